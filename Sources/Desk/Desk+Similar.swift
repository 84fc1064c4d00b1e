// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Routing
import Sites
import Storage
package import Tickets

/// An open ticket that tells of the same as a text.
package struct NearTicket: Sendable {
    package let ticket: Ticket
    /// 0…1, at least `NearTickets.shown`.
    package let likeness: Double
    /// The same telephone number filed it.
    package let isSameCaller: Bool
}

enum NearTickets {
    /// How many that share terms are compared: a bound, however large the store.
    static let looked = 48
    /// From here on a ticket is shown: see docs/routing.md, "While typing".
    static let shown = 0.35
    /// The same caller seldom calls of two things in a week.
    static let callerBonus = 0.1
}

extension Desk {
    /// The open tickets that tell of the same as what is being written, the most alike first; a ticket that `author` may
    /// not know of is not among them (C7).
    ///
    /// - Parameters:
    ///   - narrative: As far as it is written.
    ///   - summary: The same in a line, if it is written.
    ///   - address: Where; its names count like those of the narrative.
    ///   - phone: Who calls, if known.
    ///   - limit: How many at most.
    ///   - author: Who writes.
    /// - Returns: None for a text that says nothing yet.
    /// - Throws: `DatabaseError`.
    package func openTickets(
        like narrative: String,
        summary: String,
        address: String,
        from phone: PhoneNumber?,
        limit: Int,
        for author: Author,
    ) async throws -> [NearTicket] {
        let words = EventWords(title: summary, narrative: narrative + "\n" + address)
        guard !words.terms.isEmpty else { return [] }
        let site = site
        return try await database.read { reader in
            let sketch = EventSketch(words, counts: try .stored(for: words, in: reader), keepsNew: true)
            let near = try SketchRecords.candidates(sharing: sketch.storedTerms, limit: NearTickets.looked, in: reader)
            let alike = near.compactMap { candidate in
                EventSketch(bytes: candidate.sketch).map {
                    (ticket: candidate.ticket, likeness: sketch.likeness(to: $0))
                }
            }
            .filter { $0.likeness >= NearTickets.shown - NearTickets.callerBonus }
            .sorted { ($0.likeness, $0.ticket) > ($1.likeness, $1.ticket) }
            var shown: [NearTicket] = []
            for (id, likeness) in alike {
                guard shown.count < limit else { break }
                guard let ticket = try TicketRecords.find(id, in: reader)?.ticket, ticket.stage.name.isOpen,
                    site.shows(ticket, to: author)
                else { continue }
                let isSameCaller = try phone != nil && ContactRecords.contact(of: id, in: reader).phone == phone
                let total = min(1, likeness + (isSameCaller ? NearTickets.callerBonus : 0))
                guard total >= NearTickets.shown else { continue }
                shown.append(NearTicket(ticket: ticket, likeness: total, isSameCaller: isSameCaller))
            }
            return shown.sorted { $0.likeness > $1.likeness }
        }
    }
}
