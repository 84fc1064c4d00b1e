// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import WorkCalendar

/// When the classifier is learnt anew: in the night to each Sunday, on the city's clock.
package struct LearningTimetable: Sendable {
    private let calendar: WorkCalendar

    /// When an office's nights are quietest, and how long they stay so; seconds.
    private static let hour = "03:00"
    private static let quiet: TimeInterval = 3 * 3_600

    package init(_ calendar: WorkCalendar) { self.calendar = calendar }

    /// The instant that is due at `now`; nil outside of the quiet hours. A night that was missed is not made up for:
    /// learning takes a processor that the office needs by day, and the next Sunday comes.
    package func due(at now: Date) -> Date? {
        let today = calendar.day(of: now)
        guard today.weekday == .sun, let time = ClockTime(Self.hour) else { return nil }
        let instant = calendar.moment(on: today, at: time)
        return instant <= now && now < instant.addingTimeInterval(Self.quiet) ? instant : nil
    }
}
