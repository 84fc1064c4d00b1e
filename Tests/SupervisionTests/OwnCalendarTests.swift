// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import TestKit
import Testing
import Tickets
import WorkCalendar

/// Deadlines of a unit with hours of its own are counted in them, and say so (S1, S2).
struct OwnCalendarTests {
    /// The roads office works on Saturdays too, from eight to eight.
    private func policy(rules: [String] = DeadlinePolicy.ordinary) throws -> DeadlinePolicy {
        let own = try WorkCalendar.sample { document in
            let hours = [["08:00", "20:00"]]
            document.hours = ["mon": hours, "tue": hours, "wed": hours, "thu": hours, "fri": hours, "sat": hours]
        }
        return try .sample(rules: rules, ownCalendars: ["roads": own])
    }

    private func file(_ policy: DeadlinePolicy) throws -> CaseFile {
        var file = CaseFile(rules: OfficeRules(figures: policy.pack.figures, clocks: policy, ranks: FixedRanks()))
        file.now = .monday
        try file.perform(.sample(.dispatch), by: .dispatcher)
        return file
    }

    @Test func `a pass is counted on the working time of its unit`() throws {
        let ticket = try file(try policy()).ticket
        let pass = try #require(ticket.stage.assignment)
        let reply = try #require(pass.deadline(.reply))

        let isRoads = pass.unit.rawValue == "roads"
        #expect(isRoads, "the sample dispatch is to the roads office")
        // From Tuesday the 6th: five days with a Saturday among them end on the 10th instead of the 12th.
        #expect(reply.due == .at("2026-01-10T23:59:59+08:00"))
    }

    @Test func `the explanation names the unit and lists its days`() throws {
        let policy = try policy()
        let file = try file(policy)

        let passes = file.ticket.explanations(of: file.history.map { (event: $0.event, at: $0.at) }) { _ in policy }
        let reply = try #require(passes.last?.deadlines.first { $0.deadline.kind == .reply })

        #expect(reply.calendarOwner?.rawValue == "roads")
        let sign = try #require(passes.last?.deadlines.first { $0.deadline.kind == .sign })
        #expect(sign.calendarOwner == nil, "around the clock no calendar counts")
        guard case .workdays(let days) = reply.count else {
            Issue.record("not counted in working days")
            return
        }
        #expect(days.last == DayCount(day: try #require(Day("2026-01-10")), standing: .workday, counted: 5))
    }

    @Test func `a unit without hours of its own is counted on the site's calendar`() throws {
        let policy = try policy()

        #expect(policy.of(.water).calendarOwner == nil)
        #expect(policy.of(.water).calendar == policy.calendar)
        #expect(policy.of(.roads).calendarOwner == .roads)
    }

    @Test func `a pause is given back in the unit's own working days`() throws {
        let policy = try policy()
        var file = try file(policy)
        try file.perform(.sample(.sign), by: .handler)
        file.now = .at("2026-01-10T09:00:00+08:00")
        try file.perform(.pause(legalBasis: "鉴定期间不计入", notice: "等待鉴定"), by: .supervisor)
        file.now = .at("2026-01-12T09:00:00+08:00")
        try file.perform(.resume, by: .supervisor)

        // Saturday the 10th was worked there, and so it is given back: Monday the 12th.
        let reply = try #require(file.ticket.stage.assignment?.deadline(.reply))
        #expect(reply.due == .at("2026-01-12T23:59:59+08:00"))
    }

    @Test func `what another pack would make of running clocks is told with its direction`() throws {
        let old = try policy()
        let longer = DeadlinePolicy.ordinary.map { $0.replacing(#""workdays": 5"#, with: #""workdays": 6"#) }
        let ticket = try file(old).ticket

        let shifts = ticket.shifts(from: old, to: try policy(rules: longer))

        #expect(shifts.map(\.kind) == [.reply])
        #expect(shifts.first?.unit == .roads)
        #expect(shifts.first?.before == .at("2026-01-10T23:59:59+08:00"))
        #expect(shifts.first?.after == .at("2026-01-12T23:59:59+08:00"))
        #expect(ticket.shifts(from: old, to: old).isEmpty)
    }

    @Test func `a clock that would not run any more is told, one that has been met is not`() throws {
        let old = try policy()
        let bare = DeadlinePolicy.ordinary.filter { !$0.contains("firstContact") && !$0.contains(#""sign""#) }
        var file = try file(old)
        try file.perform(.sample(.sign), by: .handler)

        let shifts = file.ticket.shifts(from: old, to: try policy(rules: bare))

        #expect(shifts.map(\.kind) == [.firstContact])
        #expect(shifts.first?.after == nil)
    }

    @Test func `a ticket that nobody handles has no clock to move`() throws {
        let policy = try policy()

        #expect(Ticket.sample().shifts(from: policy, to: policy).isEmpty)
    }
}
