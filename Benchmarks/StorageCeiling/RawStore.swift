// SPDX-License-Identifier: Apache-2.0

import GRDB

/// SQLite with nothing of ours around it, kept as safe as the server keeps it: WAL, every commit flushed.
struct RawStore {
    private let queue: DatabaseQueue

    /// - Parameter path: A file that has the schema already.
    /// - Throws: `DatabaseError` when it cannot be opened or made safe.
    init(path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.journalMode = .wal
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
                throw DatabaseError(message: "SQLite does not flush every commit")
            }
        }
    }

    /// - Returns: The seconds that all inserts and commits took together.
    func insert(_ rows: [IntakeRow], in commits: GroupSizes) throws -> Double {
        try queue.writeWithoutTransaction { database in
            let statements = try Statements(database)
            let start = ContinuousClock.now
            for group in commits {
                try statements.begin.execute()
                for row in rows[group] { try statements.insert(row) }
                try statements.commit.execute()
            }
            return (ContinuousClock.now - start) / .seconds(1)
        }
    }
}

/// Prepared once. The three that count are those of the store's own tallies.
private struct Statements {
    let begin: Statement
    let commit: Statement
    private let ticket: Statement
    private let contact: Statement
    private let entry: Statement
    private let tally: Statement
    private let total: Statement
    private let fact: Statement

    init(_ database: Database) throws {
        begin = try database.makeStatement(sql: "BEGIN IMMEDIATE")
        commit = try database.makeStatement(sql: "COMMIT")
        ticket = try database.makeStatement(sql: Self.insert(into: "tickets", in: database))
        contact = try database.makeStatement(sql: Self.insert(into: "contacts", in: database))
        entry = try database.makeStatement(sql: Self.insert(into: "journal", in: database))
        tally = try database.makeStatement(
            sql: """
                INSERT INTO tallies (unit, stage, lamp, channel, kind, day, count)
                VALUES (?, ?, ?, ?, ?, ?, 1)
                ON CONFLICT (unit, stage, lamp, channel, kind, day)
                DO UPDATE SET count = tallies.count + excluded.count
                """
        )
        total = try database.makeStatement(
            sql: """
                INSERT INTO tally_totals (unit, stage, lamp, count)
                VALUES (?, ?, ?, 1)
                ON CONFLICT (unit, stage, lamp) DO UPDATE SET count = tally_totals.count + excluded.count
                """
        )
        fact = try database.makeStatement(
            sql: """
                INSERT INTO fact_tallies (day, unit, fact, count)
                VALUES (?, ?, ?, 1)
                ON CONFLICT (day, unit, fact) DO UPDATE SET count = fact_tallies.count + 1
                """
        )
    }

    func insert(_ row: IntakeRow) throws {
        try ticket.execute(arguments: row.ticket)
        try contact.execute(arguments: row.contact)
        try entry.execute(arguments: row.entry)
        try tally.execute(arguments: row.tally)
        try total.execute(arguments: row.total)
        for arguments in row.facts { try fact.execute(arguments: arguments) }
    }

    private static func insert(into table: String, in database: Database) throws -> String {
        let marks = try database.columns(in: table).map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(table) VALUES (\(marks))"
    }
}
