// SPDX-License-Identifier: Apache-2.0

package import Attachments
import Foundation
package import Records
import Routing
import Sites
import Storage
package import Tickets

extension Desk {
    /// Hands an emergency over at once (一键转接, domain.md 1.17): a ticket with whatever was written down by then, handed
    /// to `line` in the same transaction. Nothing is asked first, and no number is blocked here.
    ///
    /// It counts once for each message and line. Where the same message was filed as a request before, that ticket stays
    /// as it is, and the two are linked.
    /// - Parameters:
    ///   - draft: What was written down; may be nothing at all.
    ///   - files: What came with it; for the citizen to see.
    ///   - line: Who takes it.
    ///   - words: What stands for a request of which nothing was written down.
    ///   - call: The telephone call in which it is.
    ///   - author: The agent.
    ///   - device: From where, for the journal.
    /// - Returns: The receipt, once it is durable; the hand-over record follows by `recordHandOver`.
    /// - Throws: `IntakeRefusal` for a text that is too long or names what the site does not have; `TicketRefusal`.
    package func handOver(
        _ draft: IntakeDraft,
        with files: [KeptFile] = [],
        to line: EmergencyLine,
        words: String,
        during call: CallID? = nil,
        by author: Author,
        device: String,
    ) async throws -> Receipt {
        let site = site
        let origin = ChangeOrigin(author: author, at: time.now, device: device)
        let (channel, filedAs) = (draft.filing.channel, draft.filing.externalID)
        var draft = draft
        // An id of its own: what was filed under the form's is not handed over by it.
        if !filedAs.isBlank { draft.filing.externalID += ":\(line.rawValue)" }
        draft = try checked(try draft.hastened(words: words), at: origin.at, site: site)
        draft.filing.place.area = site.router.area(of: draft.filing)
        let events = try Self.events(filing: draft.filing, with: files, to: line, by: origin, site: site)
        let change = TicketChange(events: events, at: origin.at, author: author, device: device)
        let intake = try prepared(draft, changedBy: change, under: site)
        return try await record(under: site) { ledger, writer in
            var receipt = try intake.file(by: ledger, in: writer)
            guard receipt.isNew else { return receipt }
            if let call { try CallRecords.link(call, to: receipt.stored.id, in: writer) }
            if let filed = try TicketRecords.find(channel: channel, externalID: filedAs, in: writer) {
                receipt.stored = try ledger.relate(receipt.stored, to: filed, by: origin)
            }
            return receipt
        }
    }

    /// Registration, what came with it, and the transfer.
    private static func events(
        filing: Filing,
        with files: [KeptFile],
        to line: EmergencyLine,
        by origin: ChangeOrigin,
        site: Site,
    ) throws(TicketRefusal) -> [TicketEvent] {
        let transfer = TicketCommand.transfer(EmergencyTransfer(line: line, theirNumber: nil, note: ""))
        let handed = try Ticket(filing: filing).decide(transfer, at: origin.at, by: origin.author, under: site.rules)
        let attached = files.map { $0.attachment(isForCitizen: true, by: origin.author) }
        return [.registered(filing: filing)] + attached.map { .attached(attachment: $0) } + handed
    }

    /// The tickets that were handed to emergency lines, as `author` may see them: first all whose number is not known
    /// yet, however old they are, then the newest of the others, of which `limit` tickets are looked through.
    package func emergencies(limit: Int, for author: Author) async throws -> [StoredTicket] {
        let site = site
        return try await database.read { reader in
            let awaiting = try OwedRecords.newest(awaiting: .theirNumber, limit: Self.mostAwaiting, in: reader)
            let newest = try TicketRecords.newest(in: .transferred, limit: limit, in: reader)
            return (awaiting + newest.filter { !$0.ticket.awaitsTheirNumber })
                .filter { site.shows($0.ticket, to: author) }
        }
    }

    /// More that nobody has asked for are a sign that nobody asks.
    private static let mostAwaiting = 2_000
}
