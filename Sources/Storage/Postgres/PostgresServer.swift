// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage

/// Makes and drops whole databases on a server, for tests and for checks that need a scratch store.
package enum PostgresServer {
    /// Makes an empty database, replacing one of that name.
    ///
    /// - Parameters:
    ///   - name: Lower-case letters, digits and underscores.
    ///   - url: An existing database on the server, by a role that may create databases.
    /// - Returns: The address of the new database.
    /// - Throws: `DatabaseError`.
    package static func createDatabase(named name: String, at url: String) async throws -> String {
        try await run(["DROP DATABASE IF EXISTS \(name) WITH (FORCE)", "CREATE DATABASE \(name)"], at: url)
        return address(url, naming: name)
    }

    /// Drops a database, ending the connections to it.
    ///
    /// - Throws: `DatabaseError`.
    package static func dropDatabase(named name: String, at url: String) async throws {
        try await run(["DROP DATABASE IF EXISTS \(name) WITH (FORCE)"], at: url)
    }

    /// The same address with another database's name: what stands between the host and the parameters.
    static func address(_ url: String, naming name: String) -> String {
        let parts = url.split(separator: "?", maxSplits: 1)
        let parameters = parts.count > 1 ? "?\(parts[1])" : ""
        let segments = (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
        return segments.prefix(3).joined(separator: "/") + "/\(name)\(parameters)"
    }

    /// On a thread of its own, because connecting blocks.
    private static func run(_ commands: [String], at url: String) async throws {
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread {
                caller.resume(
                    with: Result {
                        let connection = try PostgresConnection(PostgresAddress(url: url))
                        for command in commands { try connection.command(command) }
                    }
                )
            }
        }
    }
}
