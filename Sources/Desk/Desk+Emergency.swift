// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets

extension Desk {
    /// Hands an emergency over at once (一键转接, domain.md 1.17): a ticket with whatever was written down by then, handed
    /// to `line` in the same transaction. Nothing is asked first, and no number is blocked here.
    ///
    /// - Parameters:
    ///   - draft: What was written down; may be nothing at all.
    ///   - line: Who takes it.
    ///   - words: What stands for a request of which nothing was written down.
    ///   - call: The telephone call in which it is.
    ///   - author: The agent.
    ///   - device: From where, for the journal.
    /// - Returns: The receipt, once it is durable; the hand-over record follows by `recordHandOver`.
    /// - Throws: `IntakeRefusal` for a text that is too long or names what the site does not have; `TicketRefusal`.
    package func handOver(
        _ draft: IntakeDraft,
        to line: EmergencyLine,
        words: String,
        during call: CallID? = nil,
        by author: Author,
        device: String,
    ) async throws -> Receipt {
        let now = time.now
        let site = site
        let draft = try located(try checked(try draft.hastened(words: words), at: now, site: site), site: site)
        let transfer = TicketCommand.transfer(EmergencyTransfer(line: line, theirNumber: nil, note: ""))
        let handed = try Ticket(filing: draft.filing).decide(transfer, at: now, by: author, under: site.rules)
        let events = [.registered(filing: draft.filing)] + handed
        let change = TicketChange(events: events, at: now, author: author, device: device)
        return try await open(try prepared(draft, changedBy: change, under: site), during: call, under: site)
    }

    /// The newest tickets that were handed to emergency lines, as `author` may see them.
    package func emergencies(limit: Int, for author: Author) async throws -> [StoredTicket] {
        let site = site
        return try await database.read { reader in
            try TicketRecords.newest(in: .transferred, limit: limit, in: reader)
                .filter { site.shows($0.ticket, to: author) }
        }
    }
}
