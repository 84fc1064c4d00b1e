// SPDX-License-Identifier: Apache-2.0

import Records
import Storage
package import Tickets
import WorkCalendar

extension Desk {
    /// How often routing was right in the last months, this one included: by month, `YYYY-MM` (C3).
    package func proposalOutcomes(months: Int) async throws -> [String: [ProposalOutcome: Int]] {
        let today = today
        let first = today.advanced(by: -31 * (months - 1))
        return try await database.read { reader in
            try ProposalTallies.months(from: first, through: today, in: reader)
        }
    }
}
