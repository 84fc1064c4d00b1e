// SPDX-License-Identifier: Apache-2.0

import Crypto
import CryptoExtras
import Foundation

/// A password as it may be stored: scrypt (RFC 7914) over a salt of its own, written `scrypt$N$r$p$salt$hash`.
///
/// Deriving takes tens of milliseconds on purpose and blocks its thread: call through `PasswordThreads`.
package struct Password: Sendable {
    /// How long a new password may be, in characters. Source: NIST SP 800-63B, 5.1.1.2.
    package static let allowedLength = 8...128

    private let cost: Cost
    private let salt: Data
    private let hash: Data

    /// Hashes a password that was chosen.
    ///
    /// - Parameters:
    ///   - chosen: Any text; composed (NFC), so that every keyboard gives the same bytes.
    ///   - salt: 16 random bytes, drawn for this password alone.
    ///   - cost: Kept with the hash, so that it can be raised for new passwords.
    /// - Throws: `PasswordRefusal.length` when it is too short or too long; `CryptoKitError` when memory is short.
    package init(_ chosen: String, salt: [UInt8], cost: Cost = .standard) throws {
        guard Self.allowedLength.contains(chosen.count) else {
            throw PasswordRefusal.length(allowed: Self.allowedLength)
        }
        self.cost = cost
        self.salt = Data(salt)
        hash = try cost.derive(chosen, salt: self.salt, bytes: 32).withUnsafeBytes { Data($0) }
    }

    /// Reads what `stored` wrote.
    ///
    /// - Returns: nil when the text is none of ours.
    package init?(stored: String) {
        let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt",
            let cost = Cost(rounds: Int(parts[1]), blockSize: Int(parts[2]), parallelism: Int(parts[3])),
            let salt = Data(base64Encoded: String(parts[4])), salt.count >= 8,
            let hash = Data(base64Encoded: String(parts[5])), hash.count >= 16
        else { return nil }
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Whether `typed` is this password; compared in constant time.
    ///
    /// - Throws: `CryptoKitError` when memory is short.
    package func matches(_ typed: String) throws -> Bool {
        // What could not have been chosen is not worth the work; it tells nothing about a login.
        guard Self.allowedLength.contains(typed.count) else { return false }
        return try cost.derive(typed, salt: salt, bytes: hash.count) == SymmetricKey(data: hash)
    }

    package var stored: String {
        "scrypt$\(cost.rounds)$\(cost.blockSize)$\(cost.parallelism)$"
            + "\(salt.base64EncodedString())$\(hash.base64EncodedString())"
    }

    /// A password that nobody has, compared where a login has none, so that the answer takes as long.
    static let decoy = Password(cost: .standard, salt: Data(count: 16), hash: Data(count: 32))

    private init(cost: Cost, salt: Data, hash: Data) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }
}

extension Password: CustomStringConvertible {
    /// Says nothing, so that no log holds a hash.
    package var description: String { "Password" }
}

/// Why a password was not set.
package enum PasswordRefusal: Error, Equatable, Sendable {
    /// It has fewer or more characters than allowed.
    case length(allowed: ClosedRange<Int>)
    /// Nobody has this login.
    case unknownLogin
}
