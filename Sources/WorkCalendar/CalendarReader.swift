// SPDX-License-Identifier: Apache-2.0

/// Reads a document's texts into a rota, and collects everything that is wrong on the way.
struct CalendarReader {
    private(set) var faults: [CalendarFault] = []
    private(set) var rota = Rota()
    /// Nil when the time zone is unknown, which then is among the faults.
    let zone: ZoneOffsets?

    init(_ document: CalendarDocument) {
        zone = ZoneOffsets.named(document.timezone)
        if zone == nil { faults.append(.unknownTimeZone(document.timezone)) }
        readHours(document.hours)
        readHolidays(document.holidays, in: .holidays)
        readAnnualHolidays(document.annualHolidays)
        readBreaks(document.breaks)
        readOverrides(document.dateOverrides)
        for text in document.names.keys.sorted() where Day(text) == nil {
            faults.append(.badDate(text, in: .names))
        }
        for (unit, hours) in document.units.sorted(by: { $0.key < $1.key }) {
            faults += CalendarReader(hours).faults.map { .ofUnit(unit, $0) }
        }
    }

    /// Reads what a unit says of its own, for the faults alone.
    private init(_ unit: UnitHours) {
        zone = nil
        readHours(unit.hours ?? [:])
        readHolidays(unit.closures, in: .closures)
        readOverrides(unit.dateOverrides)
    }

    private mutating func readHours(_ hours: [String: [[String]]]) {
        for key in hours.keys.sorted() where Weekday(rawValue: key) == nil {
            faults.append(.unknownWeekday(key))
        }
        let week = Weekday.allCases.map { weekday in
            disjoint(hours[weekday.rawValue] ?? [], in: .hours(weekday.rawValue))
        }
        for (index, weekday) in Weekday.allCases.enumerated() {
            // The week is a ring: Sunday night runs into Monday.
            guard let night = week[index].last, let morning = week[(index + 1) % 7].first,
                night.span.to > morning.span.from + Span.wholeDay.to
            else { continue }
            faults.append(.overlappingWindows(night, morning, in: .hours(weekday.rawValue)))
        }
        rota.week = week.map(DayHours.init)
    }

    private mutating func readHolidays(_ texts: [String], in place: CalendarPlace) {
        for text in texts {
            guard let day = Day(text) else {
                faults.append(.badDate(text, in: place))
                continue
            }
            if rota.dates.updateValue(Rota.DateRule(isHoliday: true), forKey: day) != nil {
                faults.append(.listedTwice(text, in: place))
            }
        }
    }

    private mutating func readAnnualHolidays(_ texts: [String]) {
        for text in texts {
            guard let date = MonthDay(text) else {
                faults.append(.badDate(text, in: .annualHolidays))
                continue
            }
            if !rota.annualHolidays.insert(date).inserted {
                faults.append(.listedTwice(text, in: .annualHolidays))
            }
        }
    }

    /// Breaks may overlap each other: taken twice away is taken away.
    private mutating func readBreaks(_ breaks: [String: [[String]]]) {
        for (text, pairs) in breaks.sorted(by: { $0.key < $1.key }) {
            let windows = windows(pairs, in: .breaks(text))
            guard let day = Day(text) else {
                faults.append(.badDate(text, in: .breaks(text)))
                continue
            }
            rota.addBreaks(windows, on: day)
        }
    }

    private mutating func readOverrides(_ overrides: [String: [[String]]]) {
        for (text, pairs) in overrides.sorted(by: { $0.key < $1.key }) {
            let windows = disjoint(pairs, in: .dateOverrides(text))
            guard let day = Day(text) else {
                faults.append(.badDate(text, in: .dateOverrides(text)))
                continue
            }
            rota.dates[day, default: Rota.DateRule()].replacement = DayHours(windows)
        }
    }

    /// The windows in order; one that overlaps the window before it is a fault.
    private mutating func disjoint(_ pairs: [[String]], in place: CalendarPlace) -> [ClockWindow] {
        let windows = windows(pairs, in: place).sorted { $0.span.from < $1.span.from }
        for (earlier, later) in zip(windows, windows.dropFirst()) where later.span.from < earlier.span.to {
            faults.append(.overlappingWindows(earlier, later, in: place))
        }
        return windows
    }

    private mutating func windows(_ pairs: [[String]], in place: CalendarPlace) -> [ClockWindow] {
        pairs.compactMap { window($0, in: place) }
    }

    private mutating func window(_ pair: [String], in place: CalendarPlace) -> ClockWindow? {
        guard pair.count == 2 else {
            faults.append(.notAWindow(pair, in: place))
            return nil
        }
        guard let from = time(pair[0], in: place), let to = time(pair[1], in: place) else { return nil }
        let window = ClockWindow(from: from, to: to)
        if from.isEndOfDay {
            faults.append(.badTime(pair[0], in: place))
            return nil
        }
        if from == to {
            faults.append(.emptyWindow(window, in: place))
            return nil
        }
        return window
    }

    private mutating func time(_ text: String, in place: CalendarPlace) -> ClockTime? {
        let time = ClockTime(text)
        if time == nil { faults.append(.badTime(text, in: place)) }
        return time
    }
}
