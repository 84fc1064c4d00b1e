// SPDX-License-Identifier: Apache-2.0

package import WorkCalendar

/// What a day may bring, and how far the same rule was off lately.
///
/// The rule: the mean of the last four days like it, of the eight weeks that end two days before it — made today for
/// tomorrow, it knows no more than yesterday. A day is like another when both are the same day of the week and both working
/// days or both not; where there are not two such days, being a working day or not decides alone, so that a holiday is
/// foretold from days off and a make-up day from working days.
package struct Forecast: Equatable, Sendable {
    package let expected: Double
    /// The mean absolute error of the rule over the 28 days that end two days before; nil where it had nothing to go by.
    package let error: Double?

    /// nil where no day is like it.
    ///
    /// - Parameters:
    ///   - day: The day to foretell.
    ///   - counts: What days brought; a day that is not there brought nothing.
    ///   - since: The first day on which anything was counted at all.
    ///   - isWorkday: As the site's work calendar says.
    package init?(of day: Day, from counts: [Day: Int], since: Day, isWorkday: @escaping (Day) -> Bool) {
        let rule = Rule(counts: counts, since: since, isWorkday: isWorkday)
        guard let expected = rule.expected(on: day) else { return nil }
        self.expected = expected
        let errors = (2..<(2 + Self.tested)).compactMap { back -> Double? in
            let past = day.advanced(by: -back)
            guard past.daysSinceEpoch >= since.daysSinceEpoch else { return nil }
            return rule.expected(on: past).map { abs($0 - Double(counts[past] ?? 0)) }
        }
        error = errors.isEmpty ? nil : errors.reduce(0, +) / Double(errors.count)
    }

    /// Over how many days the rule is tried.
    private static let tested = 28

    private struct Rule {
        let counts: [Day: Int]
        let since: Day
        let isWorkday: (Day) -> Bool

        func expected(on day: Day) -> Double? {
            let known = (2...56).map { day.advanced(by: -$0) }.filter { $0.daysSinceEpoch >= since.daysSinceEpoch }
            let isWorkday = isWorkday(day)
            let alike = known.filter { self.isWorkday($0) == isWorkday }
            let same = alike.filter { $0.weekday == day.weekday }
            let days = (same.count < 2 ? alike : same).prefix(4)
            guard !days.isEmpty else { return nil }
            return Double(days.reduce(0) { $0 + (counts[$1] ?? 0) }) / Double(days.count)
        }
    }
}
