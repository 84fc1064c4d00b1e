// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
import Tickets
package import WorkCalendar

extension Desk {
    /// The year without official days that deadlines reach into, or soon will (S1); nil while all is well.
    package func calendarGap() async throws -> CalendarGap? {
        let site = site
        let document = site.calendar.document
        guard document.firstYearWithoutOfficialDays(from: today) != nil else { return nil }
        // By unit, because the index is: a look for each instead of all open tickets.
        let last = try await database.read { reader in
            try site.organisation.departments.compactMap { try TicketRecords.lastDue(of: $0.code, in: reader) }.max()
        }
        return document.gap(today: today, lastDue: last.map(site.calendar.day))
    }
}
