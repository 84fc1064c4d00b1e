// SPDX-License-Identifier: Apache-2.0

import CLibPQ
import Foundation
import Storage

/// Where the server is and how connections to it behave.
struct PostgresAddress: Sendable {
    /// What libpq takes.
    let url: String

    /// Opens a connection of libpq's; the caller owns it, also when it failed.
    func connect() -> OpaquePointer? {
        let parameters = Self.defaults + [("dbname", url)] + Self.settled
        // The lists end with a null pointer.
        let keywords = parameters.map { strdup($0.0) } + [nil]
        let values = parameters.map { strdup($0.1) } + [nil]
        defer {
            for copy in keywords + values { free(copy) }
        }
        // 1 has libpq read an address in place of a dbname.
        return PQconnectdbParams(keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    }

    /// Used where the address says nothing else. A server that vanished without a word, as in a power cut, is
    /// noticed within about half a minute instead of the system's two hours.
    private static let defaults = [
        ("fallback_application_name", "hotline"),
        ("connect_timeout", "5"),
        ("keepalives_idle", "10"),
        ("keepalives_interval", "5"),
        ("keepalives_count", "3"),
        ("tcp_user_timeout", "20000"),
    ]

    /// Used whatever the address says.
    private static let settled = [("client_encoding", "UTF8")]

    /// Opens a connection, waiting a little between attempts: a server that restarts or a standby that is being
    /// promoted is back within moments.
    ///
    /// - Throws: `DatabaseError.unavailable` from the last attempt, after about two seconds of waiting.
    func connectPatiently() throws(DatabaseError) -> PostgresConnection {
        for pause in [0.05, 0.2, 0.5, 1.2] {
            do throws(DatabaseError) {
                return try PostgresConnection(self)
            } catch {
                Thread.sleep(forTimeInterval: pause)
            }
        }
        return try PostgresConnection(self)
    }
}
