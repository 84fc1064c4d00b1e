// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Tickets

/// Open tickets that may be of the same matter as the one being taken down: template `staff/similar`.
struct SimilarTicketsPart: Sendable {
    /// As many as one reads while somebody speaks.
    static let limit = 5

    let tickets: [Line]
    let hasTickets: Bool

    struct Line: Sendable {
        let number: String
        let link: String
        let summary: String
        /// Stage and place, as far as it is known.
        let about: String
        let like: String
        let isSameCaller: Bool
    }

    init(_ near: [NearTicket], _ wording: Wording) {
        tickets = near.map { near in
            let ticket = near.ticket
            let percent = String(Int((near.likeness * 100).rounded()))
            return Line(
                number: ticket.number.rawValue,
                link: SiteURL.ticket(ticket.number).path,
                summary: ticket.filing.summary,
                about: [wording.word(ticket.stage.name), ticket.filing.place.address].filter { !$0.isEmpty }
                    .joined(separator: " · "),
                like: wording.text("similarTickets.like", ["percent": percent]),
                isSameCaller: near.isSameCaller,
            )
        }
        hasTickets = !near.isEmpty
    }
}
