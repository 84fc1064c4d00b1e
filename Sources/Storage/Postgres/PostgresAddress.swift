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
        let keywords = parameters.map { strdup($0.0) }
        let values = parameters.map { strdup($0.1) }
        defer { (keywords + values).forEach { free($0) } }
        // The lists end with a null pointer; 1 has libpq read an address in place of a dbname.
        return PQconnectdbParams(keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
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
