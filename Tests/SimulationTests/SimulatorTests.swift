// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Simulation
import Sites
import Storage
import TestKit
import Testing
import Tickets

struct SimulatorTests {
    @Test func `the same seed gives the same lives on every engine, another seed gives others`() async throws {
        let plan = SimulationPlan(tickets: 40, seed: 3, days: 30)
        var other = plan
        other.seed = 4

        let first = try await Simulated.play(plan, on: .sqlite) { $0.report }

        for engine in Engine.available {
            #expect(try await Simulated.play(plan, on: engine) { $0.report } == first)
        }
        #expect(try await Simulated.play(other, on: .sqlite) { $0.report } != first)
    }

    @Test(arguments: [0, 1, 30])
    func `most tickets end closed with a survey, and nothing unlawful is tried`(days: Double) async throws {
        let plan = SimulationPlan(tickets: 100, seed: 1, days: days)
        let report = try await Simulated.play(plan, on: .sqlite) { $0.report }

        #expect(report.filed == 100 && report.tickets == 100)
        #expect(report.refusals.isEmpty)
        #expect(report.closings[.surveyed, default: 0] >= 70)
    }

    @Test func `everything that people do with tickets occurs`() async throws {
        let rare: Set<TicketCommand.Name> = [
            .unmerge, .propose, .close, .noticeLamp, .acknowledge, .passOnAnswer, .link, .unlink, .split, .subDispatch,
            .consultThirdParty, .noteThirdPartyOpinion, .askReview, .recompute, .attach,
            .withdrawAttachment, .supplement, .recordHandOver, .recordTelling, .noteInquiry, .withdraw, .publish,
            .unpublish, .recuse, .endRecusal, .requestExclusion, .decideExclusion, .dispose,
        ]
        let plan = SimulationPlan(tickets: 400, seed: 2, days: 0)
        let report = try await Simulated.play(plan, on: .sqlite) { $0.report }

        let missing = Set(TicketCommand.Name.allCases).subtracting(rare).subtracting(report.deeds.keys)
        #expect(missing == [], "\(missing)")
    }

    @Test func `lives are spread over the days asked for, lamps change, and nothing happens after today`() async throws
    {
        try await Simulated.play(SimulationPlan(tickets: 80, seed: 1, days: 30), on: .sqlite) { simulated in
            let now = simulated.office.clock.now
            let entries = try await simulated.office.desk.database.read { reader in
                try Journal.entries(after: 0, limit: 10_000, in: reader)
            }
            let filed = entries.filter { $0.version == 1 }.map(\.at)
            let oldest = try #require(filed.min())

            #expect(simulated.report.lampChanges > 0)
            #expect(simulated.report.deeds[.acknowledge, default: 0] > 0, "who is late is reminded, and says so")
            #expect(oldest > now.addingTimeInterval(-30 * 86_400) && oldest < now.addingTimeInterval(-25 * 86_400))
            #expect(entries.allSatisfy { $0.at <= now })
        }
    }

    @Test func `what one ticket's journal tells is in order of time`() async throws {
        try await Simulated.play(SimulationPlan(tickets: 60, seed: 5, days: 30), on: .sqlite) { simulated in
            let entries = try await simulated.office.desk.database.read { reader in
                try Journal.entries(after: 0, limit: 10_000, in: reader)
            }
            for history in Dictionary(grouping: entries, by: \.ticket).values {
                #expect(zip(history, history.dropFirst()).allSatisfy { $0.at <= $1.at })
            }
        }
    }

    @Test func `played again with the same seed, nothing is filed twice`() async throws {
        try await Simulated.play(SimulationPlan(tickets: 30, seed: 1), on: .sqlite) { simulated in
            let again = try await simulated.office.play(SimulationPlan(tickets: 30, seed: 1))

            #expect(again.filed == 0 && again.alreadyFiled == 30 && again.commands == 0)
        }
    }

    @Test func `after the simulation, a server's followers go on at once`() async throws {
        try await Simulated.play(SimulationPlan(tickets: 5, seed: 1), on: .sqlite) { simulated in
            let followers = try await simulated.office.desk.database.read { try FollowerRecords.all(in: $0) }

            #expect(followers.count == simulated.office.desk.followers.count)
            #expect(followers.allSatisfy { $0.leaseHolder == nil })
        }
    }

    @Test func `a simulation that broke off is taken up where it stood still`() async throws {
        let plan = SimulationPlan(tickets: 40, seed: 6, days: 30)
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let end = office.clock.now
            // What had happened by the middle of the month.
            var half = plan
            half.days = 15
            half.until = end.addingTimeInterval(-15 * 86_400)
            _ = try await office.play(half)

            var rest = plan
            rest.resumes = true
            let report = try await office.play(rest)

            #expect(report.alreadyFiled == 40 && report.filed == 0 && report.refusals.isEmpty)
            #expect(report.closings[.surveyed, default: 0] > 10)
            let entries = try await database.read { try Journal.entries(after: 0, limit: 10_000, in: $0) }
            for history in Dictionary(grouping: entries, by: \.ticket).values {
                #expect(zip(history, history.dropFirst()).allSatisfy { $0.at <= $1.at })
            }
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `open tickets of the store are carried to their end`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in 1...20 { _ = try await office.file("路灯不亮已经三天了。", id: "\(id)") }

            let report = try await office.play(SimulationPlan(tickets: 15, carriesOn: true))

            #expect(report.filed == 0 && report.tickets == 15 && report.refusals.isEmpty)
            #expect(report.stages.keys.allSatisfy { !$0.isOpen })
            #expect(try await office.verification().disagreements == [])
        }
    }
}
