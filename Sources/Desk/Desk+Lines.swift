// SPDX-License-Identifier: Apache-2.0

import Records
import Storage
package import Tickets
package import WorkCalendar

extension Desk {
    /// How many requests came by each old line, filed on the days from `first` through `last` (A10).
    package func lineCounts(from first: Day, through last: Day) async throws -> [LineCode: Int] {
        try await database.read { try LineTallies.counts(from: first, through: last, in: $0) }
    }
}
