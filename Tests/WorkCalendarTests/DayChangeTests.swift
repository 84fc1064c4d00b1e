// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// What a changed calendar sees differently.
@Suite struct DayChangeTests {
    @Test func `equal calendars differ in nothing`() throws {
        #expect(try nineToFive().changes(to: try nineToFive()).isEmpty)
    }

    @Test func `a holiday, a make-up day, special hours and a name are told day by day`() throws {
        let old = try nineToFive { $0.holidays = ["2026-01-02", "2026-01-03"] }
        let new = try nineToFive {
            $0.holidays = ["2026-01-01", "2026-01-02", "2026-01-03"]
            $0.dateOverrides = ["2026-01-04": [["09:00", "12:00"], ["22:00", "02:00"]], "2026-01-05": []]
            $0.names = ["2026-01-02": "元旦"]
        }

        let changes = old.changes(to: new)

        #expect(changes.map(\.day.description) == ["2026-01-01", "2026-01-02", "2026-01-04", "2026-01-05"])
        #expect(changes.map(\.before.standing) == [.workday, .holiday, .weekend, .workday])
        #expect(changes.map(\.after.standing) == [.holiday, .holiday, .makeUpDay, .closed])
        #expect(changes[0].before.hours == ["09:00–17:00"])
        #expect(changes[2].after.hours == ["09:00–12:00", "22:00–02:00"])
        #expect(changes[1].after.name == "元旦")
    }
}
