// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import TestKit
import Testing
import Tickets

/// When lamps change, and how clocks move (S3, D4, domain.md 1.12).
struct AlarmTests {
    @Test func `signing turns yellow after three quarters of its time and orange at the end`() throws {
        let sign = try #require(try DeadlinePolicy.sample().passClocks().deadline(.sign))

        #expect(
            sign.alarms == [
                .init(lamp: .yellow, at: .at("2026-01-05T12:00:00+08:00")),
                .init(lamp: .orange, at: .at("2026-01-05T13:00:00+08:00")),
            ]
        )
    }

    @Test(arguments: [(1, Deadline.Kind.reply), (2, .rework)])
    func `a reply turns yellow, red at the end, and double red five working days later`(
        round: Int,
        kind: Deadline.Kind,
    ) throws {
        let clock = try #require(try DeadlinePolicy.sample().passClocks(round: round).deadline(kind))

        #expect(clock.alarms.map(\.lamp) == [.yellow, .red, .doubleRed])
        #expect(clock.alarms[1].at == clock.due)
        #expect(
            clock.alarms[2].at == (round == 1 ? .at("2026-01-19T23:59:59+08:00") : .at("2026-01-15T23:59:59+08:00"))
        )
    }

    @Test(arguments: ["2026-01-05T09:00:00+08:00", "2026-02-13T17:30:00+08:00", "2026-02-20T03:00:00.250+08:00"])
    func `alarms follow each other in time`(start: String) throws {
        let policy = try DeadlinePolicy.sample()

        for round in 1...2 {
            for deadline in try policy.passClocks(round: round, from: .at(start)).deadlines {
                let instants = [deadline.start] + deadline.alarms.map(\.at)
                #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 < $1 }, "\(deadline.kind)")
            }
        }
    }

    @Test func `the lamp of a clock is that of its last alarm`() throws {
        let sign = try #require(try DeadlinePolicy.sample().passClocks().deadline(.sign))

        #expect(sign.lamp(at: .monday) == .green)
        #expect(sign.lamp(at: .at("2026-01-05T11:59:59+08:00")) == .green)
        #expect(sign.lamp(at: .at("2026-01-05T12:00:00+08:00")) == .yellow)
        #expect(sign.lamp(at: .at("2026-01-05T13:00:00+08:00")) == .orange)
    }

    @Test func `an extension moves the end and its alarms, never the start or the rule`() throws {
        let policy = try DeadlinePolicy.sample()
        let reply = try #require(try policy.passClocks().deadline(.reply))

        let extended = try policy.extended(reply, to: .at("2026-01-16T23:59:59+08:00"))

        #expect(extended.start == reply.start)
        #expect(extended.rule == reply.rule)
        #expect(extended.due == .at("2026-01-16T23:59:59+08:00"))
        #expect(extended.alarms.map(\.lamp) == [.yellow, .red, .doubleRed])
        #expect(extended.alarms[1].at == extended.due)
        #expect(extended.alarms[2].at == .at("2026-01-23T23:59:59+08:00"))
    }

    @Test func `a pause moves the end by as long as the clock stood still`() throws {
        let policy = try DeadlinePolicy.sample()
        let sign = try #require(try policy.passClocks().deadline(.sign))
        let pause = DateInterval(start: .at("2026-01-05T10:00:00+08:00"), duration: 7_200)

        let resumed = try policy.resumed(sign, after: pause)

        #expect(resumed.due == sign.due.after(hours: 2))
        #expect(resumed.alarms.last?.at == resumed.due)
    }

    @Test func `a clock moved beyond the calendar's working time is refused`() throws {
        let policy = try DeadlinePolicy.sample()
        let reply = try #require(try policy.passClocks().deadline(.reply))

        #expect(throws: TicketRefusal.calendarExhausted) {
            try policy.extended(reply, to: .at("9999-12-31T00:00:00Z"))
        }
    }

    private static let ladder = """
        [{"level": "reminder", "before": {"hours": 24}, "to": ["handler"]},
         {"level": "urging", "after": {"minutes": 1}, "to": ["handler"]},
         {"level": "supervision", "after": {"workdays": 5}, "to": ["handler", "supervisor"]}]
        """

    @Test func `the ladder's rungs stand before and after the limit, on the calendar`() throws {
        let policy = try DeadlinePolicy.sample(ladder: Self.ladder)
        let reply = try #require(try policy.passClocks().deadline(.reply))

        #expect(reply.rung == RungDue(level: .reminder, at: .at("2026-01-11T23:59:59+08:00")))
        #expect(
            try policy.rung(after: .reminder, of: reply)
                == RungDue(level: .urging, at: .at("2026-01-13T00:00:59+08:00"))
        )
        #expect(
            try policy.rung(after: .urging, of: reply)
                == RungDue(level: .supervision, at: .at("2026-01-19T23:59:59+08:00"))
        )
        #expect(try policy.rung(after: .supervision, of: reply) == nil)
        #expect(try policy.passClocks().deadline(.sign)?.rung == nil, "only the result's clock climbs")
    }

    @Test func `after a pause the ladder goes on where it was`() throws {
        let policy = try DeadlinePolicy.sample(ladder: Self.ladder)
        var reply = try #require(try policy.passClocks().deadline(.reply))
        reply.rung = try policy.rung(after: .reminder, of: reply)
        let pause = DateInterval(start: .at("2026-01-12T10:00:00+08:00"), end: .at("2026-01-14T10:00:00+08:00"))

        let resumed = try policy.resumed(reply, after: pause)

        #expect(resumed.due == .at("2026-01-14T23:59:59+08:00"))
        #expect(resumed.rung == RungDue(level: .urging, at: .at("2026-01-15T00:00:59+08:00")))
    }

    @Test func `a limit shorter than the notice has no reminder`() throws {
        let short = #"{"code": "reply", "clock": "reply", "limit": {"hours": 2}}"#

        let reply = try DeadlinePolicy.sample(rules: [short], ladder: Self.ladder).passClocks().deadline(.reply)

        #expect(reply?.rung?.level == .urging)
    }

    @Test func `the law and the policy agree: an extension is granted on the real calendar`() throws {
        let policy = try DeadlinePolicy.sample()
        let rules = OfficeRules(figures: policy.pack.figures, clocks: policy, ranks: FixedRanks())
        var file = try CaseFile(in: .handling, rules: rules)

        let until = Date.at("2026-01-16T23:59:59+08:00")
        try file.perform(.requestExtension(until: until, reason: "等待材料"), by: .handler)
        try file.perform(.approveExtension, by: .supervisor)

        #expect(file.ticket.stage.assignment?.resultDeadline?.due == until)
    }
}
