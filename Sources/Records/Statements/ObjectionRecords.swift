// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// What a unit objects to in its statement, and the answer to it (E7).
package struct Objection: Sendable {
    package let id: ID<Objection>
    /// `2026-11`.
    package let month: String
    package let unit: UnitCode
    /// nil where it is about the statement as a whole.
    package let ticket: ID<Ticket>?
    package let group: FactGroup?
    package let words: String
    package let evidence: String
    package let at: Date
    package let by: String
    /// nil while it waits.
    package let answer: Answer?

    package struct Answer: Sendable {
        package let ruling: Ruling
        package let reply: String
        package let at: Date
        package let by: String

        package init(ruling: Ruling, reply: String, at: Date, by: String) {
            self.ruling = ruling
            self.reply = reply
            self.at = at
            self.by = by
        }
    }

    package enum Ruling: String, CaseIterable, Sendable {
        /// It is right: an exclusion or a correction follows.
        case upheld
        case dismissed
    }

    package init(
        id: ID<Objection>,
        month: String,
        unit: UnitCode,
        ticket: ID<Ticket>?,
        group: FactGroup?,
        words: String,
        evidence: String,
        at: Date,
        by: String,
        answer: Answer? = nil,
    ) {
        self.id = id
        self.month = month
        self.unit = unit
        self.ticket = ticket
        self.group = group
        self.words = words
        self.evidence = evidence
        self.at = at
        self.by = by
        self.answer = answer
    }
}

extension Objection.Ruling: SQLValueConvertible, SQLValueDecodable {}

/// What units object to. An objection is answered once.
package enum ObjectionRecords {
    /// Those of a unit's month, oldest first.
    package static func objections(
        of unit: UnitCode,
        in month: String,
        _ reader: any Reader,
    ) throws -> [Objection] {
        try rows("WHERE month = \(month) AND unit = \(unit) ORDER BY id", in: reader)
    }

    package static func find(_ id: ID<Objection>, in reader: any Reader) throws -> Objection? {
        try rows("WHERE id = \(id)", in: reader).first
    }

    package static func nextID(in reader: any Reader) throws -> ID<Objection> {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM objections")?.value("next") ?? ID(1)
    }

    package static func insert(_ objection: Objection, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO objections (id, month, unit, ticket, fact_group, words, evidence, filed_at, filed_by)
            VALUES (\(objection.id), \(objection.month), \(objection.unit), \(objection.ticket), \(objection.group),
                \(objection.words), \(objection.evidence), \(objection.at), \(objection.by))
            """
        )
    }

    package static func answer(
        _ id: ID<Objection>,
        with answer: Objection.Answer,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            UPDATE objections
            SET ruling = \(answer.ruling), reply = \(answer.reply), ruled_at = \(answer.at), ruled_by = \(answer.by)
            WHERE id = \(id) AND ruling IS NULL
            """
        )
    }

    private static func rows(_ clause: SQL, in reader: any Reader) throws -> [Objection] {
        try reader.rows(
            """
            SELECT id, month, unit, ticket, fact_group, words, evidence, filed_at, filed_by, ruling, reply, ruled_at,
                ruled_by
            FROM objections \(clause)
            """
        ).map(Objection.init)
    }
}

extension Objection {
    fileprivate init(row: Row) throws {
        let ruling: Ruling? = try row.value("ruling")
        self.init(
            id: try row.value("id"),
            month: try row.value("month"),
            unit: try row.value("unit"),
            ticket: try row.value("ticket"),
            group: try row.value("fact_group"),
            words: try row.value("words"),
            evidence: try row.value("evidence"),
            at: try row.value("filed_at"),
            by: try row.value("filed_by"),
            answer: try ruling.map { ruling in
                Answer(
                    ruling: ruling,
                    reply: try row.value("reply"),
                    at: try row.value("ruled_at"),
                    by: try row.value("ruled_by"),
                )
            },
        )
    }
}
