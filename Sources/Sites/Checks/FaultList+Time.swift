// SPDX-License-Identifier: Apache-2.0

import WorkCalendar

extension FaultList {
    /// A time of the day, hours and minutes.
    mutating func checkTime(_ text: String, at passage: Passage) {
        guard text.utf8.count != 5 || !(0..<86_400).contains(ClockTime(text)?.seconds ?? -1) else { return }
        add("“\(text)” is not a time from 00:00 to 23:59", at: passage)
    }
}
