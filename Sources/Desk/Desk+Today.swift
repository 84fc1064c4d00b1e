// SPDX-License-Identifier: Apache-2.0

import Sites
package import WorkCalendar

extension Desk {
    /// The day now, by the site's calendar.
    package var today: Day { site.calendar.day(of: time.now) }
}
