// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The table `schema_changes`: which changes a store has, and how they read when they were applied.
enum SchemaHistory {
    private struct Entry {
        let number: Int
        let name: String
        let checksum: String

        init(_ row: Row) throws(DatabaseError) {
            number = try row.value("number")
            name = try row.value("name")
            checksum = try row.value("checksum")
        }
    }

    /// Applies what is pending and records it, or refuses; see `Database.apply`.
    static func apply(_ changes: [SchemaChange], at now: Date, with writer: any Writer) throws(DatabaseError) {
        try requireAscending(changes)
        let applied = try entries(with: writer)
        try requireUnedited(applied, among: changes)
        let latest = applied.last?.number ?? 0
        let known = Set(applied.map(\.number))
        for change in changes where !known.contains(change.number) {
            guard change.number > latest else { throw .schema(.outOfOrder(number: change.number, name: change.name)) }
            for statement in change.statements { try writer.execute(statement) }
            try record(change, at: now, with: writer)
        }
    }

    private static func requireAscending(_ changes: [SchemaChange]) throws(DatabaseError) {
        var previous = 0
        for change in changes {
            guard change.number > previous else {
                throw .schema(.outOfOrder(number: change.number, name: change.name))
            }
            previous = change.number
        }
    }

    private static func entries(with writer: any Writer) throws(DatabaseError) -> [Entry] {
        try writer.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_changes (
                number BIGINT PRIMARY KEY,
                name TEXT NOT NULL,
                checksum TEXT NOT NULL,
                applied_at BIGINT NOT NULL
            )
            """
        )
        let rows = try writer.rows("SELECT number, name, checksum FROM schema_changes ORDER BY number")
        return try rows.map(Entry.init)
    }

    private static func requireUnedited(_ applied: [Entry], among changes: [SchemaChange]) throws(DatabaseError) {
        for entry in applied {
            guard let shipped = changes.first(where: { $0.number == entry.number }) else {
                throw .schema(.missing(number: entry.number, name: entry.name))
            }
            guard shipped.checksum == entry.checksum else {
                throw .schema(.edited(number: entry.number, name: entry.name))
            }
        }
    }

    private static func record(_ change: SchemaChange, at now: Date, with writer: any Writer) throws(DatabaseError) {
        try writer.execute(
            """
            INSERT INTO schema_changes (number, name, checksum, applied_at)
            VALUES (\(change.number), \(change.name), \(change.checksum), \(now))
            """
        )
    }
}
