// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Tickets

/// Who changes something, when and from where.
struct ChangeOrigin: Sendable {
    let author: Author
    let at: Date
    let device: String
}

extension TicketLedger {
    /// Links two tickets, each to the other; not where only one of them is a report about a unit, or each about another:
    /// that unit may see the other ticket, and must not learn of the report.
    ///
    /// - Returns: `stored` as it is now.
    func relate(_ stored: StoredTicket, to other: StoredTicket, by origin: ChangeOrigin) throws -> StoredTicket {
        guard stored.ticket.accusedUnit == other.ticket.accusedUnit else { return stored }
        _ = try link(other, to: stored.ticket.number, by: origin)
        return try link(stored, to: other.ticket.number, by: origin)
    }

    private func link(_ stored: StoredTicket, to number: TicketNumber, by origin: ChangeOrigin) throws -> StoredTicket {
        guard stored.ticket.stage.name != .archived, !stored.ticket.links.contains(where: { $0.number == number })
        else {
            return stored
        }
        let link = Link(number: number, relation: .related, note: "")
        let change = TicketChange(
            events: [.linked(link: link)],
            at: origin.at,
            author: origin.author,
            device: origin.device,
        )
        return try record(change, on: stored)
    }
}
