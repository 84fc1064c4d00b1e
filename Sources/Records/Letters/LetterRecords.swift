// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Storage
package import Tickets

/// The register of letters: see `Letter`. Scans and pages stand in tables of their own.
package enum LetterRecords {
    private static let columns: SQL = """
        id, received_at, received_by, stage, reason, ticket, pages, pages_read, guesses, paper, paper_note, paper_at,
            paper_by
        """

    /// The number that comes next in a year; nil when the year has none left.
    package static func nextNumber(year: Int, in reader: any Reader) throws -> LetterNumber? {
        let first = Int64(year) * 1_000_000
        let newest: Int64? = try reader.first(
            "SELECT MAX(id) AS newest FROM letters WHERE id > \(first) AND id < \(first + 1_000_000)"
        )?.value("newest")
        return LetterNumber(year: year, count: Int((newest ?? first) - first) + 1)
    }

    /// Enters a letter; the fingerprint is of all its scans, because the same files again are the same letter.
    package static func insert(_ letter: Letter, fingerprint: String, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO letters (id, fingerprint, received_at, received_by, stage, reason, ticket, pages, pages_read,
                guesses, paper, paper_note, paper_at, paper_by)
            VALUES (\(letter.number.id), \(fingerprint), \(letter.receivedAt), \(letter.receivedBy),
                \(letter.stage.name), \(letter.stage.reason), \(letter.stage.ticket), \(letter.pages),
                \(letter.pagesRead), \(try StoredJSON.text(letter.guesses)), \(letter.paper.place),
                \(letter.paper.note), \(letter.paper.at), \(letter.paper.by))
            """
        )
        for (place, scan) in letter.scans.enumerated() {
            try writer.execute(
                """
                INSERT INTO letter_scans (letter, place, digest, scan)
                VALUES (\(letter.number.id), \(place), \(scan.digest), \(try StoredJSON.text(scan)))
                """
            )
        }
    }

    package static func update(_ letter: Letter, in writer: any Writer) throws {
        try writer.execute(
            """
            UPDATE letters
            SET stage = \(letter.stage.name), reason = \(letter.stage.reason), ticket = \(letter.stage.ticket),
                pages = \(letter.pages), pages_read = \(letter.pagesRead),
                guesses = \(try StoredJSON.text(letter.guesses)), paper = \(letter.paper.place),
                paper_note = \(letter.paper.note), paper_at = \(letter.paper.at), paper_by = \(letter.paper.by)
            WHERE id = \(letter.number.id)
            """
        )
    }

    package static func find(_ number: LetterNumber, in reader: any Reader) throws -> Letter? {
        try reader.first("SELECT \(columns) FROM letters WHERE id = \(number.id)").map { try letter($0, in: reader) }
    }

    /// The letter of these scans, if they came before.
    package static func number(of fingerprint: String, in reader: any Reader) throws -> LetterNumber? {
        try reader.first("SELECT id FROM letters WHERE fingerprint = \(fingerprint)")
            .flatMap { LetterNumber(id: try $0.value("id")) }
    }

    /// The letter that became a ticket, if one did.
    package static func number(of ticket: ID<Ticket>, in reader: any Reader) throws -> LetterNumber? {
        try reader.first("SELECT id FROM letters WHERE ticket = \(ticket)").flatMap {
            LetterNumber(id: try $0.value("id"))
        }
    }

    /// The next to be recognised: the one of which the fewest pages are read, so that a long one holds nobody up; of
    /// equals the oldest.
    package static func nextToRead(in reader: any Reader) throws -> LetterNumber? {
        try reader.first(
            """
            SELECT id
            FROM letters
            WHERE stage = \(Letter.Stage.Name.scanned)
            ORDER BY pages_read, id
            LIMIT 1
            """
        ).flatMap { LetterNumber(id: try $0.value("id")) }
    }

    /// A page of the register, the newest first: in one of `stages`, or any where there are none, `below` where the page
    /// before ended.
    package static func page(
        in stages: [Letter.Stage.Name],
        below: LetterNumber?,
        limit: Int,
        in reader: any Reader,
    ) throws -> [Letter] {
        let stage: SQL =
            stages.isEmpty
            ? "TRUE" : "stage IN (\(stages.map { "\($0)" as SQL }.joined(separator: ", ")))"
        return try reader.rows(
            """
            SELECT \(columns)
            FROM letters
            WHERE \(stage) AND id < \(below?.id.rawValue ?? Int64.max)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map { try letter($0, in: reader) }
    }

    /// How many letters are in each stage that somebody still has to do something about.
    package static func counts(in reader: any Reader) throws -> [Letter.Stage.Name: Int] {
        let rows = try reader.rows(
            """
            SELECT stage, COUNT(*) AS count
            FROM letters
            WHERE stage IN ('scanned', 'recognised', 'unreadable')
            GROUP BY stage
            """
        ).map { row in (try row.value("stage", as: Letter.Stage.Name.self), try row.value("count", as: Int.self)) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Those of `digests` that some letter needs: as its scan, or as the picture of a page.
    package static func needed(
        among digests: some Collection<ContentDigest>,
        in reader: any Reader,
    ) throws -> Set<ContentDigest> {
        try digests.reduce(into: []) { needed, digest in
            let row = try reader.first(
                """
                SELECT letter FROM letter_scans WHERE digest = \(digest)
                UNION ALL
                SELECT letter FROM letter_sheets WHERE digest = \(digest)
                LIMIT 1
                """
            )
            if row != nil { needed.insert(digest) }
        }
    }

    private static func letter(_ row: Row, in reader: any Reader) throws -> Letter {
        let id: ID<Letter> = try row.value("id")
        guard let number = LetterNumber(id: id) else { throw SQLValueMismatch(expected: "a letter's number") }
        return Letter(
            number: number,
            scans: try reader.rows("SELECT scan FROM letter_scans WHERE letter = \(id) ORDER BY place").map { row in
                try StoredJSON.value(LetterScan.self, from: try row.value("scan"))
            },
            receivedAt: try row.value("received_at"),
            receivedBy: try row.value("received_by"),
            stage: try stage(row),
            pages: try row.value("pages"),
            pagesRead: try row.value("pages_read"),
            guesses: try StoredJSON.value(LetterGuesses.self, from: try row.value("guesses")),
            paper: Letter.Paper(
                place: try row.value("paper"),
                note: try row.value("paper_note"),
                at: try row.value("paper_at"),
                by: try row.value("paper_by"),
            ),
        )
    }

    private static func stage(_ row: Row) throws -> Letter.Stage {
        let reason: String = try row.value("reason")
        switch try row.value("stage", as: Letter.Stage.Name.self) {
        case .scanned: return .scanned
        case .recognised: return .recognised
        case .registered: return .registered(try row.value("ticket"))
        case .unreadable: return .unreadable(try ScanFault(sqlValue: .text(reason)))
        case .setAside: return .setAside(reason: reason)
        }
    }
}

extension Letter.Stage {
    fileprivate var ticket: ID<Ticket>? {
        guard case .registered(let ticket) = self else { return nil }
        return ticket
    }

    fileprivate var reason: String {
        switch self {
        case .unreadable(let fault): fault.rawValue
        case .setAside(let reason): reason
        case .scanned, .recognised, .registered: ""
        }
    }
}

extension Letter.Stage.Name: SQLValueConvertible, SQLValueDecodable {}
extension Letter.Paper.Place: SQLValueConvertible, SQLValueDecodable {}
extension ScanFault: SQLValueConvertible, SQLValueDecodable {}
