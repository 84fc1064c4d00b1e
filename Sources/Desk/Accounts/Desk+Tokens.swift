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

    /// Whom a token speaks for; nil when it is forged or revoked. See `TokenBearers` for how soon a revoked one ends.
    package func tokenAuthor(_ token: String) async throws -> Author? {
        guard token.hasPrefix("hl_"), token.isPossibleSecret else { return nil }
        let secret = SecretHash(of: token)
        let now = time.now
        if let author = tokenBearers.author(of: secret, at: now) { return author }
        let entry = try await database.read { reader in try TokenRecords.find(secret, in: reader) }
        guard let entry else { return nil }
        let author = Author.staff(login: "token:\(entry.name)", role: entry.role, unit: entry.unit)
        tokenBearers.remember(author, of: secret, at: now)
        return author
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
        defer { tokenBearers.forgetAll() }
        return try await change { writer in try TokenRecords.revoke(name, at: now, in: writer) }
    }
}
