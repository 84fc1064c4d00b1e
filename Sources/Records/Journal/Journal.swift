// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation
package import Storage
package import Tickets

/// The table that says everything: gap-free, never edited, each entry's hash covering the one before (B2).
package enum Journal {
    /// - Returns: The entry as it will be read back.
    static func append(_ entry: EntryText, to stored: StoredTicket, in writer: any Writer) throws -> JournalEntry {
        let last = try writer.first("SELECT position, hash FROM journal ORDER BY position DESC LIMIT 1")
        let raw = RawEntry(
            position: try (last?.value("position") ?? 0) + 1,
            ticket: stored.id.rawValue,
            version: stored.version,
            at: entry.change.at,
            author: entry.author,
            device: entry.change.device,
            events: entry.events,
        )
        let hash = raw.hash(after: try last?.value("hash") ?? [])
        try writer.send(
            """
            INSERT INTO journal (position, ticket, version, at, author, device, events, hash)
            VALUES (\(raw.position), \(raw.ticket), \(raw.version), \(raw.at), \(raw.author), \(raw.device),
                \(raw.events), \(hash))
            """
        )
        return JournalEntry(
            position: raw.position,
            ticket: stored.id,
            version: raw.version,
            at: raw.at,
            author: entry.change.author,
            device: raw.device,
            events: entry.change.events,
        )
    }

    /// Entries after `position`, oldest first, at most `limit`.
    package static func entries(after position: Int64, limit: Int, in reader: any Reader) throws -> [JournalEntry] {
        try reader.rows(
            """
            SELECT position, ticket, version, at, author, device, events
            FROM journal
            WHERE position > \(position)
            ORDER BY position
            LIMIT \(limit)
            """
        ).map { try JournalEntry(row: $0) }
    }

    /// When the entry at `position` was written; nil where there is none.
    package static func instant(at position: Int64, in reader: any Reader) throws -> Date? {
        try reader.first("SELECT at FROM journal WHERE position = \(position)")?.value("at")
    }

    /// A ticket's whole history, oldest first.
    package static func entries(of ticket: ID<Ticket>, in reader: any Reader) throws -> [JournalEntry] {
        try reader.rows(
            """
            SELECT position, ticket, version, at, author, device, events
            FROM journal
            WHERE ticket = \(ticket)
            ORDER BY version
            """
        ).map { try JournalEntry(row: $0) }
    }

    /// The whole history of every ticket, the oldest entry first, some hundred tickets at a time. An entry that cannot be
    /// read is left out: `verify` names it, and it must not keep a server from starting.
    static func eachHistory(in reader: any Reader, _ body: ([JournalEntry]) throws -> Void) throws {
        var last = ID<Ticket>(0)
        while true {
            let ids = try reader.rows("SELECT id FROM tickets WHERE id > \(last) ORDER BY id LIMIT 500")
            guard let newest: ID<Ticket> = try ids.last?.value("id") else { return }
            let rows = try reader.rows(
                """
                SELECT position, ticket, version, at, author, device, events
                FROM journal
                WHERE ticket > \(last) AND ticket <= \(newest)
                ORDER BY ticket, version
                """
            )
            // See above.
            let histories = Dictionary(grouping: rows.compactMap { try? JournalEntry(row: $0) }, by: \.ticket)
            for history in histories.values { try body(history) }
            last = newest
        }
    }

    /// The ticket as it stood at `version`, for followers, who come later: without its number.
    package static func ticket(_ id: ID<Ticket>, at version: Int, in reader: any Reader) throws -> Ticket? {
        let history = try entries(of: id, in: reader).filter { $0.version <= version }
        let events = history.flatMap { entry in entry.events.map { (event: $0, at: entry.at) } }
        return Ticket.replay(events, number: .unassigned)
    }

    /// The newest position; 0 for an empty journal.
    package static func lastPosition(in reader: any Reader) throws -> Int64 {
        try reader.first("SELECT COALESCE(MAX(position), 0) AS last FROM journal")?.value("last") ?? 0
    }
}

/// An entry as its columns hold it: what the hash covers.
struct RawEntry {
    let position: Int64
    let ticket: Int64
    let version: Int
    let at: Date
    let author: String
    let device: String
    let events: String

    /// SHA-256 over the previous entry's hash and every column, each text preceded by its length so that no two
    /// entries read alike.
    func hash(after previous: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: previous)
        let milliseconds = Int64((at.timeIntervalSince1970 * 1000).rounded())
        for text in ["\(position) \(ticket) \(version) \(milliseconds)", author, device, events] {
            hash.update(data: Array("\(text.utf8.count):".utf8))
            hash.update(data: Array(text.utf8))
        }
        return Array(hash.finalize())
    }
}

extension RawEntry {
    init(row: Row) throws {
        self.init(
            position: try row.value("position"),
            ticket: try row.value("ticket"),
            version: try row.value("version"),
            at: try row.value("at"),
            author: try row.value("author"),
            device: try row.value("device"),
            events: try row.value("events"),
        )
    }
}

extension JournalEntry {
    init(row: Row) throws {
        let raw = try RawEntry(row: row)
        self.init(
            position: raw.position,
            ticket: ID(raw.ticket),
            version: raw.version,
            at: raw.at,
            author: try StoredJSON.value(Author.self, from: raw.author),
            device: raw.device,
            events: try StoredJSON.value([TicketEvent].self, from: raw.events),
        )
    }
}
