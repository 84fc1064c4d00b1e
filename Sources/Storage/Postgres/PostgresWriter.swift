// SPDX-License-Identifier: Apache-2.0

import Storage

/// The connection that writes, opened when the first group comes and again after it was lost.
///
/// A class because it keeps the connection between groups; it lives on the writer thread.
final class PostgresWriter: WriteEngine, WriteConnection {
    /// Held by the one process that writes, until its commit. Any number that nothing else in the database uses.
    private static let lock = 12345

    private let address: PostgresAddress
    private var connection: PostgresConnection?
    private var hasSavepoint = false

    init(address: PostgresAddress) {
        self.address = address
    }

    func withWriteConnection(_ group: (any WriteConnection) -> Void) {
        group(self)
    }

    func closeWriteConnection() {
        connection = nil
    }

    /// Begins with the lock, so that what follows sees the commits of all others. A connection that was lost since
    /// the last group is replaced here: nothing has been written yet.
    func begin() throws(DatabaseError) {
        hasSavepoint = false
        if let connection, connection.isUsable {
            do throws(DatabaseError) {
                return try begin(on: connection)
            } catch {
                guard !connection.isUsable else { throw error }
            }
        }
        let fresh = try address.connectPatiently()
        connection = fresh
        try begin(on: fresh)
    }

    private func begin(on connection: PostgresConnection) throws(DatabaseError) {
        // READ COMMITTED: each statement after the lock sees what the lock's last holder committed.
        try connection.command(
            "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(\(Self.lock))"
        )
    }

    func setSavepoint() throws(DatabaseError) {
        if hasSavepoint { try opened.send("RELEASE SAVEPOINT hotline_write") }
        try opened.send("SAVEPOINT hotline_write")
        hasSavepoint = true
    }

    func rollbackToSavepoint() throws(DatabaseError) {
        // What was sent and has failed is undone with the rest of its write; it must not end the group.
        try? opened.settle()
        try opened.command("ROLLBACK TO SAVEPOINT hotline_write")
    }

    func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try opened.rows(sql)
    }

    func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try opened.execute(sql)
    }

    func send(_ sql: SQL) throws(DatabaseError) {
        try opened.send(sql)
    }

    func settle() throws(DatabaseError) {
        try opened.settle()
    }

    func commit() throws(DatabaseError) {
        try opened.commit()
    }

    func rollback() {
        connection?.rollback()
        // Given up at once, not at the next write: the lock must not outlast the transaction.
        if connection?.isUsable == false { connection = nil }
    }

    private var opened: PostgresConnection {
        get throws(DatabaseError) {
            guard let connection else { throw .connectionLost(message: "no connection") }
            return connection
        }
    }
}
