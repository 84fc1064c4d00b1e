// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import TestKit
import Testing
import Tickets
import WorkCalendar

/// The clocks of a pass, by the pack in force (S2).
struct DeadlinePolicyTests {
    @Test func `a first pass has clocks for signing, first contact and reply, from the dispatch on`() throws {
        let clocks = try DeadlinePolicy.sample().passClocks()

        #expect(clocks.deadlines.map(\.kind) == [.sign, .firstContact, .reply])
        #expect(clocks.deadlines.allSatisfy { $0.start == .monday && $0.metAt == nil })
        #expect(clocks.deadline(.sign)?.due == .at("2026-01-05T13:00:00+08:00"))
        #expect(clocks.deadline(.reply)?.due == .at("2026-01-12T23:59:59+08:00"))
        #expect(clocks.returnUntil == .at("2026-01-07T23:59:59+08:00"))
    }

    @Test func `a rework has a clock of its own, not the first pass's`() throws {
        let clocks = try DeadlinePolicy.sample().passClocks(round: 2, from: .at("2026-01-20T09:00:00+08:00"))

        #expect(clocks.deadlines.map(\.kind) == [.sign, .rework])
        #expect(clocks.deadline(.rework)?.due == .at("2026-01-23T23:59:59+08:00"))
    }

    @Test func `a deadline names the document and the rule that set it`() throws {
        let clocks = try DeadlinePolicy.sample().passClocks()

        #expect(clocks.deadlines.map(\.rule) == ["deadlines 4 · sign", "deadlines 4 · contact", "deadlines 4 · reply"])
    }

    @Test func `a clock that no rule fits does not run`() throws {
        let reply = #"{"code": "reply", "clock": "reply", "limit": {"days": 1}}"#

        let clocks = try DeadlinePolicy.sample(rules: [reply]).passClocks()

        #expect(clocks.deadlines.map(\.kind) == [.reply])
        #expect(clocks.returnUntil == nil)
    }

    @Test(arguments: [
        #"{"kinds": ["consultation", "help"]}"#, #"{"urgency": ["normal"]}"#, #"{"classes": ["road"]}"#,
        #"{"channels": ["phone"]}"#, "{}",
        #"{"kinds": ["help"], "urgency": ["normal"], "classes": ["road"], "channels": ["phone", "web"]}"#,
    ])
    func `the first rule whose condition fits decides`(condition: String) throws {
        let policy = try sample(first: condition)
        var ticket = Ticket.sample()
        ticket.matter = .pothole

        let clocks = try policy.clocks(for: ticket, round: 1, from: .monday)

        #expect(clocks.deadline(.reply)?.rule == "deadlines 4 · first")
    }

    @Test(arguments: [
        #"{"kinds": ["report"]}"#, #"{"kinds": []}"#, #"{"urgency": ["critical"]}"#, #"{"classes": ["water"]}"#,
        #"{"channels": ["web"]}"#, #"{"kinds": ["help"], "urgency": ["critical"]}"#,
    ])
    func `a rule with one part that does not fit is passed over`(condition: String) throws {
        let policy = try sample(first: condition)
        var ticket = Ticket.sample()
        ticket.matter = .pothole

        let clocks = try policy.clocks(for: ticket, round: 1, from: .monday)

        #expect(clocks.deadline(.reply)?.rule == "deadlines 4 · rest")
    }

    @Test func `a ticket without a matter has no class`() throws {
        let clocks = try sample(first: #"{"classes": ["road"]}"#).passClocks()

        #expect(clocks.deadline(.reply)?.rule == "deadlines 4 · rest")
    }

    @Test func `the type as last classified decides, not as filed`() throws {
        var ticket = Ticket.sample()
        ticket.kind = .report

        let clocks = try sample(first: #"{"kinds": ["report"]}"#).clocks(for: ticket, round: 1, from: .monday)

        #expect(clocks.deadline(.reply)?.rule == "deadlines 4 · first")
    }

    private func sample(first condition: String) throws -> DeadlinePolicy {
        try .sample(
            rules: [
                #"{"code": "first", "clock": "reply", "when": \#(condition), "limit": {"days": 1}}"#,
                #"{"code": "rest", "clock": "reply", "limit": {"days": 9}}"#,
            ],
            deadlineClass: { $0 == .pothole ? "road" : nil },
        )
    }

    @Test(arguments: ["sign", "reply", "returnWindow"])
    func `a calendar without working time left sets no clock`(clock: String) throws {
        let rule = #"{"code": "x", "clock": "\#(clock)", "limit": {"workdays": 1}}"#
        let policy = try DeadlinePolicy.sample(rules: [rule], calendar: WorkCalendar(CalendarDocument()))

        #expect(throws: TicketRefusal.calendarExhausted) { try policy.passClocks() }
    }
}
