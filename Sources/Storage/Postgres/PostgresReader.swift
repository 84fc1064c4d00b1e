// SPDX-License-Identifier: Apache-2.0

import Storage

/// A connection that reads, opened when its thread gets its first read and again after it was lost.
///
/// A class because it keeps the connection between reads; it lives on its reader thread.
final class PostgresReader: ReadConnection {
    private let address: PostgresAddress
    private var connection: PostgresConnection?

    init(address: PostgresAddress) {
        self.address = address
    }

    /// A read that meets a lost or outdated connection is run once more on a new one: reading twice does no harm.
    func snapshot<T>(_ body: (any Reader) throws -> T) throws -> T {
        do {
            return try attempt(body)
        } catch {
            guard connection?.isUsable == false else { throw error }
            connection = nil
            return try attempt(body)
        }
    }

    private func attempt<T>(_ body: (any Reader) throws -> T) throws -> T {
        let connection = try connection ?? planning()
        self.connection = connection
        // REPEATABLE READ: one snapshot for all statements, taken by the first.
        try connection.command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        defer { connection.rollback() }
        return try body(connection)
    }

    /// What is asked for differs too much for one plan: a unit may have ten tickets or half of them, a word too. And no
    /// page is worth compiling a plan for.
    private func planning() throws(DatabaseError) -> PostgresConnection {
        let connection = try address.connectPatiently()
        try connection.command("SET plan_cache_mode = force_custom_plan; SET jit = off")
        return connection
    }
}
