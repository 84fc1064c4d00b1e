// SPDX-License-Identifier: Apache-2.0

import GRDB
import Storage

/// The transaction of one group of writes. A class because it knows whether its savepoint is set.
final class SQLiteTransaction: WriteConnection {
    private let database: GRDB.Database
    private let connection: SQLiteConnection
    private var hasSavepoint = false

    init(_ database: GRDB.Database) {
        self.database = database
        connection = SQLiteConnection(database)
    }

    func rows(_ sql: Storage.SQL) throws(Storage.DatabaseError) -> [Storage.Row] {
        try connection.rows(sql)
    }

    func execute(_ sql: Storage.SQL) throws(Storage.DatabaseError) -> Int {
        try connection.execute(sql)
    }

    func begin() throws(Storage.DatabaseError) {
        try connection.execute("BEGIN IMMEDIATE")
    }

    func setSavepoint() throws(Storage.DatabaseError) {
        // SQLite keeps account of every page for every open savepoint: hundreds of them would slow each write down.
        if hasSavepoint { try connection.execute("RELEASE SAVEPOINT hotline_write") }
        try connection.execute("SAVEPOINT hotline_write")
        hasSavepoint = true
    }

    func rollbackToSavepoint() throws(Storage.DatabaseError) {
        try connection.execute("ROLLBACK TO SAVEPOINT hotline_write")
    }

    func commit() throws(Storage.DatabaseError) {
        try connection.execute("COMMIT")
    }

    func rollback() {
        guard database.isInsideTransaction else { return }
        // Nothing can be done about a rollback that fails; SQLite undoes the transaction when it next opens the file.
        _ = try? connection.execute("ROLLBACK")
    }
}
