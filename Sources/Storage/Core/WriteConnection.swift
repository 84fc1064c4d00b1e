// SPDX-License-Identifier: Apache-2.0

/// The one connection of an engine that writes, as `GroupCommit` drives it. Used on the writer thread only.
package protocol WriteConnection: Writer {
    /// Begins the transaction of a group, waiting until no other process writes.
    func begin() throws(DatabaseError)

    /// Sets the group's savepoint here, giving up its earlier place.
    func setSavepoint() throws(DatabaseError)

    /// Undoes what was done since the savepoint, which stays where it is.
    func rollbackToSavepoint() throws(DatabaseError)

    /// Makes the group durable. Returns only when the engine has confirmed it.
    func commit() throws(DatabaseError)

    /// Ends the transaction, if there still is one, without a trace.
    func rollback()
}

/// What an engine gives `GroupCommit`: made, used and closed on the writer thread.
package protocol WriteEngine {
    /// Runs `group` with the connection that writes.
    ///
    /// - Throws: `DatabaseError` when the connection cannot be had; `group` has not run then.
    func withWriteConnection(_ group: (any WriteConnection) -> Void) throws(DatabaseError)

    /// Called last, when no write will follow.
    func closeWriteConnection()
}

/// One connection of an engine that reads. Each belongs to one thread.
package protocol ReadConnection {
    /// Runs `body` in a read-only transaction that sees one snapshot.
    func snapshot<T>(_ body: (any Reader) throws -> T) throws -> T
}
