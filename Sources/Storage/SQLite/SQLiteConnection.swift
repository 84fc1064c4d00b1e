// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite
import Storage

/// A connection of the GRDB pool, used inside one of the pool's closures.
///
/// GRDB owns the connection and the cache of prepared statements. Values and columns pass through SQLite's own
/// functions (`Statement.sqliteStatement`), because this is the path of every statement of every intake.
struct SQLiteConnection: Writer {
    private let database: GRDB.Database

    init(_ database: GRDB.Database) {
        self.database = database
    }

    func rows(_ sql: Storage.SQL) throws(Storage.DatabaseError) -> [Storage.Row] {
        let statement = try prepared(sql)
        defer { sqlite3_reset(statement.sqliteStatement) }
        guard try step(statement, of: sql) else { return [] }
        // Not before the first step, nor kept for long: another process may have changed the tables since.
        let columns = Storage.Row.Columns(statement.currentColumnNames)
        var rows: [Storage.Row] = []
        repeat {
            rows.append(Storage.Row(columns: columns, values: statement.values(count: columns.names.count)))
        } while try step(statement, of: sql)
        return rows
    }

    @discardableResult
    func execute(_ sql: Storage.SQL) throws(Storage.DatabaseError) -> Int {
        let statement = try prepared(sql)
        defer { sqlite3_reset(statement.sqliteStatement) }
        let before = database.totalChangesCount
        while try step(statement, of: sql) {}
        // SQLite leaves its count as it was when a statement changes no table, such as CREATE.
        return database.totalChangesCount == before ? 0 : database.changesCount
    }

    private func prepared(_ sql: Storage.SQL) throws(Storage.DatabaseError) -> Statement {
        let statement: Statement
        do {
            statement = try database.cachedStatement(sql: sql.text)
        } catch {
            throw Storage.DatabaseError(error, sql: sql.text)
        }
        guard statement.bind(sql.values) else {
            throw .statement(message: "the statement does not take these \(sql.values.count) values", sql: sql.text)
        }
        return statement
    }

    /// Whether there is a row.
    private func step(_ statement: Statement, of sql: Storage.SQL) throws(Storage.DatabaseError) -> Bool {
        switch sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw refusal(of: sql)
        }
    }

    private func refusal(of sql: Storage.SQL) -> Storage.DatabaseError {
        Storage.DatabaseError(
            code: sqlite3_extended_errcode(database.sqliteConnection),
            message: database.lastErrorMessage ?? "",
            sql: sql.text,
        )
    }
}
