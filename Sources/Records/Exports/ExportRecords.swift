// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// Who took what out of the store: one line for each export, kept for good (V4).
package struct ExportEntry: Equatable, Sendable {
    package let id: ID<ExportEntry>
    package let at: Date
    package let login: String
    /// What they were then.
    package let role: Role
    /// What was exported, for example `tickets`.
    package let what: String
    /// As the address of the page said it.
    package let filters: String
    package let format: String
    /// As far as it came.
    package let rows: Int
    package let endedAt: Date?
    package let outcome: Outcome

    package init(
        id: ID<ExportEntry>,
        at: Date,
        login: String,
        role: Role,
        what: String,
        filters: String,
        format: String,
        rows: Int = 0,
        endedAt: Date? = nil,
        outcome: Outcome = .running,
    ) {
        self.id = id
        self.at = at
        self.login = login
        self.role = role
        self.what = what
        self.filters = filters
        self.format = format
        self.rows = rows
        self.endedAt = endedAt
        self.outcome = outcome
    }

    package enum Outcome: String, CaseIterable, Sendable {
        /// Also of a server that was stopped before the end.
        case running
        case done, cancelled, failed
    }
}

package enum ExportRecords {
    package static func nextID(in reader: any Reader) throws -> ID<ExportEntry> {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM exports")?.value("next") ?? ID(1)
    }

    package static func insert(_ entry: ExportEntry, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO exports (id, at, login, role, what, filters, format, row_count, ended_at, outcome)
            VALUES (\(entry.id), \(entry.at), \(entry.login), \(entry.role), \(entry.what), \(entry.filters),
                \(entry.format), \(entry.rows), \(entry.endedAt), \(entry.outcome))
            """
        )
    }

    package static func end(
        _ id: ID<ExportEntry>,
        _ outcome: ExportEntry.Outcome,
        rows: Int,
        at now: Date,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            UPDATE exports
            SET row_count = \(rows), ended_at = \(now), outcome = \(outcome)
            WHERE id = \(id)
            """
        )
    }

    /// The newest first.
    package static func page(before: ID<ExportEntry>?, limit: Int, in reader: any Reader) throws -> [ExportEntry] {
        let condition: SQL = before.map { "WHERE id < \($0)" } ?? ""
        return try reader.rows(
            """
            SELECT id, at, login, role, what, filters, format, row_count, ended_at, outcome
            FROM exports \(condition)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map { row in
            ExportEntry(
                id: try row.value("id"),
                at: try row.value("at"),
                login: try row.value("login"),
                role: try row.value("role"),
                what: try row.value("what"),
                filters: try row.value("filters"),
                format: try row.value("format"),
                rows: try row.value("row_count"),
                endedAt: try row.value("ended_at"),
                outcome: try row.value("outcome"),
            )
        }
    }
}

extension ExportEntry.Outcome: SQLValueConvertible, SQLValueDecodable {}
