// SPDX-License-Identifier: Apache-2.0

package import Records
import Sites
import Storage
package import Tickets

extension Desk {
    /// Notes that `author` begins to export something, before the first row leaves (V4).
    ///
    /// - Parameters:
    ///   - what: What, for example `tickets`.
    ///   - filters: As the address of the page says it; beyond 1,000 characters it is cut.
    ///   - format: As what.
    ///   - author: Who.
    /// - Returns: Its line in the log.
    /// - Throws: `DatabaseError`; then nothing may be exported.
    package func beginExport(
        of what: String,
        filters: String,
        as format: String,
        by author: Author,
    ) async throws -> ExportEntry {
        let now = time.now
        let (login, role) = (author.login ?? "", author.role ?? .agent)
        return try await Self.change(in: database) { writer in
            let entry = ExportEntry(
                id: try ExportRecords.nextID(in: writer),
                at: now,
                login: login,
                role: role,
                what: what,
                filters: filters.cut(toUnits: 1_000),
                format: format,
            )
            try ExportRecords.insert(entry, in: writer)
            return entry
        }
    }

    /// Notes how an export ended, and how far it came.
    package func endExport(_ id: ID<ExportEntry>, _ outcome: ExportEntry.Outcome, rows: Int) async throws {
        let now = time.now
        try await Self.change(in: database) { try ExportRecords.end(id, outcome, rows: rows, at: now, in: $0) }
    }

    /// The log of exports, the newest first.
    package func exports(before: ID<ExportEntry>?, limit: Int) async throws -> [ExportEntry] {
        try await database.read { try ExportRecords.page(before: before, limit: limit, in: $0) }
    }

    /// Tickets of a list with who filed them, as far as `author` may know.
    package func callers(
        of tickets: [ID<Ticket>],
        for author: Author,
    ) async throws -> [ID<Ticket>: (ticket: Ticket, contact: Contact)] {
        let site = site
        return try await database.read { reader in
            try tickets.reduce(into: [:]) { callers, id in
                guard let ticket = try TicketRecords.find(id, in: reader)?.ticket,
                    site.shows(ticket, to: author), !site.hidesSender(of: ticket, from: author)
                else { return }
                callers[id] = (ticket, try ContactRecords.contact(of: id, in: reader))
            }
        }
    }
}
