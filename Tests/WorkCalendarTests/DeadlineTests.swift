// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// 2026-01-05 is a Monday.
@Suite struct DeadlineTests {
    @Test(arguments: [
        ("2026-01-05T09:30:00Z", 3_600, "2026-01-05T10:30:00Z"),
        ("2026-01-05T07:00:00Z", 3_600, "2026-01-05T10:00:00Z"),
        ("2026-01-05T16:30:00Z", 3_600, "2026-01-06T09:30:00Z"),
        ("2026-01-05T17:00:00Z", 1, "2026-01-06T09:00:01Z"),
        ("2026-01-05T16:59:59Z", 1, "2026-01-05T17:00:00Z"),
        ("2026-01-09T16:30:00Z", 3_600, "2026-01-12T09:30:00Z"),
        ("2026-01-10T12:00:00Z", 3_600, "2026-01-12T10:00:00Z"),
        ("2026-01-05T09:00:00Z", 40 * 3_600 + 1, "2026-01-12T09:00:01Z"),
    ])
    func `working seconds pass in hours only`(start: String, seconds: Int, due: String) throws {
        #expect(try nineToFive().due(start, seconds) == due)
    }

    @Test func `using a window up exactly ends with the window, not when the next one opens`() throws {
        #expect(try nineToFive().due("2026-01-05T09:00:00Z", 8 * 3_600) == "2026-01-05T17:00:00Z")
        #expect(try nineToFive().due("2026-01-05T09:00:00Z", 40 * 3_600) == "2026-01-09T17:00:00Z")
        #expect(try nineToFive().due("2026-01-10T00:00:00Z", 8 * 3_600) == "2026-01-12T17:00:00Z")
    }

    @Test func `zero seconds end where they start, in hours and outside`() throws {
        #expect(try nineToFive().due("2026-01-05T10:00:00Z", 0) == "2026-01-05T10:00:00Z")
        #expect(try nineToFive().due("2026-01-04T10:00:00Z", 0) == "2026-01-04T10:00:00Z")
    }

    @Test func `a lunch break between two windows does not count`() throws {
        let calendar = try daily([["13:30", "17:30"], ["09:00", "12:00"]])

        #expect(try calendar.due("2026-01-05T11:00:00Z", 7_200) == "2026-01-05T14:30:00Z")
        #expect(try calendar.due("2026-01-05T11:00:00Z", 3_600) == "2026-01-05T12:00:00Z")
    }

    @Test func `windows that touch are one`() throws {
        let calendar = try daily([["09:00", "12:00"], ["12:00", "17:00"]])

        #expect(try calendar.due("2026-01-05T11:00:00Z", 7_200) == "2026-01-05T13:00:00Z")
    }

    @Test func `around the clock, working time is time`() throws {
        let calendar = try daily([["00:00", "24:00"]])

        #expect(try calendar.due("2026-02-27T23:30:00Z", 3 * 86_400) == "2026-03-02T23:30:00Z")
    }

    @Test func `windows are on the calendar's wall clock`() throws {
        let calendar = try nineToFive("Asia/Shanghai")

        #expect(try calendar.due("2026-01-05T08:30:00Z", 3_600) == "2026-01-06T01:30:00Z")
    }

    @Test func `fractions of a second are kept across closing time`() throws {
        #expect(try nineToFive().due("2026-01-05T16:59:59.500Z", 1) == "2026-01-06T09:00:00.500Z")
        #expect(try nineToFive().due("2026-01-05T10:00:00.250Z", 1) == "2026-01-05T10:00:01.250Z")
    }

    @Test func `a calendar that never opens is an error and no endless search`() throws {
        let closed = try WorkCalendar(CalendarDocument())

        #expect(throws: CalendarFault.noWorkingTime(after: try day("2026-01-05"))) {
            try closed.due("2026-01-05T09:00:00Z", 1)
        }
    }

    @Test func `a calendar that opens once does not open again`() throws {
        var document = CalendarDocument()
        document.dateOverrides = ["2026-03-01": [["10:00", "11:00"]]]
        let calendar = try WorkCalendar(document)

        #expect(try calendar.due("2026-01-05T09:00:00Z", 3_600) == "2026-03-01T11:00:00Z")
        #expect(throws: CalendarFault.noWorkingTime(after: try day("2026-03-01"))) {
            try calendar.due("2026-01-05T09:00:00Z", 3_601)
        }
    }

    @Test func `impossible durations are refused with the reason`() throws {
        let calendar = try daily([["00:00", "24:00"]])

        #expect(throws: CalendarFault.negativeDuration(seconds: -1)) { try calendar.due("2026-01-05T09:00:00Z", -1) }
        #expect(throws: CalendarFault.beyondLastDay) { try calendar.due("2026-01-05T09:00:00Z", .max) }
        #expect(throws: CalendarFault.beyondLastDay) { try calendar.due("9999-12-31T23:59:00Z", 61) }
    }
}
