// SPDX-License-Identifier: Apache-2.0

/// A civil date such as 2026-02-27, in no time zone: holidays, due days and statistics periods are days.
///
/// Proleptic Gregorian calendar, computed without Foundation because deadlines ask for it in hot loops.
/// The textual form, also in `Codable`, is ISO 8601 `YYYY-MM-DD` with years 0001…9999.
package struct Day: Hashable, Sendable {
    /// Whole days since 1970-01-01, negative before it.
    package let daysSinceEpoch: Int

    /// The last day that has a textual form, 9999-12-31; calendars look no further.
    package static let last = Day(daysSinceEpoch: 2_932_896)

    package init(daysSinceEpoch: Int) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// Nil unless the date exists: year 1…9999, month 1…12, and the day within that month.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, leapYear: Day.isLeap(year))
        else { return nil }
        // Years begin in March, so that the leap day is the last of its year.
        let marchYear = month <= 2 ? year - 1 : year
        let dayOfMarchYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        self.init(daysSinceEpoch: marchYear * 365 + leapDays + dayOfMarchYear - Day.marchEpoch)
    }

    package var weekday: Weekday { Weekday.inOrder[weekdayIndex] }

    /// Monday 0 … Sunday 6; 1970-01-01 was a Thursday.
    var weekdayIndex: Int { (daysSinceEpoch + 3).floorRemainder(7) }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var dayOfMonth: Int { civil.day }

    /// Year, month and day at once: cheaper than the three properties one by one.
    package var civil: (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + Day.marchEpoch
        let era = shifted.floorQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfMarchYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfMarchYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfMarchYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// Days from 0000-03-01 to 1970-01-01.
    private static let marchEpoch = 719_468

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func length(ofMonth month: Int, leapYear: Bool) -> Int {
        switch month {
        case 2: leapYear ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: Strideable {
    package static func < (earlier: Day, later: Day) -> Bool {
        earlier.daysSinceEpoch < later.daysSinceEpoch
    }

    package func advanced(by days: Int) -> Day {
        Day(daysSinceEpoch: daysSinceEpoch + days)
    }

    package func distance(to other: Day) -> Int {
        other.daysSinceEpoch - daysSinceEpoch
    }
}

extension Int {
    /// The quotient rounded towards negative infinity, as dates before 1970 need it.
    func floorQuotient(_ divisor: Int) -> Int {
        let quotient = self / divisor
        return quotient * divisor > self ? quotient - 1 : quotient
    }

    /// The remainder in 0..<divisor.
    func floorRemainder(_ divisor: Int) -> Int {
        self - floorQuotient(divisor) * divisor
    }
}
