// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

@Suite struct FaultTests {
    @Test(arguments: [
        ("Mars/Olympus", "timezone: “Mars/Olympus” is not an IANA time zone"),
        ("", "timezone: “” is not an IANA time zone"),
        ("CST", "timezone: “CST” is not an IANA time zone"),
    ])
    func `an unknown or ambiguous time zone is refused`(name: String, message: String) {
        #expect(CalendarDocument(timezone: name).faults == [.unknownTimeZone(name)])
        #expect(CalendarDocument(timezone: name).faults.map(\.description) == [message])
        #expect(throws: CalendarFault.unknownTimeZone(name)) { try WorkCalendar(CalendarDocument(timezone: name)) }
    }

    @Test(arguments: ["25:00", "24:01", "9:00", "09:60", "0900", "09:00:60", "", "nine", "24:00"])
    func `a window cannot begin at a time that is none`(time: String) {
        let document = CalendarDocument(hours: ["mon": [[time, "23:00"]]])

        #expect(document.faults == [.badTime(time, in: .hours("mon"))])
    }

    @Test func `windows that overlap, are empty or are no pairs are refused`() throws {
        let lunch = [["09:00", "12:00"], ["11:59", "17:00"]]
        #expect(
            CalendarDocument(hours: ["mon": lunch]).faults.map(\.description) == [
                "hours.mon: 09:00–12:00 and 11:59–17:00 overlap"
            ]
        )
        #expect(
            CalendarDocument(hours: ["tue": [["09:00", "09:00"]]]).faults.map(\.description) == [
                "hours.tue: 09:00–09:00 is empty"
            ]
        )
        #expect(CalendarDocument(hours: ["wed": [["09:00"]]]).faults == [.notAWindow(["09:00"], in: .hours("wed"))])
    }

    @Test func `a night that runs into the next weekday's hours is refused, Sunday's into Monday's too`() {
        let hours = ["sun": [["22:00", "06:00"]], "mon": [["05:00", "09:00"]]]

        #expect(
            CalendarDocument(hours: hours).faults.map(\.description) == [
                "hours.sun: 22:00–06:00 and 05:00–09:00 overlap"
            ]
        )
        #expect(CalendarDocument(hours: ["sun": [["22:00", "05:00"]], "mon": [["05:00", "09:00"]]]).faults.isEmpty)
    }

    @Test func `all faults of a document are named, not only the first`() {
        var document = CalendarDocument(timezone: "UTC", hours: ["monday": []])
        document.holidays = ["2026-02-30", "2026-01-01", "2026-01-01"]
        document.annualHolidays = ["02-30", "02-29", "12-25", "12-25", "1-1"]
        document.breaks = ["2026-1-1": [["10:00", "26:00"]]]
        document.dateOverrides = ["2026-01-05": [["09:00", "12:00"], ["10:00", "11:00"]], "soon": []]

        #expect(
            document.faults.map(\.description) == [
                "hours: “monday” is not a weekday (mon … sun)",
                "holidays: “2026-02-30” is not a date",
                "holidays: 2026-01-01 is listed twice",
                "annualHolidays: “02-30” is not a date",
                "annualHolidays: 12-25 is listed twice",
                "annualHolidays: “1-1” is not a date",
                "breaks.2026-1-1: “26:00” is not a time at which a window can begin or end",
                "breaks.2026-1-1: “2026-1-1” is not a date",
                "dateOverrides.2026-01-05: 09:00–12:00 and 10:00–11:00 overlap",
                "dateOverrides.soon: “soon” is not a date",
            ]
        )
    }
}
