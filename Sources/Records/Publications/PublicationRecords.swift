// SPDX-License-Identifier: Apache-2.0

package import Storage
import Tickets

/// What is public of requests. Kept by `TicketLedger`.
package enum PublicationRecords {
    /// The newest, at most `limit` of them.
    package static func newest(limit: Int, in reader: any Reader) throws -> [PublicRequest] {
        try reader.rows(
            """
            SELECT ticket, title, matter, area, is_open, answer, since
            FROM publications
            ORDER BY since DESC, ticket DESC
            LIMIT \(limit)
            """
        ).map(PublicRequest.init)
    }

    /// Those that share most with a text: of its pairs of characters and its words, a quarter, but two at
    /// least and four at most: a title is short, and a long text shares no quarter of its own with one.
    ///
    /// - Parameters:
    ///   - text: What somebody is writing; its last `wordLimit` different pairs and words count.
    ///   - limit: At most so many.
    ///   - reader: The snapshot.
    /// - Returns: The most similar first.
    /// - Throws: `DatabaseError`.
    package static func similar(to text: String, limit: Int, in reader: any Reader) throws -> [PublicRequest] {
        let words = Array(SearchText(text).pairs.suffix(wordLimit))
        guard words.count >= 2 else { return [] }
        let fewest = max(2, min(4, words.count / 4))
        let list = words.map { "\($0)" as SQL }.joined(separator: ", ")
        return try reader.rows(
            """
            SELECT publications.ticket AS ticket, title, matter, area, is_open, answer, since
            FROM publications
            JOIN (
                SELECT ticket, COUNT(*) AS shared
                FROM publication_words
                WHERE word IN (\(list))
                GROUP BY ticket
                HAVING COUNT(*) >= \(fewest)
            ) found ON found.ticket = publications.ticket
            ORDER BY found.shared DESC, publications.ticket DESC
            LIMIT \(limit)
            """
        ).map(PublicRequest.init)
    }

    private static let wordLimit = 60

    /// Writes what a change has made public, or has taken back.
    static func move(_ id: ID<Ticket>, from before: Ticket?, to after: Ticket, in writer: any Writer) throws {
        let old = before.flatMap { PublicRequest($0, id: id) }
        let new = PublicRequest(after, id: id)
        guard old != new else { return }
        if old != nil { try writer.execute("DELETE FROM publications WHERE ticket = \(id)") }
        if let new { try insert(new, in: writer) }
        guard old?.title != new?.title else { return }
        if old != nil { try writer.execute("DELETE FROM publication_words WHERE ticket = \(id)") }
        for word in SearchText(new?.title ?? "").pairs {
            try writer.execute("INSERT INTO publication_words (word, ticket) VALUES (\(word), \(id))")
        }
    }

    private static func insert(_ request: PublicRequest, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO publications (ticket, title, matter, area, is_open, answer, since)
            VALUES (\(request.ticket), \(request.title), \(request.matter), \(request.area), \(request.isOpen),
                \(request.answer), \(request.since))
            """
        )
    }

    /// Every row, by ticket, as `PublicRequest.row` writes it.
    static func all(in reader: any Reader) throws -> [ID<Ticket>: [String]] {
        try reader.rows("SELECT ticket, title, matter, area, is_open, answer, since FROM publications")
            .map(PublicRequest.init)
            .reduce(into: [:]) { $0[$1.ticket] = $1.row }
    }
}

extension PublicRequest {
    fileprivate init(row: Row) throws {
        self.init(
            ticket: try row.value("ticket"),
            title: try row.value("title"),
            matter: try row.value("matter"),
            area: try row.value("area"),
            isOpen: try row.value("is_open"),
            answer: try row.value("answer"),
            since: try row.value("since"),
        )
    }
}

extension SearchText {
    /// Each two ideographs that follow each other, and each run of letters and digits, every one once, in their order.
    fileprivate var pairs: [String] {
        var pairs: [String] = []
        var before: Unicode.Scalar?
        for unit in units {
            switch unit.content {
            case .ideograph(let scalar):
                if unit.isJoined, let before { pairs.append("\(before)\(scalar)") }
                before = scalar
            case .letters(let letters):
                if letters.count > 1 { pairs.append(String(letters.prefix(40))) }
                before = nil
            }
        }
        var known: Set<String> = []
        return pairs.filter { known.insert($0).inserted }
    }
}
