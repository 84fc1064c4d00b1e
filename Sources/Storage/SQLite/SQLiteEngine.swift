// SPDX-License-Identifier: Apache-2.0

import GRDB
import Storage

/// Lends the pool's writing connection to groups of writes.
struct SQLiteWriteEngine: WriteEngine {
    let pool: DatabasePool

    func withWriteConnection(_ group: (any WriteConnection) -> Void) throws(Storage.DatabaseError) {
        pool.writeWithoutTransaction { group(SQLiteTransaction($0)) }
    }

    func closeWriteConnection() {
        // A connection that cannot be closed any more is given back with the process; committed writes are safe.
        try? pool.close()
    }
}

/// Reads from a snapshot: in WAL mode a read transaction does not see later commits.
struct SQLiteReadConnection: ReadConnection {
    let pool: DatabasePool

    func snapshot<T>(_ body: (any Reader) throws -> T) throws -> T {
        do {
            return try pool.read { try body(SQLiteConnection($0)) }
        } catch let error as GRDB.DatabaseError {
            throw Storage.DatabaseError(error, sql: "")
        }
    }
}
