// SPDX-License-Identifier: Apache-2.0

package import Storage

/// A store on a PostgreSQL server, which several server processes may share.
///
/// Writes of all processes take turns under one advisory lock, so they see each other's commits and never
/// conflict. Lost connections are opened again, on whichever host of the address then takes writes.
/// A class because it owns the writer's and the readers' threads.
package final class PostgresDatabase: Database {
    private let writer: GroupCommit
    private let readers: ReaderThreads

    private init(address: PostgresAddress, readers count: Int) {
        writer = GroupCommit { PostgresWriter(address: address) }
        readers = ReaderThreads(count: count) { PostgresReader(address: address) }
    }

    /// Checks that the server can be reached. Blocks meanwhile; meant for start-up.
    ///
    /// - Parameters:
    ///   - url: What libpq takes: `postgresql://user:password@host:port,host:port/name?parameters`. With several
    ///     hosts give `target_session_attrs=read-write`.
    ///   - readers: Reads that run at once, at least 1, each on a connection of its own.
    /// - Returns: The open database; the caller closes it.
    /// - Throws: `DatabaseError.unavailable` with the server's words, which never hold the password.
    package static func open(url: String, readers: Int = 4) throws(DatabaseError) -> PostgresDatabase {
        let address = PostgresAddress(url: url)
        _ = try PostgresConnection(address)
        return PostgresDatabase(address: address, readers: readers)
    }

    package let engine = StorageEngine.postgres

    package var commitStatistics: CommitStatistics {
        writer.statistics
    }

    package func read<T: Sendable>(_ body: @escaping @Sendable (any Reader) throws -> T) async throws -> T {
        try await readers.read(body)
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any Writer) throws -> T) async throws -> T {
        try await writer.write(body)
    }

    package func close() async {
        await readers.close()
        await writer.close()
    }
}
