// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Records
package import WorkCalendar

/// When a picture for the wall is made, to the minute: with each minute there is a new one, so that one that stands still
/// is noticed.
package struct WallMoment: Equatable, Sendable {
    /// Whole minutes since 1970.
    package let minute: Int64
    package let today: Day
    /// The first hour of each of the last fourteen days, as `WallHour` counts them: the last is today's.
    package let starts: [Int64]
    /// When today ends.
    package let end: Int64

    package init(_ now: Date, _ calendar: WorkCalendar) {
        minute = Int64((now.timeIntervalSince1970 / 60).rounded(.down))
        let today = calendar.day(of: now)
        self.today = today
        let firstHour = { (day: Day) in WallHour.hour(of: calendar.startOfDay(day)) }
        starts = (0..<14).map { firstHour(today.advanced(by: $0 - 13)) }
        end = firstHour(today.advanced(by: 1))
    }

    package var now: Date { Date(timeIntervalSince1970: Double(minute) * 60) }

    /// The first hour of today.
    package var start: Int64 { starts.last ?? end }

    /// How many whole hours of today are over.
    package var hoursOver: Int { Int(minute / 60 - start) }
}
