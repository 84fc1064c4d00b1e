// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import TestKit
import Testing
import Tickets
import WorkCalendar

/// How a pack counts days, and what a pause by law gives back (S2, domain.md 1.7 and 1.8).
struct CountingTests {
    private func policy(_ limit: String, counting: String = "{}") throws -> DeadlinePolicy {
        try .sample(
            rules: [#"{"code": "reply", "clock": "reply", "limit": \#(limit)}"#],
            counting: counting,
        )
    }

    private func reply(_ policy: DeadlinePolicy, from start: Date = .monday) throws -> Deadline {
        try #require(try policy.passClocks(from: start).deadline(.reply))
    }

    @Test(arguments: [
        (#"{"workdays": 2}"#, #"{"from": "sameDay"}"#, "2026-01-06T23:59:59+08:00"),
        (#"{"days": 1}"#, #"{"from": "sameDay"}"#, "2026-01-05T23:59:59+08:00"),
        (#"{"workdays": 2}"#, #"{"until": "endOfHours"}"#, "2026-01-07T17:00:00+08:00"),
        (#"{"workdays": 1}"#, #"{"from": "sameDay", "until": "endOfHours"}"#, "2026-01-05T17:00:00+08:00"),
        // A Saturday has no office hours to end.
        (#"{"days": 5}"#, #"{"until": "endOfHours"}"#, "2026-01-10T23:59:59+08:00"),
        (#"{"hours": 4}"#, #"{"from": "sameDay", "until": "endOfHours"}"#, "2026-01-05T13:00:00+08:00"),
    ])
    func `a pack says from when days count and when the last is over`(
        limit: String,
        counting: String,
        due: String,
    ) throws {
        #expect(try reply(policy(limit, counting: counting)).due == .at(due))
    }

    @Test func `a day whose hours are over when the clock starts does not count`() throws {
        let policy = try policy(#"{"workdays": 1}"#, counting: #"{"from": "sameDay", "until": "endOfHours"}"#)

        #expect(try reply(policy, from: .at("2026-01-05T20:00:00+08:00")).due == .at("2026-01-06T17:00:00+08:00"))
    }

    @Test func `on a day off, the first day that counts is the next working day either way`() throws {
        let saturday = Date.at("2026-01-10T10:00:00+08:00")

        let inclusive = try reply(policy(#"{"workdays": 1}"#, counting: #"{"from": "sameDay"}"#), from: saturday)

        #expect(inclusive.due == .at("2026-01-12T23:59:59+08:00"))
    }

    @Test func `an extension is bounded in the days that the pack names`() throws {
        let natural = try policy(#"{"workdays": 5}"#)
        let working = try policy(#"{"workdays": 5}"#, counting: #"{"extensions": "workdays"}"#)

        #expect(
            try natural.latestExtension(of: reply(natural), days: 10, for: .sample())
                == .at("2026-01-22T23:59:59+08:00")
        )
        #expect(
            try working.latestExtension(of: reply(working), days: 10, for: .sample())
                == .at("2026-01-26T23:59:59+08:00")
        )
    }

    @Test(arguments: [
        // Around the clock, the time itself.
        (#"{"hours": 48}"#, "2026-01-05T10:00:00+08:00", "2026-01-05T13:00:00+08:00", "2026-01-07T12:00:00+08:00"),
        // Working hours: over lunch only one of three is lost; over the weekend none.
        (#"{"workHours": 8}"#, "2026-01-05T11:00:00+08:00", "2026-01-05T14:00:00+08:00", "2026-01-06T12:00:00+08:00"),
        (#"{"workHours": 30}"#, "2026-01-09T17:00:00+08:00", "2026-01-12T09:00:00+08:00", "2026-01-09T17:00:00+08:00"),
        // Working days: those that ended meanwhile.
        (#"{"workdays": 5}"#, "2026-01-06T10:00:00+08:00", "2026-01-08T10:00:00+08:00", "2026-01-14T23:59:59+08:00"),
        (#"{"workdays": 5}"#, "2026-01-06T10:00:00+08:00", "2026-01-06T16:00:00+08:00", "2026-01-12T23:59:59+08:00"),
        (#"{"workdays": 5}"#, "2026-01-09T20:00:00+08:00", "2026-01-11T20:00:00+08:00", "2026-01-13T23:59:59+08:00"),
        (#"{"workdays": 5}"#, "2026-01-10T08:00:00+08:00", "2026-01-11T20:00:00+08:00", "2026-01-12T23:59:59+08:00"),
        (#"{"days": 5}"#, "2026-01-10T08:00:00+08:00", "2026-01-11T20:00:00+08:00", "2026-01-11T23:59:59+08:00"),
        // The day of the start did not count, so it is not given back.
        (#"{"workdays": 5}"#, "2026-01-05T10:00:00+08:00", "2026-01-06T10:00:00+08:00", "2026-01-12T23:59:59+08:00"),
        // Begun before the limit, ended long after it.
        (#"{"workdays": 1}"#, "2026-01-06T10:00:00+08:00", "2026-02-02T10:00:00+08:00", "2026-02-02T23:59:59+08:00"),
    ])
    func `a pause gives back what passed of the clock's own measure`(
        limit: String,
        since: String,
        until: String,
        due: String,
    ) throws {
        let policy = try policy(limit)
        let pause = DateInterval(start: .at(since), end: .at(until))

        #expect(try policy.resumed(reply(policy), after: pause).due == .at(due))
    }

    @Test func `a day that ended with the office hours before the pause is not given back`() throws {
        let policy = try policy(#"{"workdays": 5}"#, counting: #"{"until": "endOfHours"}"#)
        let night = DateInterval(start: .at("2026-01-06T18:00:00+08:00"), end: .at("2026-01-07T08:00:00+08:00"))

        #expect(try policy.resumed(reply(policy), after: night).due == .at("2026-01-12T17:00:00+08:00"))
    }

    @Test func `a clock that had run out stays run out`() throws {
        let policy = try policy(#"{"hours": 4}"#)
        let deadline = try reply(policy)
        let late = DateInterval(start: deadline.due.after(hours: 1), duration: 86_400)

        #expect(try policy.resumed(deadline, after: late) == deadline)
    }

    @Test func `the law's own limit stands beside the promise`() throws {
        let rule = #"{"code": "reply", "clock": "reply", "limit": {"workdays": 5}, "statutory": {"workdays": 10}}"#

        let deadline = try reply(.sample(rules: [rule]))

        #expect(deadline.due == .at("2026-01-12T23:59:59+08:00"))
        #expect(deadline.statutory == .at("2026-01-19T23:59:59+08:00"))
    }
}
