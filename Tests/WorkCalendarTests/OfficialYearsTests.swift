// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// A year without official days is flagged before it matters (S1).
@Suite struct OfficialYearsTests {
    private func document(years: [Int]? = [2025, 2026], warnDays: Int? = nil) -> CalendarDocument {
        var document = CalendarDocument()
        document.holidays = ["2026-10-01"]
        document.official = years.map { OfficialYears(years: $0, warnDays: warnDays) }
        return document
    }

    @Test(arguments: [("2026-11-01", false), ("2026-11-02", true), ("2026-12-31", true), ("2025-11-20", false)])
    func `the year is flagged sixty days before it begins`(today: String, isFlagged: Bool) throws {
        #expect((document().gap(today: try day(today)) != nil) == isFlagged)
    }

    @Test func `a site says how early it wants to know`() throws {
        let document = document(warnDays: 5)

        #expect(document.gap(today: try day("2026-12-26")) == nil)
        #expect(
            document.gap(today: try day("2026-12-27")) == CalendarGap(year: 2027, daysLeft: 5, isReached: false)
        )
    }

    @Test func `a deadline in that year flags it at once`() throws {
        let today = try day("2026-06-01")

        #expect(document().gap(today: today, lastDue: try day("2026-12-31")) == nil)
        #expect(
            document().gap(today: today, lastDue: try day("2027-01-01"))
                == CalendarGap(year: 2027, daysLeft: 214, isReached: true)
        )
    }

    @Test func `a year that has begun without official days stays flagged`() throws {
        #expect(
            document().gap(today: try day("2027-03-01")) == CalendarGap(year: 2027, daysLeft: 0, isReached: false)
        )
        #expect(document(years: [2025, 2027]).gap(today: try day("2026-05-01"))?.year == 2026)
    }

    @Test func `what is not stated follows from the dates, and a calendar without dates claims nothing`() throws {
        #expect(document(years: nil).officialYears == [2026])
        #expect(document(years: nil).firstYearWithoutOfficialDays(from: try day("2026-05-01")) == 2027)
        #expect(CalendarDocument().gap(today: try day("2026-12-31"), lastDue: try day("2030-01-01")) == nil)
    }
}
