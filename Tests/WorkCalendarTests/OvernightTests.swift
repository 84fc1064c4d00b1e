// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// 2026-01-05 is a Monday.
@Suite struct OvernightTests {
    @Test func `a night shift runs into the next day`() throws {
        let calendar = try daily([["22:00", "06:00"]])

        #expect(try calendar.due("2026-01-05T23:00:00Z", 2 * 3_600) == "2026-01-06T01:00:00Z")
        #expect(try calendar.due("2026-01-05T23:00:00Z", 7 * 3_600) == "2026-01-06T06:00:00Z")
        #expect(try calendar.due("2026-01-05T23:00:00Z", 7 * 3_600 + 1) == "2026-01-06T22:00:01Z")
        #expect(try calendar.due("2026-01-05T02:00:00Z", 4 * 3_600) == "2026-01-05T06:00:00Z")
    }

    @Test func `a night belongs to the day it starts on`() throws {
        let fridays = try WorkCalendar(CalendarDocument(hours: ["fri": [["22:00", "06:00"]]]))

        #expect(try fridays.due("2026-01-05T00:00:00Z", 8 * 3_600) == "2026-01-10T06:00:00Z")
        #expect(fridays.isWorkday(try day("2026-01-09")))
        #expect(!fridays.isWorkday(try day("2026-01-10")))
        #expect(fridays.endOfHours(try day("2026-01-09")) == (try instant("2026-01-10T06:00:00Z")))
        #expect(fridays.endOfHours(try day("2026-01-10")) == nil)
    }

    @Test func `a holiday takes away the night that starts on it and leaves the one that ends on it`() throws {
        let calendar = try daily([["22:00", "06:00"]]) { $0.holidays = ["2026-01-06"] }

        #expect(try calendar.used("2026-01-05T12:00:00Z", "2026-01-06T12:00:00Z") == 8 * 3_600)
        #expect(try calendar.used("2026-01-06T12:00:00Z", "2026-01-07T12:00:00Z") == 0)
    }

    @Test func `a break in the small hours cuts last night's shift`() throws {
        let calendar = try daily([["22:00", "06:00"]]) { $0.breaks = ["2026-01-06": [["01:00", "02:00"]]] }

        #expect(try calendar.due("2026-01-05T22:00:00Z", 4 * 3_600) == "2026-01-06T03:00:00Z")
    }

    @Test func `a break may run overnight itself`() throws {
        let calendar = try daily([["00:00", "24:00"]]) { $0.breaks = ["2026-01-05": [["23:00", "01:00"]]] }

        #expect(try calendar.due("2026-01-05T22:30:00Z", 3_600) == "2026-01-06T01:30:00Z")
    }

    @Test func `time that a replaced day shares with last night counts once`() throws {
        let calendar = try daily([["22:00", "06:00"]]) {
            $0.dateOverrides = ["2026-01-06": [["04:00", "08:00"]]]
        }

        #expect(try calendar.used("2026-01-05T12:00:00Z", "2026-01-06T12:00:00Z") == 10 * 3_600)
    }

    @Test func `a window to midnight is written 24 or 0 o'clock`() throws {
        for end in ["24:00", "00:00"] {
            let calendar = try daily([["20:00", end]])
            #expect(try calendar.due("2026-01-05T12:00:00Z", 4 * 3_600) == "2026-01-06T00:00:00Z")
        }
    }
}
