// SPDX-License-Identifier: Apache-2.0

package import Foundation
import WorkCalendar

extension Date {
    /// When every sample ticket is filed: Monday 5 January 2026, nine in the morning in Xiangyang.
    package static let monday = at("2026-01-05T09:00:00+08:00")

    /// The instant that `text` (ISO 8601 with an offset) names.
    package static func at(_ text: String) -> Date {
        guard let instant = InstantText.instant(text) else { preconditionFailure("\(text) is no instant") }
        return instant
    }

    package func after(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0) -> Date {
        addingTimeInterval(Double(((days * 24 + hours) * 60 + minutes) * 60 + seconds))
    }
}
