// SPDX-License-Identifier: Apache-2.0

import PostgresStorage
import SQLiteStorage
package import Storage

/// A database of one test, empty when made, gone when removed.
package struct TestDatabase: Sendable {
    package let database: any Database
    private let place: EnginesPlace

    init(_ place: EnginesPlace) async throws {
        self.place = place
        do {
            database = try Self.open(url: place.url)
        } catch {
            try await place.remove()
            throw error
        }
    }

    /// What `--database` takes.
    package var url: String { place.url }

    /// Opens the same database once more, as another process would. The test closes it.
    package func openAnother() throws -> any Database {
        try Self.open(url: place.url)
    }

    /// Opens what an address says; the test closes it.
    ///
    /// - Throws: `DatabaseError`.
    package static func open(url: String) throws -> any Database {
        switch try DatabaseURL(url) {
        case .sqlite(let path): try SQLiteDatabase.open(path: path)
        case .postgres(let url): try PostgresDatabase.open(url: url)
        }
    }

    /// Closes the database and deletes everything it kept.
    package func remove() async throws {
        await database.close()
        try await place.remove()
    }
}
