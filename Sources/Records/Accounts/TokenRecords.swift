// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// A program that may call the API, without its secret.
package struct TokenEntry: Equatable, Sendable {
    package let name: String
    package let role: Role
    /// The unit it acts for; nil where its role needs none.
    package let unit: UnitCode?
    package let createdAt: Date
    package let revokedAt: Date?

    package init(name: String, role: Role, unit: UnitCode?, createdAt: Date, revokedAt: Date? = nil) {
        self.name = name
        self.role = role
        self.unit = unit
        self.createdAt = createdAt
        self.revokedAt = revokedAt
    }
}

/// The tokens of programs. A name may have several, so that a program can change its secret without a gap; a revoked
/// one is kept, because the journal names it.
package enum TokenRecords {
    package static func insert(_ token: TokenEntry, secret: SecretHash, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO api_tokens (token, name, role, unit, created_at)
            VALUES (\(secret), \(token.name), \(token.role), \(token.unit), \(token.createdAt))
            """
        )
    }

    /// The token of this secret, unless it was revoked.
    package static func find(_ secret: SecretHash, in reader: any Reader) throws -> TokenEntry? {
        try reader.first(
            """
            SELECT name, role, unit, created_at, revoked_at
            FROM api_tokens
            WHERE token = \(secret) AND revoked_at IS NULL
            """
        ).map(TokenEntry.init)
    }

    /// All tokens, oldest first, revoked ones included.
    package static func all(in reader: any Reader) throws -> [TokenEntry] {
        try reader.rows(
            "SELECT name, role, unit, created_at, revoked_at FROM api_tokens ORDER BY created_at, token"
        ).map(TokenEntry.init)
    }

    /// - Returns: How many tokens of this name were in force.
    package static func revoke(_ name: String, at now: Date, in writer: any Writer) throws -> Int {
        try writer.execute("UPDATE api_tokens SET revoked_at = \(now) WHERE name = \(name) AND revoked_at IS NULL")
    }
}

extension TokenEntry {
    fileprivate init(row: Row) throws {
        self.init(
            name: try row.value("name"),
            role: try row.value("role"),
            unit: try row.value("unit"),
            createdAt: try row.value("created_at"),
            revokedAt: try row.value("revoked_at"),
        )
    }
}
