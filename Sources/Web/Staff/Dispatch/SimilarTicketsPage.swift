// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Tickets

/// The open tickets that tell of the same as one that waits for a unit: a part of its card at the dispatch desk (C7).
struct SimilarTicketsPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("tickets/{number}/similar") { _, context in
            let author = context.session.author
            let ticket = try await desk.file(of: try context.ticketNumber, for: author).ticket
            let near = try await desk.openTickets(
                like: ticket.filing.narrative,
                summary: ticket.filing.summary,
                address: ticket.filing.place.address,
                from: nil,
                limit: SimilarTicketsPart.limit,
                for: author,
            )
            let others = near.filter { $0.ticket.number != ticket.number }.prefix(Self.limit)
            let part = SimilarTicketsPart(Array(others), pages.wording(context))
            return pages.renderPart("staff/similar-brief", part, context)
        }
    }

    private static let limit = 3
}
