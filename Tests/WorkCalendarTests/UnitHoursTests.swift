// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// Working time of single units where it differs (S1).
@Suite struct UnitHoursTests {
    /// Nine to five with a holiday on Thursday, a make-up Saturday and a short Friday; `water` says what differs.
    private func calendars(_ water: UnitHours) throws -> WorkCalendars {
        var document = try nineToFive().document
        document.holidays = ["2026-01-01"]
        document.annualHolidays = ["12-25"]
        document.dateOverrides = ["2026-01-10": [["09:00", "17:00"]], "2026-01-09": [["09:00", "12:00"]]]
        document.units = ["water": water]
        return try WorkCalendars(document)
    }

    private func water(_ change: (inout UnitHours) -> Void) throws -> WorkCalendar {
        var hours = UnitHours()
        change(&hours)
        return try #require(try calendars(hours).own["water"])
    }

    @Test func `a unit that says nothing works as everybody, and the shared calendar knows no unit`() throws {
        let calendars = try calendars(UnitHours())
        let own = try #require(calendars.own["water"])

        for offset in -30...60 {
            let day = try day("2026-01-01").advanced(by: offset)
            #expect(own.workingTime(on: day) == calendars.shared.workingTime(on: day), "\(day)")
            #expect(own.standing(of: day) == calendars.shared.standing(of: day), "\(day)")
        }
    }

    @Test func `its own week replaces the site's, holidays stay`() throws {
        let own = try water { $0.hours = ["mon": [["07:00", "19:00"]], "sat": [["10:00", "14:00"]]] }

        #expect(own.standing(of: try day("2026-01-05")) == .workday)
        #expect(own.standing(of: try day("2026-01-06")) == .weekend)
        #expect(own.standing(of: try day("2026-01-03")) == .workday)
        #expect(own.standing(of: try day("2026-01-01")) == .holiday)
        #expect(try own.used("2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z") == 12 * 3_600)
    }

    @Test func `a make-up day is worked in the unit's own hours: that weekday's, or its first working day's`() throws {
        let withSaturday = try water { $0.hours = ["mon": [["07:00", "19:00"]], "sat": [["10:00", "14:00"]]] }
        let without = try water { $0.hours = ["tue": [["07:00", "19:00"]]] }

        #expect(try withSaturday.used("2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z") == 4 * 3_600)
        #expect(try without.used("2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z") == 12 * 3_600)
        #expect(without.standing(of: try day("2026-01-10")) == .makeUpDay)
    }

    @Test func `special hours of the site hold for the unit too, unless it has its own`() throws {
        let asSite = try water { $0.hours = ["fri": [["07:00", "19:00"]]] }
        let own = try water { $0.dateOverrides = ["2026-01-09": [["08:00", "10:00"]]] }

        #expect(try asSite.used("2026-01-09T00:00:00Z", "2026-01-10T00:00:00Z") == 3 * 3_600)
        #expect(try own.used("2026-01-09T00:00:00Z", "2026-01-10T00:00:00Z") == 2 * 3_600)
    }

    @Test func `a closure of the unit closes an ordinary and a make-up day, and its own hours open a closed one`()
        throws
    {
        let closed = try water { $0.closures = ["2026-01-05", "2026-01-10", "2026-01-04"] }
        let reopened = try water {
            $0.closures = ["2026-01-05"]
            $0.dateOverrides = ["2026-01-05": [["09:00", "10:00"]]]
        }

        #expect(closed.standing(of: try day("2026-01-05")) == .closed)
        #expect(closed.standing(of: try day("2026-01-10")) == .weekend)
        #expect(closed.standing(of: try day("2026-01-04")) == .weekend)
        #expect(reopened.standing(of: try day("2026-01-05")) == .workday)
    }

    @Test func `a unit that works through holidays knows neither them nor make-up days`() throws {
        let own = try water { $0.keepsHolidays = false }

        #expect(own.standing(of: try day("2026-01-01")) == .workday)
        #expect(own.standing(of: try day("2025-12-25")) == .workday)
        #expect(own.standing(of: try day("2026-01-10")) == .weekend)
    }

    @Test func `faults of a unit's hours name the unit and the place`() throws {
        var document = try nineToFive().document
        var hours = UnitHours(hours: ["mon": [["09:00", "12:00"], ["11:00", "25:00"]], "someday": []])
        hours.closures = ["2026-02-30", "2026-01-05", "2026-01-05"]
        hours.dateOverrides = ["soon": [], "2026-01-06": [["10:00", "11:00"], ["10:30", "12:00"]]]
        document.units = ["water": hours]

        #expect(
            document.faults.map(\.description) == [
                "units.water.hours: “someday” is not a weekday (mon … sun)",
                "units.water.hours.mon: “25:00” is not a time at which a window can begin or end",
                "units.water.closures: “2026-02-30” is not a date",
                "units.water.closures: 2026-01-05 is listed twice",
                "units.water.dateOverrides.2026-01-06: 10:00–11:00 and 10:30–12:00 overlap",
                "units.water.dateOverrides.soon: “soon” is not a date",
            ]
        )
        #expect(throws: CalendarFault.self) { try WorkCalendars(document) }
    }

    @Test func `names must stand at dates`() {
        var document = CalendarDocument()
        document.names = ["2026-13-01": "x"]

        #expect(document.faults.map(\.description) == ["names: “2026-13-01” is not a date"])
    }

    @Test func `what a calendar says of names, years and units survives being written and read`() throws {
        var document = try nineToFive().document
        document.names = ["2026-01-01": "元旦"]
        document.official = OfficialYears(years: [2026], warnDays: 30)
        document.units = ["water": UnitHours(hours: ["mon": [["09:00", "10:00"]]])]

        let read = try JSONDecoder().decode(CalendarDocument.self, from: try JSONEncoder().encode(document))

        #expect(read == document)
    }
}
