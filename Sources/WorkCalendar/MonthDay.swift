// SPDX-License-Identifier: Apache-2.0

/// A date that returns every year, such as 12-25; 02-29 returns in leap years only.
struct MonthDay: Hashable, Sendable {
    let month: Int
    let day: Int

    init(of day: Day) {
        let civil = day.civil
        month = civil.month
        self.day = civil.day
    }

    /// Reads `MM-DD`; nil for a date no year has.
    init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let month = scanner.number(digits: 2), scanner.skip("-"), let day = scanner.number(digits: 2),
            scanner.isAtEnd, (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, leapYear: true)
        else { return nil }
        self.month = month
        self.day = day
    }
}
