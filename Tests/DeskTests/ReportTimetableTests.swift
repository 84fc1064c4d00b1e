// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Sites
import Testing
import WorkCalendar

/// At which instant each report is due (S6).
struct ReportTimetableTests {
    private static func timetable(
        _ zone: String = "Asia/Shanghai",
        daily: String? = "08:00",
        weekly: String? = "08:30",
        monthly: String? = "09:00",
    ) throws -> ReportTimetable {
        let schedule = ReportSchedule(daily: daily, weekly: weekly, monthly: monthly)
        return ReportTimetable(schedule, calendar: try WorkCalendar(CalendarDocument(timezone: zone)))
    }

    private static func instant(_ text: String) throws -> Date { try #require(InstantText.instant(text), "\(text)") }

    private static func period(_ kind: ReportPeriod.Kind, _ day: String) throws -> ReportPeriod {
        ReportPeriod(kind, of: try #require(Day(day)))
    }

    @Test(arguments: [
        (ReportPeriod.Kind.daily, "2026-03-04", "2026-03-05T08:00:00+08:00"),
        (.weekly, "2026-03-04", "2026-03-09T08:30:00+08:00"),
        (.monthly, "2026-02-11", "2026-03-01T09:00:00+08:00"),
        (.daily, "2026-12-31", "2027-01-01T08:00:00+08:00"),
        (.weekly, "2026-12-31", "2027-01-04T08:30:00+08:00"),
        (.monthly, "2026-12-31", "2027-01-01T09:00:00+08:00"),
        (.monthly, "2028-02-29", "2028-03-01T09:00:00+08:00"),
    ])
    func `a report is due on the first day after its period`(kind: ReportPeriod.Kind, day: String, due: String) throws {
        let period = try Self.period(kind, day)
        let (timetable, instant) = (try Self.timetable(), try Self.instant(due))

        #expect(timetable.instant(of: period) == instant)
        #expect(timetable.due(kind, at: instant) == period)
        #expect(timetable.due(kind, at: instant.addingTimeInterval(-0.001)) == period.previous)
    }

    @Test(arguments: [
        // The clock jumps from 02:00 to 03:00: a time that does not exist comes an hour late by the new clock.
        ("Europe/Berlin", "02:30", "2026-03-28", "2026-03-29T03:30:00+02:00"),
        // The clock goes back from 03:00 to 02:00: the first of the two.
        ("Europe/Berlin", "02:30", "2026-10-24", "2026-10-25T02:30:00+02:00"),
        ("America/New_York", "02:30", "2026-03-07", "2026-03-08T03:30:00-04:00"),
        // Half an hour of daylight saving.
        ("Australia/Lord_Howe", "01:45", "2026-04-04", "2026-04-05T01:45:00+11:00"),
        ("Asia/Kathmandu", "00:10", "2026-04-04", "2026-04-05T00:10:00+05:45"),
    ])
    func `clock changes move no report to another day, and none is due twice`(
        zone: String,
        time: String,
        day: String,
        due: String,
    ) throws {
        let timetable = try Self.timetable(zone, daily: time, weekly: nil, monthly: nil)
        let period = try Self.period(.daily, day)
        let expected = try Self.instant(due)

        #expect(timetable.instant(of: period) == expected)
        var now = expected.addingTimeInterval(-2 * 86_400)
        var instants: [Date] = []
        while let next = timetable.next(after: now), instants.count < 4 {
            instants.append(next)
            now = next
        }
        #expect(Set(instants).count == 4 && instants == instants.sorted())
        #expect(instants.contains(expected))
    }

    @Test func `a kind without a time is never due`() throws {
        let timetable = try Self.timetable(daily: nil, weekly: nil, monthly: nil)
        let now = try Self.instant("2026-03-05T08:00:00Z")

        #expect(ReportPeriod.Kind.allCases.allSatisfy { timetable.due($0, at: now) == nil })
        #expect(timetable.next(after: now) == nil)
    }

    @Test(arguments: [
        (ReportPeriod.Kind.daily, "2026-01-01", 2026, 1), (.daily, "2028-12-31", 2028, 366),
        // ISO 8601: 2026-12-31 is in week 53, 2027-01-03 still, 2024-12-30 in week 1 of 2025.
        (.weekly, "2026-12-31", 2026, 53), (.weekly, "2027-01-03", 2026, 53), (.weekly, "2027-01-04", 2027, 1),
        (.weekly, "2024-12-30", 2025, 1), (.weekly, "2023-01-01", 2022, 52), (.weekly, "2026-11-18", 2026, 47),
        (.monthly, "2026-12-31", 2026, 12),
    ])
    func `reports are numbered within their year`(kind: ReportPeriod.Kind, day: String, year: Int, ordinal: Int) throws
    {
        let number = try Self.period(kind, day).number

        #expect(number.year == year && number.ordinal == ordinal, "\(number)")
    }
}
