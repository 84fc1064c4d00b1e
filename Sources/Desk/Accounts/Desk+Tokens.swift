// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets

/// Why a token was not made.
package enum TokenRefusal: Error, Equatable, Sendable {
    /// The site has no such unit.
    case unknownUnit(UnitCode)
    /// Who acts in this role acts for a unit.
    case unitMissing(Role)
    /// A name has 1…64 characters and no control characters.
    case unusableName
}

extension Desk {
    /// Makes a token for a program.
    ///
    /// - Parameters:
    ///   - name: Whom the journal names: `token:NAME`. Given again, it makes one more token.
    ///   - role: What it may do.
    ///   - unit: The unit it acts for; a handler must have one.
    /// - Returns: The token, which is told this once; the store keeps its hash.
    /// - Throws: `TokenRefusal`.
    package func createToken(name: String, role: Role, unit: UnitCode?) async throws -> String {
        try check(name: name, role: role, unit: unit)
        let token = "hl_\(ids.secret())"
        let entry = TokenEntry(name: name, role: role, unit: unit, createdAt: time.now)
        try await change { writer in try TokenRecords.insert(entry, secret: SecretHash(of: token), in: writer) }
        return token
    }

    private func check(name: String, role: Role, unit: UnitCode?) throws(TokenRefusal) {
        guard (1...64).contains(name.count), !name.contains(where: \.isControl) else { throw .unusableName }
        if let unit {
            guard site.organisation[unit] != nil else { throw .unknownUnit(unit) }
        } else if role == .handler {
            throw .unitMissing(role)
        }
    }

    /// Whom a token speaks for; nil when it is forged or revoked. One indexed read, so that a revoked token ends with
    /// the next call, in every process.
    package func tokenAuthor(_ token: String) async throws -> Author? {
        guard token.hasPrefix("hl_"), token.isPossibleSecret else { return nil }
        let entry = try await database.read { reader in try TokenRecords.find(SecretHash(of: token), in: reader) }
        return entry.map { .staff(login: "token:\($0.name)", role: $0.role, unit: $0.unit) }
    }

    /// All tokens, oldest first, revoked ones included.
    package func tokens() async throws -> [TokenEntry] {
        try await database.read { reader in try TokenRecords.all(in: reader) }
    }

    /// Ends all tokens of a name.
    ///
    /// - Returns: How many were in force: 0 when there is no such name.
    @discardableResult
    package func revokeToken(name: String) async throws -> Int {
        let now = time.now
        return try await change { writer in try TokenRecords.revoke(name, at: now, in: writer) }
    }
}
