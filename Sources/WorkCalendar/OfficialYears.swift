// SPDX-License-Identifier: Apache-2.0

/// The years whose official days a calendar holds: in China the State Council announces holidays and make-up days late
/// in the year before.
package struct OfficialYears: Codable, Equatable, Sendable {
    package var years: [Int]
    /// How many days before a year without official days people are warned, 1…365.
    package var warnDays: Int?

    package init(years: [Int], warnDays: Int? = nil) {
        self.years = years
        self.warnDays = warnDays
    }

    package static let usualWarnDays = 60
}

/// A year that deadlines reach into although the calendar holds no official days for it: they may be counted wrong.
package struct CalendarGap: Equatable, Sendable {
    package let year: Int
    /// Days until that year begins; 0 once it has.
    package let daysLeft: Int
    /// A deadline that runs already lies in it.
    package let isReached: Bool

    package init(year: Int, daysLeft: Int, isReached: Bool) {
        self.year = year
        self.daysLeft = daysLeft
        self.isReached = isReached
    }
}

extension CalendarDocument {
    /// The years with official days: as stated, else every year of which a date is named.
    package var officialYears: Set<Int> {
        official.map { Set($0.years) } ?? Set((holidays + dateOverrides.keys).compactMap { Day($0)?.year })
    }

    /// The first year from that of `day` on without official days; nil for a calendar that names no year at all, since
    /// its holidays are the same every year.
    package func firstYearWithoutOfficialDays(from day: Day) -> Int? {
        let years = officialYears
        guard !years.isEmpty else { return nil }
        return (day.year...).first { !years.contains($0) }
    }

    /// What people must be warned of on the day `today`.
    ///
    /// - Parameters:
    ///   - today: The day now.
    ///   - lastDue: The day of the latest deadline that runs.
    /// - Returns: nil while every year that matters is in.
    package func gap(today: Day, lastDue: Day? = nil) -> CalendarGap? {
        guard let year = firstYearWithoutOfficialDays(from: today), let start = Day(year: year, month: 1, day: 1)
        else { return nil }
        let daysLeft = max(0, today.distance(to: start))
        let isReached = lastDue.map { $0 >= start } ?? false
        guard isReached || daysLeft <= official?.warnDays ?? OfficialYears.usualWarnDays else { return nil }
        return CalendarGap(year: year, daysLeft: daysLeft, isReached: isReached)
    }
}
