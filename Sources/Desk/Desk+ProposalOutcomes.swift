// SPDX-License-Identifier: Apache-2.0

package import Records
import Storage
package import Tickets
package import WorkCalendar

extension Desk {
    /// How often routing was right in the month of `first` and later (C3).
    package func proposalOutcomes(since first: Day) async throws -> [TallyMonth: [ProposalOutcome: Int]] {
        try await database.read { try ProposalTallies.months(since: TallyMonth(first), in: $0) }
    }
}
