// SPDX-License-Identifier: Apache-2.0

import Foundation
import WorkCalendar

extension Date {
    /// ISO 8601 in UTC, as every instant in the API.
    var json: String { InstantText.text(self) }
}
