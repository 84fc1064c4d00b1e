// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import TestKit
import Testing
import Tickets
import WorkCalendar

/// Every deadline explains itself step by step, from the rule, the calendar and the journal (S2).
struct ExplanationTests {
    private let policy: DeadlinePolicy
    private var file: CaseFile

    init() throws {
        policy = try .sample()
        file = CaseFile(rules: OfficeRules(figures: policy.pack.figures, clocks: policy, ranks: FixedRanks()))
        file.now = .at("2026-02-13T16:00:00+08:00")
        try file.perform(.sample(.dispatch), by: .dispatcher)
        try file.perform(.sample(.sign), by: .handler)
    }

    private func explanations() -> [PassExplanation] {
        file.explanations(by: policy)
    }

    private func reply() throws -> DeadlineExplanation {
        try #require(explanations().last?.deadlines.first { $0.deadline.kind == .reply })
    }

    @Test func `working days are listed one by one, with the reason for each that was skipped`() throws {
        let reply = try reply()

        guard case .workdays(let days) = reply.count else {
            Issue.record("not counted in working days")
            return
        }
        #expect(days.first == DayCount(day: Day("2026-02-14")!, standing: .makeUpDay, counted: 1))
        #expect(days.filter { $0.standing == .holiday }.count == 9)
        #expect(days.last == DayCount(day: Day("2026-02-27")!, standing: .workday, counted: 5))
        #expect(reply.firstDue == .at("2026-02-27T23:59:59+08:00"))
        #expect(reply.deadline.due == reply.firstDue)
        #expect(reply.rule?.code == "reply")
        #expect(reply.moves.isEmpty)
    }

    @Test func `a clock around the clock counts time alone`() throws {
        let sign = try #require(explanations().last?.deadlines.first { $0.deadline.kind == .sign })

        #expect(sign.count == .time)
        #expect(sign.deadline.metAt == file.now)
    }

    @Test func `pauses and extensions are told in order, each with what it moved`() throws {
        var test = self
        test.file.now = .at("2026-02-24T10:00:00+08:00")
        try test.file.perform(.pause(legalBasis: "鉴定期间不计入", notice: "等待鉴定"), by: .supervisor)
        test.file.now = .at("2026-02-26T10:00:00+08:00")
        try test.file.perform(.resume, by: .supervisor)
        let until = Date.at("2026-03-06T23:59:59+08:00")
        try test.file.perform(.requestExtension(until: until, reason: "等待材料"), by: .handler)
        try test.file.perform(.approveExtension, by: .supervisor)

        let reply = try test.reply()

        #expect(reply.firstDue == .at("2026-02-27T23:59:59+08:00"))
        #expect(
            reply.moves == [
                DeadlineExplanation.Move(
                    cause: .paused(since: .at("2026-02-24T10:00:00+08:00"), legalBasis: "鉴定期间不计入"),
                    at: .at("2026-02-26T10:00:00+08:00"),
                    from: .at("2026-02-27T23:59:59+08:00"),
                    to: .at("2026-03-02T23:59:59+08:00"),
                ),
                DeadlineExplanation.Move(
                    cause: .extended(reason: "等待材料"),
                    at: test.file.now,
                    from: .at("2026-03-02T23:59:59+08:00"),
                    to: until,
                ),
            ]
        )
        #expect(reply.deadline.due == until)
    }

    @Test func `each pass has its own clocks and its own moves`() throws {
        var test = self
        try test.file.perform(.sample(.requestReturn), by: .handler)
        try test.file.perform(.approveReturn, by: .dispatcher)
        try test.file.perform(.sample(.dispatch), by: .dispatcher)

        let passes = test.explanations()

        #expect(passes.count == 2)
        #expect(passes.allSatisfy { $0.deadlines.map(\.deadline.kind) == [.sign, .firstContact, .reply] })
    }

    @Test func `before the first dispatch there is nothing to explain`() {
        let file = CaseFile(rules: OfficeRules(figures: policy.pack.figures, clocks: policy, ranks: FixedRanks()))

        #expect(file.explanations(by: policy).isEmpty)
    }

    @Test func `a deadline whose rule is gone is explained without it`() throws {
        let other = try DeadlinePolicy.sample(rules: [#"{"code": "x", "clock": "reply", "limit": {"days": 1}}"#])

        let passes = file.explanations(by: other)

        #expect(passes.last?.deadlines.allSatisfy { $0.rule == nil } == true)
    }
}

extension CaseFile {
    fileprivate func explanations(by policy: DeadlinePolicy) -> [PassExplanation] {
        ticket.explanations(of: history.map { (event: $0.event, at: $0.at) }) { _ in policy }
    }
}
