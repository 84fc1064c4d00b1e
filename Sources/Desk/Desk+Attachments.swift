// SPDX-License-Identifier: Apache-2.0

package import Attachments
import Foundation
package import Records
import Sites
import Storage
package import Tickets

extension Desk {
    /// Puts files to a ticket (B4). What is on it already is left out.
    ///
    /// - Parameters:
    ///   - files: In the store of contents for good.
    ///   - number: Of which ticket.
    ///   - isForCitizen: Whether the citizen may see them.
    ///   - limit: Files on one ticket that were not withdrawn.
    ///   - author: Who attaches.
    ///   - device: From where, for the journal.
    /// - Returns: The ticket after it, once it is durable.
    /// - Throws: `TicketRefusal`, `AttachmentRefusal.tooMany`, `DeskRefusal`; nothing has changed then.
    @discardableResult
    package func attach(
        _ files: [KeptFile],
        to number: TicketNumber,
        isForCitizen: Bool,
        limit: Int,
        by author: Author,
        device: String,
    ) async throws -> StoredTicket {
        let now = time.now
        let site = site
        let attachments = files.map { $0.attachment(isForCitizen: isForCitizen, by: author) }
        return try await record(under: site) { ledger, writer in
            guard let stored = try TicketRecords.find(number, in: writer), site.shows(stored.ticket, to: author) else {
                throw DeskRefusal.unknownTicket(number.rawValue)
            }
            let known = stored.ticket.attachments
            let new = attachments.filter { file in !known.contains { $0.attachment.digest == file.digest } }
            guard known.count + new.count <= limit else { throw AttachmentRefusal.tooMany(limit: limit) }
            // With nothing new, the law says of the first that it is there already.
            let command = TicketCommand.attach(new.isEmpty ? Array(attachments.prefix(1)) : new)
            let events = try stored.ticket.decide(command, at: now, by: author, under: site.rules)
            return try ledger.record(
                TicketChange(events: events, at: now, author: author, device: device),
                on: stored,
            )
        }
    }

    /// Those of `digests` that neither attachments nor letters need: their files may go.
    package func unneeded(among digests: [ContentDigest]) async throws -> [ContentDigest] {
        let needed = try await database.read { reader in
            try AttachmentRecords.needed(among: digests, in: reader)
                .union(LetterRecords.needed(among: digests, in: reader))
        }
        return digests.filter { !needed.contains($0) }
    }
}
