// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Routing
import Sites
import Storage
import TestKit
import Testing
import Tickets
import WorkCalendar

/// Proposals corrected by people, and how often routing was right (C3).
struct ProposalTests {
    private static let lamps = MatterCode("urban.roads.lamps")!

    @Test(arguments: Engine.available)
    func `whoever classifies a waiting ticket gets the proposal that follows from it`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("想反映一个情况。").stored.ticket.number

            let classify = TicketCommand.classify(kind: .complaint, matter: Self.lamps)
            let ticket = try await office.perform(classify, on: number, by: .dispatcher).ticket
            let unit = try #require(ticket.proposal?.unit)
            let dispatched = try await office.perform(
                .dispatch(to: unit, coUnits: [], decision: nil),
                on: number,
                by: .dispatcher,
            ).ticket

            #expect(ticket.proposal?.matter == Self.lamps && ticket.proposal?.isCertain == false)
            #expect(dispatched.matter == Self.lamps)
            #expect(dispatched.stage.assignment?.decision == ticket.proposal)
        }
    }

    @Test(arguments: Engine.available)
    func `a dispatch with another matter than proposed is kept as the dispatcher's word`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("想反映一个情况。").stored.ticket.number
            let unit = try #require(UnitCode("urban-management"))
            let said = RoutingDecision(of: Self.lamps, to: unit, coUnits: [])

            let ticket = try await office.perform(
                .dispatch(to: unit, coUnits: [], decision: said),
                on: number,
                by: .dispatcher,
            ).ticket

            let decision = try #require(ticket.stage.assignment?.decision)
            #expect(ticket.matter == Self.lamps)
            #expect(decision.because == [.matterChosen(Self.lamps)])
            let catalogue = office.desk.site.catalogue.number
            #expect(decision.basis == "catalogue \(catalogue)")
        }
    }

    @Test(arguments: Engine.available)
    func `a matter that is none is refused, and nothing is dispatched`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("想反映一个情况。").stored.ticket.number
            let unit = try #require(UnitCode("urban-management"))
            let said = RoutingDecision(of: try #require(MatterCode("urban")), to: unit, coUnits: [])

            await #expect(throws: DeskRefusal.unknownMatter("urban")) {
                _ = try await office.perform(
                    .dispatch(to: unit, coUnits: [], decision: said),
                    on: number,
                    by: .dispatcher,
                )
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a store from before is counted from its journal at the next start, once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in ["1", "2"] { _ = try await office.file("樊城区路灯不亮", id: id) }
            let counted = try await office.desk.proposalOutcomes(since: office.desk.today)
            // One was counted before the start, as by a server that changed the schema and stopped.
            _ = try await database.write { writer in
                try writer.execute("UPDATE proposal_tallies SET count = 1")
                try writer.execute(
                    "INSERT INTO proposal_tallies (day, way, outcome, count) VALUES ('', 'unfilled', '', 1)"
                )
            }

            for _ in 1...2 { try await Desk.prepare(database, at: office.clock.now) }

            let again = try await office.desk.proposalOutcomes(since: office.desk.today)
            let verification = try await office.verification()
            #expect(!counted.isEmpty && again == counted)
            #expect(verification.disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `proposals kept and changed, tickets sent alone and given back are counted, and verified`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let kept = try await office.file("樊城区有人在小区里种菜，想反映。", id: "1").stored.ticket
            let unit = try #require(kept.proposal?.unit)
            let other = try #require(UnitCode("water"))
            let changed = try await office.file("樊城区有人在小区里养鸡，想反映。", id: "2").stored.ticket
            let alone = try await office.file("樊城区路灯不亮", id: "3").stored.ticket
            for (number, unit) in [(kept.number, unit), (changed.number, other)] {
                _ = try await office.perform(
                    .dispatch(to: unit, coUnits: [], decision: nil),
                    on: number,
                    by: .dispatcher,
                )
            }

            let months = try await office.desk.proposalOutcomes(since: office.desk.today)
            let outcomes = try #require(months.values.first)
            let verification = try await office.verification()

            func count(_ kind: ProposalOutcome.Kind) -> Int {
                outcomes.reduce(0) { $1.key.kind == kind ? $0 + $1.value : $0 }
            }
            #expect(count(.kept) == 1)
            #expect(count(.changed) == 1)
            #expect(count(.alone) == (alone.proposal == nil ? 1 : 0) && alone.proposal == nil)
            #expect(count(.givenBack) == 0)
            #expect(verification.disagreements.isEmpty)
        }
    }
}
