// SPDX-License-Identifier: Apache-2.0

/// Whether a day counts as a working day, and why.
package enum DayStanding: String, Codable, Sendable {
    /// The week has hours on it.
    case workday
    /// It would be free, but the calendar says otherwise: 调休.
    case makeUpDay
    /// The week has no hours on it.
    case weekend
    case holiday
    case annualHoliday
    /// A date override without hours.
    case closed
    /// Breaks leave nothing of its hours.
    case takenByBreaks

    package var counts: Bool {
        switch self {
        case .workday, .makeUpDay: true
        case .weekend, .holiday, .annualHoliday, .closed, .takenByBreaks: false
        }
    }
}

/// One line of the explanation of a due day.
package struct DayCount: Codable, Hashable, Sendable {
    package let day: Day
    package let standing: DayStanding
    /// Working days counted up to and including this one.
    package let counted: Int

    package init(day: Day, standing: DayStanding, counted: Int) {
        self.day = day
        self.standing = standing
        self.counted = counted
    }
}
