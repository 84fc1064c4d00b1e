// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// 2026-01-05 is a Monday.
@Suite struct PrecedenceTests {
    @Test func `a holiday closes a day`() throws {
        let calendar = try nineToFive { $0.holidays = ["2026-01-06"] }

        #expect(try calendar.due("2026-01-05T16:00:00Z", 7_200) == "2026-01-07T10:00:00Z")
        #expect(calendar.standing(of: try day("2026-01-06")) == .holiday)
    }

    @Test func `an annual holiday closes its date in every year`() throws {
        let calendar = try nineToFive { $0.annualHolidays = ["12-25"] }

        for year in 2026...2032 {
            #expect(calendar.standing(of: try day("\(year)-12-25")) == .annualHoliday)
        }
        #expect(calendar.isWorkday(try day("2026-12-24")))
    }

    @Test func `an annual holiday on 29 February exists in leap years only`() throws {
        let calendar = try daily([["09:00", "17:00"]]) { $0.annualHolidays = ["02-29"] }

        #expect(calendar.standing(of: try day("2028-02-29")) == .annualHoliday)
        #expect(calendar.isWorkday(try day("2027-02-28")))
        #expect(calendar.isWorkday(try day("2027-03-01")))
    }

    @Test func `an override replaces the week's hours`() throws {
        let calendar = try nineToFive { $0.dateOverrides = ["2026-01-06": [["13:00", "14:00"]]] }

        #expect(try calendar.due("2026-01-05T17:00:00Z", 7_200) == "2026-01-07T10:00:00Z")
        #expect(calendar.standing(of: try day("2026-01-06")) == .workday)
    }

    @Test func `an override makes up a weekend and a holiday`() throws {
        let calendar = try nineToFive {
            $0.holidays = ["2026-01-06"]
            $0.annualHolidays = ["01-07"]
            for date in ["2026-01-06", "2026-01-07", "2026-01-10"] { $0.dateOverrides[date] = [["09:00", "12:00"]] }
        }

        for date in ["2026-01-06", "2026-01-07", "2026-01-10"] {
            #expect(calendar.standing(of: try day(date)) == .makeUpDay)
            #expect(try calendar.used("\(date)T00:00:00Z", "\(date)T23:00:00Z") == 3 * 3_600)
        }
    }

    @Test func `an empty override closes a day and leaves a free day what it was`() throws {
        let calendar = try nineToFive {
            $0.holidays = ["2026-01-07"]
            for date in ["2026-01-06", "2026-01-07", "2026-01-10"] { $0.dateOverrides[date] = [] }
        }

        #expect(calendar.standing(of: try day("2026-01-06")) == .closed)
        #expect(calendar.standing(of: try day("2026-01-07")) == .holiday)
        #expect(calendar.standing(of: try day("2026-01-10")) == .weekend)
    }

    @Test func `breaks are cut out of the week's hours and of overrides`() throws {
        let calendar = try nineToFive {
            $0.breaks = [
                "2026-01-05": [["10:00", "12:00"], ["11:00", "13:00"], ["20:00", "21:00"]],
                "2026-01-10": [["09:30", "10:00"]],
            ]
            $0.dateOverrides = ["2026-01-10": [["09:00", "11:00"]]]
        }

        #expect(try calendar.due("2026-01-05T09:00:00Z", 2 * 3_600) == "2026-01-05T14:00:00Z")
        #expect(try calendar.due("2026-01-05T09:00:00Z", 3_600) == "2026-01-05T10:00:00Z")
        #expect(try calendar.used("2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z") == 5_400)
        #expect(calendar.endOfHours(try day("2026-01-10")) == (try instant("2026-01-10T11:00:00Z")))
    }

    @Test func `a day whose hours are all break is no working day`() throws {
        let calendar = try nineToFive { $0.breaks = ["2026-01-05": [["08:00", "17:00"]]] }

        #expect(calendar.standing(of: try day("2026-01-05")) == .takenByBreaks)
        #expect(calendar.endOfHours(try day("2026-01-05")) == nil)
        #expect(try calendar.due("2026-01-05T08:00:00Z", 3_600) == "2026-01-06T10:00:00Z")
    }
}
