// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// What tells tickets from each other, as bytes that only routing reads, and the terms they are found by.
package enum SketchRecords {
    /// A ticket that shares terms with a text.
    package struct Candidate: Sendable {
        package let ticket: ID<Ticket>
        /// nil for one that belongs to no topic, because not all may know of it.
        package let topic: ID<Topic>?
        package let sketch: [UInt8]
    }

    /// Of one term only the newest so many tickets are looked at: however common it is, a look costs the same.
    private static let mostPerTerm = 40

    /// The tickets that share the most of `terms`, the best first.
    ///
    /// - Parameters:
    ///   - terms: The most telling first.
    ///   - limit: How many at most.
    ///   - reader: Where to look.
    /// - Returns: None where nothing shares any.
    /// - Throws: `DatabaseError`.
    package static func candidates(
        sharing terms: [Int64],
        limit: Int,
        in reader: any Reader,
    ) throws -> [Candidate] {
        guard !terms.isEmpty else { return [] }
        let lists = terms.map { term in
            """
            SELECT ticket FROM (
                SELECT ticket
                FROM sketch_keys
                WHERE term = \(term)
                ORDER BY ticket DESC
                LIMIT \(mostPerTerm)
            ) AS sharing
            """ as SQL
        }
        return try reader.rows(
            """
            SELECT found.ticket AS ticket, sketch.topic AS topic, sketch.sketch AS sketch
            FROM (
                SELECT ticket, COUNT(*) AS shared
                FROM (\(lists.joined(separator: " UNION ALL "))) AS terms
                GROUP BY ticket
                ORDER BY shared DESC, ticket DESC
                LIMIT \(limit)
            ) AS found
            JOIN ticket_sketches AS sketch ON sketch.ticket = found.ticket
            ORDER BY found.shared DESC, found.ticket DESC
            """
        ).map(Candidate.init)
    }

    /// Keeps a ticket's sketch, once: the follower that does it never repeats an entry.
    package static func insert(
        _ ticket: ID<Ticket>,
        topic: ID<Topic>?,
        receivedAt: Date,
        sketch: [UInt8],
        terms: [Int64],
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            INSERT INTO ticket_sketches (ticket, topic, received_at, sketch)
            VALUES (\(ticket), \(topic), \(receivedAt), \(sketch))
            """
        )
        guard !terms.isEmpty else { return }
        let rows = terms.map { "(\($0), \(ticket))" as SQL }.joined(separator: ", ")
        try writer.execute("INSERT INTO sketch_keys (term, ticket) VALUES \(rows)")
    }

    /// The oldest tickets that came before `instant`.
    package static func old(before instant: Date, limit: Int, in reader: any Reader) throws -> [Candidate] {
        try reader.rows(
            """
            SELECT ticket, topic, sketch
            FROM ticket_sketches
            WHERE received_at < \(instant)
            ORDER BY received_at, ticket
            LIMIT \(limit)
            """
        ).map(Candidate.init)
    }

    /// Forgets a ticket that left the window.
    ///
    /// - Parameters:
    ///   - old: The ticket.
    ///   - terms: Those that it was kept with.
    ///   - writer: The follower's transaction.
    /// - Throws: `DatabaseError`.
    package static func remove(_ old: Candidate, terms: [Int64], in writer: any Writer) throws {
        if !terms.isEmpty {
            let list = terms.map { "\($0)" as SQL }.joined(separator: ", ")
            try writer.execute("DELETE FROM sketch_keys WHERE term IN (\(list)) AND ticket = \(old.ticket)")
        }
        try writer.execute("DELETE FROM ticket_sketches WHERE ticket = \(old.ticket)")
        if let topic = old.topic { try TopicRecords.shrink(topic, in: writer) }
    }
}

extension SketchRecords.Candidate {
    fileprivate init(row: Row) throws {
        ticket = try row.value("ticket")
        topic = try row.value("topic")
        sketch = try row.value("sketch")
    }
}

extension SketchRecords {
    /// As many counts as are kept: terms that share one are taken for each other, once in a million pairs.
    private static let slots: Int64 = 1 << 20
    /// Where the number of all tickets is.
    private static let allTickets: Int64 = -1

    /// In how many tickets terms occur.
    ///
    /// - Parameters:
    ///   - terms: What is asked for.
    ///   - reader: Where to look.
    /// - Returns: The number of all tickets, and for each term how many have it, if any.
    /// - Throws: `DatabaseError`.
    package static func counts(
        of terms: [Int64],
        in reader: any Reader,
    ) throws -> (tickets: Int, terms: [Int64: Int]) {
        let places = (Set(terms.map(slot)).sorted() + [allTickets]).map { "\($0)" as SQL }.joined(separator: ", ")
        var counts: [Int64: Int] = [:]
        for row in try reader.rows("SELECT slot, tickets FROM term_counts WHERE slot IN (\(places))") {
            counts[try row.value("slot")] = try row.value("tickets")
        }
        let all = counts[allTickets] ?? 0
        return (all, Dictionary(terms.map { ($0, counts[slot(of: $0)] ?? 0) }) { first, _ in first })
    }

    /// Counts one more ticket that has `terms`.
    package static func count(_ terms: [Int64], in writer: any Writer) throws {
        let rows = (Set(terms.map(slot)).sorted() + [allTickets]).map { "(\($0), 1)" as SQL }.joined(separator: ", ")
        try writer.execute(
            """
            INSERT INTO term_counts (slot, tickets) VALUES \(rows)
            ON CONFLICT (slot) DO UPDATE SET tickets = term_counts.tickets + 1
            """
        )
    }

    private static func slot(of term: Int64) -> Int64 { term & (slots - 1) }
}
