// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Storage
import Tickets

/// A page of tickets that wait for a unit, whole, because their proposals are shown.
struct ProposalPage: Sendable {
    let tickets: [StoredTicket]
    let next: TicketList.Cursor?
    let order: TicketList.Order
}

extension Desk {
    /// The tickets of a list with what routing proposes for each.
    func proposals(of list: TicketList, for author: Author) async throws -> ProposalPage {
        let page = try await page(of: list, for: author)
        let tickets = try await database.read { reader in
            try page.lines.compactMap { try TicketRecords.find($0.id, in: reader) }
        }
        // A colleague may have been faster between the two readings.
        let waiting = tickets.filter { list.stages.contains($0.ticket.stage.name) }
        return ProposalPage(tickets: waiting, next: page.next, order: list.order)
    }
}
