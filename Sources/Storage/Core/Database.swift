// SPDX-License-Identifier: Apache-2.0

/// A store: one writer with group commit and several readers, the same on both engines.
///
/// The closure is the transaction. It runs on a thread of the database, never on Swift's cooperative pool, and
/// is not ended early by the cancellation of the calling task.
package protocol Database: Sendable {
    /// Runs `body` against one consistent snapshot, read only.
    ///
    /// - Parameter body: May be run a second time when the connection turns out to be lost.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws; `DatabaseError`.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Reader) throws -> T) async throws -> T

    /// Runs `body` after all earlier writes and returns once its effects are durable.
    ///
    /// Waiting writes share one transaction, each in a savepoint of its own: when `body` throws, its effects
    /// alone are undone. A statement that failed fails the write, even when `body` caught its error.
    ///
    /// - Parameter body: Runs once.
    /// - Returns: What `body` returns, once it is durable.
    /// - Throws: What `body` throws; `DatabaseError`. After `connectionLost` or `unconfirmed` the write may or may
    ///   not have happened, after any other error it has not.
    func write<T: Sendable>(_ body: @escaping @Sendable (any Writer) throws -> T) async throws -> T

    /// Which engine this is, for the few statements that cannot be the same on both (full-text search).
    var engine: StorageEngine { get }

    /// How many writes shared how many commits since the database was opened.
    var commitStatistics: CommitStatistics { get }

    /// Refuses new work with `DatabaseError.closed`, finishes what was begun and closes the connections.
    func close() async
}

/// The two engines behind `Database`.
package enum StorageEngine: String, Sendable {
    case sqlite
    case postgres
}

/// What a body can do inside `Database.read`.
package protocol Reader {
    /// All rows of a query, or of a change with `RETURNING`.
    func rows(_ sql: SQL) throws(DatabaseError) -> [Row]
}

/// What a body can do inside `Database.write`.
package protocol Writer: Reader {
    /// Runs a change.
    ///
    /// - Returns: How many rows it inserted, updated or deleted; 0 for a change of schema.
    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int

    /// Runs a change of which the body need not know the outcome. An engine behind a network may send it together with
    /// what follows; it is done before anything later is, and its failure fails the write all the same.
    func send(_ sql: SQL) throws(DatabaseError)

    /// Returns once everything sent is done. Every write ends with it by itself.
    ///
    /// - Throws: What a statement that was sent has failed with.
    func settle() throws(DatabaseError)
}

extension Writer {
    package func send(_ sql: SQL) throws(DatabaseError) { try execute(sql) }

    package func settle() throws(DatabaseError) {}
}

extension Reader {
    /// The first row of a query, or nil when it has none. Write `LIMIT 1` where more could match.
    package func first(_ sql: SQL) throws(DatabaseError) -> Row? {
        try rows(sql).first
    }
}

/// What group commit has done since the database was opened.
package struct CommitStatistics: Sendable, Equatable {
    /// Writes that were made durable.
    package var writes = 0
    /// Commits that made them durable: fewer than `writes` under load.
    package var commits = 0
    /// Writes that are queued at this moment, not counting those in the transaction that is running.
    package var waiting = 0
}
