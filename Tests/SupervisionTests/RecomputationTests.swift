// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import TestKit
import Testing
import Tickets
import WorkCalendar

/// Clocks computed anew when a ticket is classified again or the pack has changed, the old value kept as history (S2).
struct RecomputationTests {
    private static let byKind = [
        #"{"code": "sign", "clock": "sign", "limit": {"hours": 4}}"#,
        #"{"code": "asked", "clock": "reply", "when": {"kinds": ["consultation"]}, "limit": {"workdays": 2}}"#,
        #"{"code": "reply", "clock": "reply", "limit": {"workdays": 5}}"#,
        #"{"code": "rework", "clock": "rework", "limit": {"workdays": 3}}"#,
        #"{"code": "return", "clock": "returnWindow", "limit": {"workdays": 2}}"#,
    ]

    private let policy: DeadlinePolicy
    private var file: CaseFile

    init() throws {
        policy = try .sample(rules: Self.byKind)
        file = CaseFile(rules: OfficeRules(figures: policy.pack.figures, clocks: policy, ranks: FixedRanks()))
        file.now = .at("2026-03-02T09:00:00+08:00")
        try file.perform(.sample(.dispatch), by: .dispatcher)
        try file.perform(.sample(.sign), by: .handler)
    }

    private func reply(_ file: CaseFile) -> Deadline? { file.ticket.lastPass?.deadline(.reply) }

    @Test func `classified again, a ticket runs by the rule of its new kind from the same start`() throws {
        var file = file
        let sign = file.ticket.lastPass?.deadline(.sign)
        file.wait(hours: 3)

        try file.perform(.classify(kind: .consultation, matter: nil), by: .dispatcher)

        #expect(reply(file)?.rule == "deadlines 4 · asked")
        #expect(reply(file)?.start == .at("2026-03-02T09:00:00+08:00"))
        #expect(reply(file)?.due == .at("2026-03-04T23:59:59+08:00"))
        #expect(file.ticket.lastPass?.deadline(.sign) == sign, "what was met stays as it was")
    }

    @Test func `what stood still is given back, and a date that was granted is not taken back`() throws {
        var paused = file
        try paused.perform(.pause(legalBasis: "鉴定", notice: "等待鉴定"), by: .supervisor)
        paused.wait(days: 2)
        try paused.perform(.resume, by: .supervisor)
        try paused.perform(.classify(kind: .consultation, matter: nil), by: .dispatcher)
        // Of the two days, only the third of March could have counted.
        #expect(reply(paused)?.due == .at("2026-03-05T23:59:59+08:00"))

        var extended = file
        let granted = Date.at("2026-03-16T23:59:59+08:00")
        try extended.perform(.requestExtension(until: granted, reason: "等待材料"), by: .handler)
        try extended.perform(.approveExtension, by: .supervisor)
        try extended.perform(.classify(kind: .consultation, matter: nil), by: .dispatcher)
        #expect(reply(extended)?.due == granted)
    }

    @Test func `a pack that has changed is taken up on order, and an order that changes nothing is refused`() throws {
        var file = file
        #expect(file.refusal(of: .recompute(reason: "复核"), by: .supervisor) == .clocksUnchanged)
        let stricter = try DeadlinePolicy.sample()
        file.rules = OfficeRules(figures: stricter.pack.figures, clocks: stricter, ranks: FixedRanks())

        try file.perform(.recompute(reason: "时限文件更新"), by: .supervisor)

        #expect(file.ticket.lastPass?.deadlines.map(\.kind) == [.sign, .reply, .firstContact])
    }

    @Test func `a pass never has two clocks for its result, whatever the pack became`() throws {
        let early = try DeadlinePolicy.sample()
        var file = CaseFile(rules: OfficeRules(figures: early.pack.figures, clocks: early, ranks: FixedRanks())) {
            $0.caseKind = .petition
        }
        try file.advance(to: .callbackPending)
        try file.perform(.askReview(reason: "不服"), by: .citizen)
        try file.perform(.dispatch(to: .water, coUnits: [], decision: nil), by: .dispatcher)
        let later = try DeadlinePolicy.sample(
            rules: DeadlinePolicy.ordinary + [#"{"code": "review", "clock": "review", "limit": {"days": 30}}"#]
        )
        file.rules = OfficeRules(figures: later.pack.figures, clocks: later, ranks: FixedRanks())

        _ = try? file.perform(.recompute(reason: "时限文件更新"), by: .supervisor)  // Nothing may change at all.

        #expect(file.ticket.lastPass?.deadlines.filter(\.kind.isForResult).count == 1)
    }

    @Test func `the explanation tells the old limit, the new one and why`() throws {
        var file = file
        file.wait(hours: 3)
        try file.perform(.classify(kind: .consultation, matter: nil), by: .dispatcher)

        let passes = file.ticket.explanations(of: file.history.map { ($0.event, $0.at) }) { [policy] _ in policy }
        let reply = try #require(passes.last?.deadlines.first { $0.deadline.kind == .reply })

        #expect(reply.rule?.code == "asked")
        #expect(reply.firstDue == .at("2026-03-04T23:59:59+08:00"))
        #expect(
            reply.moves == [
                DeadlineExplanation.Move(
                    cause: .recomputed(reason: ""),
                    at: file.now,
                    from: .at("2026-03-09T23:59:59+08:00"),
                    to: .at("2026-03-04T23:59:59+08:00"),
                )
            ]
        )
    }

    @Test func `a disclosure counts from its receipt, an ordinary request from its dispatch`() throws {
        let policy = try DeadlinePolicy.sample(rules: [
            #"{"code": "d", "clock": "reply", "when": {"cases": ["disclosure"]}, "limit": {"workdays": 20}, "from": "receipt"}"#,
            #"{"code": "r", "clock": "reply", "limit": {"workdays": 5}}"#,
        ])
        let dispatched = Date.monday.after(days: 2)

        let disclosure = try policy.clocks(for: .sample { $0.caseKind = .disclosure }, round: 1, from: dispatched)
        let request = try policy.clocks(for: .sample(), round: 1, from: dispatched)

        #expect(disclosure.deadline(.reply)?.start == .monday)
        #expect(request.deadline(.reply)?.start == dispatched)
    }
}
