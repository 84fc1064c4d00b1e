// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// 2026-01-05 is a Monday.
@Suite struct ElapsedTests {
    @Test(arguments: [
        ("2026-01-05T09:30:00Z", "2026-01-05T10:30:00Z", 3_600),
        ("2026-01-05T00:00:00Z", "2026-01-05T09:00:00Z", 0),
        ("2026-01-05T16:00:00Z", "2026-01-06T10:00:00Z", 7_200),
        ("2026-01-09T17:00:00Z", "2026-01-12T09:00:00Z", 0),
        ("2026-01-05T00:00:00Z", "2026-02-02T00:00:00Z", 20 * 8 * 3_600),
        ("2026-01-05T10:00:00.600Z", "2026-01-05T10:00:02.500Z", 1),
        ("1990-01-01T00:00:00Z", "1990-01-08T00:00:00Z", 5 * 8 * 3_600),
    ])
    func `elapsed time counts hours only`(from: String, to: String, seconds: Int) throws {
        #expect(try nineToFive().used(from, to) == seconds)
    }

    @Test func `before a clock starts no time has been used`() throws {
        let pauses = [try pause("2026-01-05T12:00:00Z", "2026-01-05T13:00:00Z")]

        #expect(try nineToFive().used("2026-01-06T12:00:00Z", "2026-01-05T09:00:00Z", pauses: pauses) == 0)
        #expect(try nineToFive().used("2026-01-05T12:00:00Z", "2026-01-05T12:00:00Z") == 0)
    }

    @Test func `decades without work do not end the count`() throws {
        var document = CalendarDocument()
        document.dateOverrides = ["1990-05-01": [["10:00", "11:00"]], "2030-05-01": [["10:00", "11:00"]]]

        #expect(try WorkCalendar(document).used("1980-01-01T00:00:00Z", "2040-01-01T00:00:00Z") == 7_200)
    }

    @Test func `instants out of all reach are the nearest in reach`() throws {
        let always = try daily([["00:00", "24:00"]])
        let start = try instant("9999-12-31T00:00:00Z")
        let never = Date(timeIntervalSince1970: .infinity)

        #expect(always.elapsed(from: start, to: never) == 86_399)
        #expect(always.elapsed(from: start, to: Date(timeIntervalSince1970: .nan)) == 0)
    }
}
