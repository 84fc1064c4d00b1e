// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension WorkCalendar {
    /// Whether a day has working time of its own; last night's hours do not make it one.
    package func isWorkday(_ day: Day) -> Bool {
        standing(of: day).counts
    }

    /// What the calendar makes of a day and why: an override first, then holidays, then the week; breaks last.
    package func standing(of day: Day) -> DayStanding {
        let usual = standingWithoutOverride(of: day)
        let replacement = rota.dates[day]?.replacement
        if let replacement, replacement.isEmpty { return usual.counts ? .closed : usual }
        guard usual.counts || replacement != nil else { return usual }
        guard !rota.spansBelonging(to: day).isEmpty else { return .takenByBreaks }
        return usual.counts ? .workday : .makeUpDay
    }

    private func standingWithoutOverride(of day: Day) -> DayStanding {
        if let rule = rota.dates[day], rule.isHoliday { return .holiday }
        if rota.isAnnualHoliday(day) { return .annualHoliday }
        return rota.week[day.weekdayIndex].isEmpty ? .weekend : .workday
    }

    /// The last of `workdays` working days, the first of which is the next one after the day of `start`.
    ///
    /// 0 working days after a day is that day itself, working day or not.
    /// - Throws: `negativeCount`, `noWorkingTime` when 20 years have no working day, `beyondLastDay`.
    package func dueDay(after start: Date, workdays: Int) throws(CalendarFault) -> Day {
        try dueDay(after: day(of: start), workdays: workdays)
    }

    /// The last of `workdays` working days, counted from the day after `start`; as `dueDay(after:workdays:)` of an instant.
    package func dueDay(after start: Day, workdays: Int) throws(CalendarFault) -> Day {
        try workdays == 0 ? start : dueDay(countingFrom: start.advanced(by: 1), workdays: workdays)
    }

    /// The last of `workdays` working days, `first` included when it is one: Guangzhou's 含本数.
    ///
    /// 0 working days end on `first` itself.
    /// - Throws: As `dueDay(after:workdays:)`.
    package func dueDay(countingFrom first: Day, workdays: Int) throws(CalendarFault) -> Day {
        var due = first
        try count(workdays, from: first) { due = $0.day }
        return due
    }

    /// Every day from the one after `start` to the due day, counted or skipped and why: how a deadline explains itself.
    /// - Throws: As `dueDay(after:workdays:)`.
    package func workdays(after start: Day, count: Int) throws(CalendarFault) -> [DayCount] {
        try workdays(countingFrom: start.advanced(by: 1), count: count)
    }

    /// The explanation of `dueDay(countingFrom:workdays:)`.
    /// - Throws: As `dueDay(after:workdays:)`.
    package func workdays(countingFrom first: Day, count: Int) throws(CalendarFault) -> [DayCount] {
        var days: [DayCount] = []
        try self.count(count, from: first) { days.append($0) }
        return days
    }

    private func count(_ workdays: Int, from first: Day, visit: (DayCount) -> Void) throws(CalendarFault) {
        guard workdays >= 0 else { throw .negativeCount(workdays: workdays) }
        var counted = 0
        var day = first
        var lastWorked = first
        while counted < workdays {
            guard day <= .last else { throw .beyondLastDay }
            guard lastWorked.distance(to: day) <= WorkCalendar.patience else { throw .noWorkingTime(after: lastWorked) }
            let standing = standing(of: day)
            if standing.counts {
                counted += 1
                lastWorked = day
            }
            visit(DayCount(day: day, standing: standing, counted: counted))
            day = day.advanced(by: 1)
        }
    }
}
