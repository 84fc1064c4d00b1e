// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// 2026-01-05 is a Monday.
@Suite struct PauseTests {
    @Test func `working time inside a pause does not count`() throws {
        let pauses = [try pause("2026-01-05T10:00:00Z", "2026-01-05T11:30:00Z")]

        #expect(try nineToFive().due("2026-01-05T09:30:00Z", 3_600, pauses: pauses) == "2026-01-05T12:00:00Z")
        #expect(try nineToFive().used("2026-01-05T09:30:00Z", "2026-01-05T12:00:00Z", pauses: pauses) == 3_600)
    }

    @Test func `a pause outside hours changes nothing`() throws {
        let pauses = [try pause("2026-01-05T17:00:00Z", "2026-01-06T09:00:00Z")]

        #expect(try nineToFive().due("2026-01-05T16:30:00Z", 3_600, pauses: pauses) == "2026-01-06T09:30:00Z")
    }

    @Test func `a pause over closing time takes only the hours it covers`() throws {
        let pauses = [try pause("2026-01-05T16:00:00Z", "2026-01-06T10:00:00Z")]

        #expect(try nineToFive().due("2026-01-05T15:00:00Z", 7_200, pauses: pauses) == "2026-01-06T11:00:00Z")
    }

    @Test func `pauses that overlap, touch or come out of order count once`() throws {
        let pauses = [
            try pause("2026-01-05T13:00:00Z", "2026-01-05T14:00:00Z"),
            try pause("2026-01-05T10:00:00Z", "2026-01-05T12:00:00Z"),
            try pause("2026-01-05T11:00:00Z", "2026-01-05T12:30:00Z"),
            try pause("2026-01-05T12:30:00Z", "2026-01-05T13:00:00Z"),
            try pause("2026-01-05T10:30:00Z", "2026-01-05T10:40:00Z"),
        ]

        #expect(try nineToFive().due("2026-01-05T09:00:00Z", 7_200, pauses: pauses) == "2026-01-05T15:00:00Z")
        #expect(try nineToFive().used("2026-01-05T09:00:00Z", "2026-01-05T17:00:00Z", pauses: pauses) == 4 * 3_600)
    }

    @Test func `time used up exactly when a pause begins ends there`() throws {
        let pauses = [try pause("2026-01-05T10:00:00Z", "2026-01-05T11:00:00Z")]

        #expect(try nineToFive().due("2026-01-05T09:00:00Z", 3_600, pauses: pauses) == "2026-01-05T10:00:00Z")
    }

    @Test func `a clock that starts in a pause waits for its end`() throws {
        let pauses = [try pause("2026-01-05T08:00:00Z", "2026-01-05T11:00:00Z")]

        #expect(try nineToFive().due("2026-01-05T09:00:00Z", 3_600, pauses: pauses) == "2026-01-05T12:00:00Z")
        #expect(try nineToFive().due("2026-01-05T09:00:00Z", 0, pauses: pauses) == "2026-01-05T09:00:00Z")
    }

    @Test func `pauses before the start, after the end and of no length change nothing`() throws {
        let pauses = [
            try pause("2026-01-04T00:00:00Z", "2026-01-05T09:00:00Z"),
            try pause("2026-01-05T09:30:00Z", "2026-01-05T09:30:00Z"),
            try pause("2026-01-05T10:00:00Z", "2026-01-07T00:00:00Z"),
        ]

        #expect(try nineToFive().due("2026-01-05T09:00:00Z", 3_600, pauses: pauses) == "2026-01-05T10:00:00Z")
        #expect(try nineToFive().used("2026-01-05T09:00:00Z", "2026-01-05T10:00:00Z", pauses: pauses) == 3_600)
    }

    @Test func `a pause without end is an error`() throws {
        let pauses = [DateInterval(start: try instant("2026-01-05T10:00:00Z"), end: .distantFuture)]

        #expect(throws: CalendarFault.noWorkingTime(after: try day("2026-01-05"))) {
            try nineToFive().due("2026-01-05T09:00:00Z", 7_200, pauses: pauses)
        }
    }
}
