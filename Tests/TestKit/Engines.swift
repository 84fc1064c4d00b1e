// SPDX-License-Identifier: Apache-2.0

package import Storage

/// The engines a test runs on: `@Test(arguments: Engine.available)`.
package enum Engine: String, Sendable {
    case sqlite = "SQLite"
    case postgres = "PostgreSQL"

    /// SQLite, and PostgreSQL when `HOTLINE_TEST_POSTGRES` holds the address of a server where databases may be
    /// made. With `HOTLINE_TEST_REQUIRE_POSTGRES=1` a missing address fails the tests instead of halving them.
    package static var available: [Engine] {
        EnginesEnvironment.usesPostgres ? [.sqlite, .postgres] : [.sqlite]
    }

    /// PostgreSQL where it is available: for promises that only a server can break.
    package static var servers: [Engine] {
        available.filter { $0 == .postgres }
    }

    /// A fresh, empty database, which the test must `remove()`. Prefer `withDatabase`.
    package func open() async throws -> TestDatabase {
        switch self {
        case .sqlite: try await TestDatabase(.freshFile())
        case .postgres: try await TestDatabase(.freshServerDatabase())
        }
    }

    /// Runs `body` with a fresh, empty database and removes it.
    @discardableResult
    package func withDatabase<T>(_ body: (any Database) async throws -> T) async throws -> T {
        try await withTestDatabase { try await body($0.database) }
    }

    /// Like `withDatabase`, for tests that open the database several times or need its address.
    @discardableResult
    package func withTestDatabase<T>(_ body: (TestDatabase) async throws -> T) async throws -> T {
        let test = try await open()
        do {
            let result = try await body(test)
            try await test.remove()
            return result
        } catch {
            try await test.remove()
            throw error
        }
    }
}
