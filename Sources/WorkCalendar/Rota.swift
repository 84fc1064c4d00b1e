// SPDX-License-Identifier: Apache-2.0

/// What a checked calendar document says, arranged for fast questions about single days. Wall-clock time throughout.
struct Rota: Sendable {
    /// The seven weekdays' hours, Monday first.
    var week: [DayHours] = []
    /// Dates to which the week does not apply.
    var dates: [Day: DateRule] = [:]
    var annualHolidays: Set<MonthDay> = []
    /// Breaks by the civil day they lie on, merged.
    private var breaks: [Day: [Span]] = [:]

    struct DateRule: Sendable {
        var isHoliday = false
        /// The hours of a date override, which win over the holiday.
        var replacement: DayHours?
    }

    mutating func addBreaks(_ windows: [ClockWindow], on day: Day) {
        let split = DayHours(windows)
        for (day, spans) in [(day, split.own), (day.advanced(by: 1), split.overnight)] where !spans.isEmpty {
            breaks[day] = ((breaks[day] ?? []) + spans).merged()
        }
    }

    /// The hours that begin on a day, before breaks.
    func hours(on day: Day) -> DayHours {
        if let rule = dates[day] { return rule.replacement ?? .none }
        return isAnnualHoliday(day) ? .none : week[day.weekdayIndex]
    }

    func isAnnualHoliday(_ day: Day) -> Bool {
        !annualHolidays.isEmpty && annualHolidays.contains(MonthDay(of: day))
    }

    /// The working time that lies on a day, last night's included: milliseconds 0…86,400,000 since its midnight.
    func workingSpans(on day: Day) -> [Span] {
        let lastNight = hours(on: day.advanced(by: -1)).overnight
        let own = hours(on: day).own
        return withoutBreaks(lastNight.isEmpty ? own : (lastNight + own).merged(), on: day)
    }

    /// The working time that belongs to a day, its night included: milliseconds since its midnight.
    func spansBelonging(to day: Day) -> [Span] {
        let hours = hours(on: day)
        let night = withoutBreaks(hours.overnight, on: day.advanced(by: 1))
        return withoutBreaks(hours.own, on: day) + night.map { $0.moved(by: Span.wholeDay.to) }
    }

    private func withoutBreaks(_ spans: [Span], on day: Day) -> [Span] {
        guard !breaks.isEmpty, let breaks = breaks[day] else { return spans }
        return spans.subtracting(breaks)
    }
}

/// The hours that begin on one day, cut at midnight.
struct DayHours: Sendable {
    /// On the day itself, merged.
    let own: [Span]
    /// Past midnight, counted from that midnight.
    let overnight: [Span]

    static let none = DayHours([])

    init(_ windows: [ClockWindow]) {
        let spans = windows.map(\.span)
        own = spans.map { $0.clipped(to: .wholeDay) }.merged()
        overnight = spans.map { $0.moved(by: -Span.wholeDay.to).clipped(to: .wholeDay) }.merged()
    }

    /// Overnight hours too have a part before midnight.
    var isEmpty: Bool { own.isEmpty }
}
