// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
package import Supervision
import Tickets

extension Desk {
    /// How the deadlines of a ticket came about, by the packs and calendars that set them; oldest pass first.
    package func explanations(of file: TicketFile) async throws -> [PassExplanation] {
        let ticket = file.ticket
        let history = file.journal.flatMap { entry in entry.events.map { (event: $0, at: entry.at) } }
        var policies: [Date: DeadlinePolicy] = [:]
        for pass in ticket.passes + [ticket.stage.assignment].compactMap(\.self) {
            policies[pass.dispatchedAt] = try await site(at: pass.dispatchedAt).deadlinePolicy
        }
        return ticket.explanations(of: history) { [policies, site] in policies[$0] ?? site.deadlinePolicy }
    }
}
