// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import TestKit
import Testing
import WorkCalendar

/// How long a clock runs, in each of its units (S2, domain.md 1.7 and 3.3).
struct LimitTests {
    private func due(_ limit: Limit, from start: String) throws -> Date {
        try limit.due(from: .at(start), in: .sample())
    }

    @Test(arguments: [
        // Around the clock: a Friday evening and a holiday make no difference.
        (Limit.minutes(15), "2026-01-09T23:50:00+08:00", "2026-01-10T00:05:00+08:00"),
        (.hours(24), "2026-01-09T16:00:00+08:00", "2026-01-10T16:00:00+08:00"),
        (.hours(24), "2026-02-16T08:00:00+08:00", "2026-02-17T08:00:00+08:00"),
    ])
    func `minutes and hours run around the clock`(limit: Limit, start: String, end: String) throws {
        #expect(try due(limit, from: start) == .at(end))
    }

    @Test(arguments: [
        ("2026-01-09T16:00:00+08:00", 4, "2026-01-12T12:00:00+08:00"),
        ("2026-01-09T11:30:00+08:00", 1, "2026-01-09T14:30:00+08:00"),
        ("2026-01-10T10:00:00+08:00", 1, "2026-01-12T10:00:00+08:00"),
        ("2026-02-13T16:00:00+08:00", 2, "2026-02-14T10:00:00+08:00"),
        ("2026-02-14T16:00:00+08:00", 2, "2026-02-24T10:00:00+08:00"),
    ])
    func `working hours stand still over lunch, nights, weekends and holidays, but not on make-up days`(
        start: String,
        hours: Int,
        end: String,
    ) throws {
        #expect(try due(.workHours(hours), from: start) == .at(end))
    }

    @Test(arguments: [
        ("2026-01-05T00:00:00+08:00", 1, "2026-01-06T23:59:59+08:00"),
        ("2026-01-05T23:59:59+08:00", 1, "2026-01-06T23:59:59+08:00"),
        ("2026-02-13T09:00:00+08:00", 7, "2026-02-20T23:59:59+08:00"),
        // Eight in the evening in London is the next day in Xiangyang.
        ("2026-01-05T20:00:00Z", 1, "2026-01-07T23:59:59+08:00"),
    ])
    func `natural days count from the next day to the end of the last, holidays too`(
        start: String,
        days: Int,
        end: String,
    ) throws {
        #expect(try due(.days(days), from: start) == .at(end))
    }

    @Test(arguments: [
        ("2026-01-05T09:00:00+08:00", 5, "2026-01-12T23:59:59+08:00"),
        ("2026-01-10T09:00:00+08:00", 1, "2026-01-12T23:59:59+08:00"),
        ("2026-02-13T09:00:00+08:00", 3, "2026-02-25T23:59:59+08:00"),
        ("2026-02-27T09:00:00+08:00", 1, "2026-02-28T23:59:59+08:00"),
    ])
    func `working days skip weekends and holidays and count make-up days`(
        start: String,
        workdays: Int,
        end: String,
    ) throws {
        #expect(try due(.workdays(workdays), from: start) == .at(end))
    }

    @Test(arguments: [Limit.workHours(1), .workdays(1)])
    func `a calendar without working time says so`(limit: Limit) throws {
        let closed = try WorkCalendar(CalendarDocument())

        #expect(throws: CalendarFault.self) { try limit.due(from: .monday, in: closed) }
    }

    @Test(arguments: [
        (#"{"minutes": 15}"#, Limit.minutes(15)), (#"{"hours": 24}"#, .hours(24)),
        (#"{"workHours": 6}"#, .workHours(6)),
        (#"{"days": 60}"#, .days(60)), (#"{"workdays": 3660}"#, .workdays(3_660)),
    ])
    func `a limit is written as one unit and a count`(text: String, limit: Limit) throws {
        #expect(try document(text, as: Limit.self) == limit)
        #expect(try JSONDecoder().decode(Limit.self, from: JSONEncoder().encode(limit)) == limit)
    }

    @Test(arguments: [
        "{}", #"{"weeks": 1}"#, #"{"hours": 1, "minutes": 30}"#, #"{"days": 0}"#, #"{"days": -1}"#, #"{"days": 3661}"#,
        #"{"days": 1.5}"#, #"{"days": "5"}"#, "5", "[]",
    ])
    func `anything else is no limit`(text: String) {
        #expect(throws: DecodingError.self) { try document(text, as: Limit.self) }
    }
}
