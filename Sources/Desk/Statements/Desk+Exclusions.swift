// SPDX-License-Identifier: Apache-2.0

package import Records
import Storage
package import Tickets

extension Desk {
    /// What a unit asks to be left out must have counted.
    static func checkFacts(
        in command: TicketCommand,
        of stored: StoredTicket,
        by author: Author,
        in reader: any Reader,
    ) throws {
        guard case .requestExclusion(let group, _, _) = command else { return }
        let ticket = stored.ticket
        let unit = author.role == .admin ? ticket.lastPass?.unit ?? ticket.answeredBy : author.unit
        // Whose ticket it is, the law says.
        guard let unit, ticket.involves(unit) else { return }
        guard try ExclusionRecords.hasFacts(of: group, for: unit, on: stored.id, in: reader) else {
            throw TicketRefusal.nothingToExclude(group)
        }
    }

    /// The tickets on which an exclusion waits for a decision, as `author` may know of them.
    package func waitingExclusions(limit: Int, for author: Author) async throws -> [StoredTicket] {
        let site = site
        return try await database.read { reader in
            try ExclusionRecords.waiting(limit: limit, in: reader)
                .compactMap { try TicketRecords.find($0, in: reader) }
                .filter { site.shows($0.ticket, to: author) }
        }
    }
}
