// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Storage
import Survey
import TestKit
import Testing
import Tickets
import WorkCalendar

/// What units are scored by, what is left out of it, and what is published for good (E5, E7).
struct StatementTests {
    private static let water = UnitCode("water")!
    private static let march = Month("2026-03")!
    private static let handler = Author.handler(of: water)
    private static let request = TicketCommand.requestExclusion(.satisfaction, .forceMajeure, evidence: "气象预警")
    private static let grant = TicketCommand.decideExclusion(ordinal: 1, .grant, reason: "属实")

    @Test(arguments: Engine.available)
    func `what is granted leaves numerator and base, and comes back when it is revoked`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.dissatisfied()

            let before = try await office.water()
            try await office.perform(Self.request, on: number, by: Self.handler)
            let asked = try await office.water()
            try await office.perform(Self.grant, on: number, by: .evaluator)
            let granted = try await office.water()
            let verified = try await office.verification().disagreements
            try await office.perform(
                .decideExclusion(ordinal: 1, .revoke, reason: "材料不实"),
                on: number,
                by: .supervisor,
            )
            let revoked = try await office.water()

            #expect(before.card[.dissatisfied] == 1 && asked.card == before.card)
            #expect(granted.card[.dissatisfied] == 0)
            #expect(granted.excluded.reasons(of: [.dissatisfied]) == [.forceMajeure: 1])
            #expect(granted.exclusions.map(\.exclusion.state) == [.granted])
            #expect(verified == [])
            #expect(revoked.card == before.card)
            #expect(revoked.exclusions.map(\.exclusion.state) == [.revoked])
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what happened stays in the tallies, and a changed row of an exclusion is found`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.dissatisfied()
            try await office.perform(Self.request, on: number, by: Self.handler)
            try await office.perform(Self.grant, on: number, by: .evaluator)

            let counted = try await database.read { reader in
                try ScorecardQuery.cards(from: Self.march.first, through: Self.march.last, in: reader)
            }
            _ = try await database.write { writer in
                try writer.execute("UPDATE exclusion_entries SET state = 'requested'")
            }

            #expect(counted[Self.water]?[.dissatisfied] == 1)
            #expect(try await office.verification().disagreements == [.exclusionsDiffer(number)])
        }
    }

    @Test(arguments: Engine.available)
    func `what never counted cannot be left out`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number

            await #expect(throws: TicketRefusal.nothingToExclude(.satisfaction)) {
                try await office.perform(Self.request, on: number, by: Self.handler)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a frozen month keeps its figures, and what changes later is an amendment with its tickets`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.dissatisfied()
            await #expect(throws: StatementRefusal.notOver) {
                try await office.desk.freeze(Self.march, by: .evaluator)
            }
            office.clock.move(to: .at("2026-04-02T09:00:00+08:00"))
            await #expect(throws: StatementRefusal.notPermitted) {
                try await office.desk.freeze(Self.march, by: .supervisor)
            }

            let open = try await office.water()
            try await office.desk.freeze(Self.march, by: .evaluator)
            let frozen = try await office.water()
            office.clock.advance(hours: 1)
            try await office.perform(Self.request, on: number, by: Self.handler)
            try await office.perform(Self.grant, on: number, by: .evaluator)
            let amended = try await office.water()

            #expect(frozen.scores.frozen?.by == Author.evaluator.login)
            #expect(frozen.line == open.line && frozen.card == open.card && frozen.amendment == nil)
            #expect(amended.line == open.line && amended.card == open.card)
            let changes = try #require(amended.amendment).rates
            #expect(changes.map(\.rule.code) == ["satisfaction"])
            #expect(changes.map(\.before.denominator) == [1] && changes.map(\.now.denominator) == [0])
            #expect(amended.laterExclusions.compactMap(\.stored?.ticket.number) == [number])
            await #expect(throws: StatementRefusal.frozen) {
                try await office.desk.freeze(Self.march, by: .evaluator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a unit objects before the month is frozen, and somebody else answers once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.dissatisfied()
            let draft = ObjectionDraft(
                unit: Self.water,
                month: Self.march,
                ticket: number,
                group: .satisfaction,
                words: "停电所致",
                evidence: "供电公司通知",
            )

            try await office.desk.object(draft, by: Self.handler)
            let id = try #require(try await office.water().objections.first?.objection.id)
            await #expect(throws: StatementRefusal.notPermitted) {
                try await office.desk.answer(id, .upheld, reply: "是", by: Self.handler)
            }
            try await office.desk.answer(id, .upheld, reply: "予以剔除", by: .evaluator)
            let objections = try await office.water().objections
            office.clock.move(to: .at("2026-04-02T09:00:00+08:00"))
            try await office.desk.freeze(Self.march, by: .evaluator)

            #expect(objections.map(\.ticket) == [number])
            #expect(objections.first?.objection.answer?.ruling == .upheld)
            await #expect(throws: StatementRefusal.answered) {
                try await office.desk.answer(id, .dismissed, reply: "否", by: .evaluator)
            }
            await #expect(throws: StatementRefusal.frozen) { try await office.desk.object(draft, by: Self.handler) }
        }
    }

    @Test func `a unit reads its own statement and no other's`() async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let site = office.desk.site
            let power = try #require(UnitCode("power"))

            #expect(site.showsStatement(of: Self.water, to: Self.handler))
            #expect(!site.showsStatement(of: power, to: Self.handler))
            for author in [Author.evaluator, .supervisor, .leader, .admin] {
                #expect(site.showsStatement(of: Self.water, to: author))
            }
            for author in [Author.agent, .dispatcher, .inspector] {
                #expect(!site.showsStatement(of: Self.water, to: author))
            }
            await #expect(throws: StatementRefusal.unknownStatement) {
                _ = try await office.desk.statement(of: power, in: Self.march, for: Self.handler)
            }
        }
    }

    @Test func `a report that accuses the reader's unit counts and is not named`() async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let receipt = try await office.file { $0.filing.accusedUnit = UnitCode("power") }
            if receipt.stored.ticket.unit == nil {
                let dispatch = TicketCommand.dispatch(to: Self.water, coUnits: [], decision: nil)
                try await office.perform(dispatch, on: receipt.stored.ticket.number, by: .dispatcher)
            }
            let unit = receipt.stored.ticket.unit ?? Self.water
            let accused = Author.staff(login: "evaluator.power", role: .evaluator, unit: UnitCode("power"))
            let scope = StatementScope(unit: unit, month: Self.march, facts: Set(Fact.allCases))

            let theirs = try await office.desk.statementLines(scope, after: 0, limit: 10, for: accused)
            let ours = try await office.desk.statementLines(scope, after: 0, limit: 10, for: .evaluator)

            #expect(!ours.lines.isEmpty && ours.lines.allSatisfy { $0.stored != nil })
            #expect(theirs.lines.map(\.counted) == ours.lines.map(\.counted))
            #expect(theirs.lines.allSatisfy { $0.stored == nil })
        }
    }
}

extension Office {
    fileprivate func water() async throws -> UnitStatement {
        let unit = try #require(UnitCode("water"))
        return try await desk.statement(of: unit, in: try #require(Month("2026-03")), for: .evaluator)
    }

    /// A request that the water company has answered, to the citizen's displeasure.
    fileprivate func dissatisfied() async throws -> TicketNumber {
        let number = try await file().stored.ticket.number
        let handler = Author.handler(of: try #require(UnitCode("water")))
        try await perform(.sign(handler: "班长"), on: number, by: handler)
        try await perform(.submitResult(.sample()), on: number, by: handler)
        try await perform(.acceptResult, on: number, by: .dispatcher)
        let answer = SurveyAnswer.sample(resolution: .partly, satisfaction: .dissatisfied)
        try await perform(.recordCallback(.reached(answer)), on: number, by: .evaluator)
        return number
    }
}
