// SPDX-License-Identifier: Apache-2.0

import GRDB
package import Storage

/// A store in one SQLite file, in WAL mode, with every commit flushed to the disk.
///
/// Another process may use the same file: writes take turns and wait for each other for a while, then fail with
/// `DatabaseError.busy`. A class because it owns the writer's and the readers' threads.
package final class SQLiteDatabase: Storage.Database {
    private let writer: GroupCommit
    private let readers: ReaderThreads

    private init(pool: DatabasePool, readers count: Int) {
        writer = GroupCommit { SQLiteWriteEngine(pool: pool) }
        readers = ReaderThreads(count: count) { SQLiteReadConnection(pool: pool) }
    }

    /// Opens the file, making it when it does not exist. Blocks for a moment; meant for start-up.
    ///
    /// - Parameters:
    ///   - path: A file on a local disk: WAL does not work on network file systems.
    ///   - readers: Reads that run at once, at least 1.
    ///   - patience: How many seconds a group of writes waits for another process that writes to the file.
    /// - Returns: The open database; the caller closes it.
    /// - Throws: `DatabaseError.unavailable` when the file cannot be opened, `busy` when another process holds it.
    package static func open(
        path: String,
        readers: Int = 4,
        patience: Double = 10,
    ) throws(Storage.DatabaseError) -> SQLiteDatabase {
        do {
            let configuration = configuration(readers: readers, patience: patience)
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction(flushEveryCommit)
            try pool.writeWithoutTransaction(tuneWriter)
            return SQLiteDatabase(pool: pool, readers: readers)
        } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw .busy(message: "\(path): \(error.message ?? "another process holds it")")
        } catch {
            throw .unavailable(message: "\(path): \(error)")
        }
    }

    package let engine = StorageEngine.sqlite

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
        // The writer closes the file, so the readers have to be done with it.
        await readers.close()
        await writer.close()
    }

    private static func configuration(readers: Int, patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "hotline"
        configuration.foreignKeysEnabled = true
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = max(1, readers)
        return configuration
    }

    /// Indexes are written all over: with the 2 MB that SQLite takes by itself the writer reads its pages again and again,
    /// and a checkpoint every 4 MB copies most of them many times.
    private static func tuneWriter(_ database: GRDB.Database) throws {
        try database.execute(sql: "PRAGMA cache_size = -32768")
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 4096")
    }

    /// GRDB sets NORMAL when it opens a WAL pool, which can lose the last commits in a power cut.
    /// Source: https://www.sqlite.org/pragma.html#pragma_synchronous
    private static func flushEveryCommit(_ database: GRDB.Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
            throw GRDB.DatabaseError(message: "SQLite does not flush every commit")
        }
    }
}
