// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Storage

/// The SHA-256 of a secret that the platform drew: all that the store knows of a session or an API token.
///
/// Enough for 256 random bits; a password that a person chose needs the slow hash of `Password`.
package struct SecretHash: Hashable, Sendable {
    private let bytes: [UInt8]

    package init(of secret: String) {
        bytes = Array(SHA256.hash(data: Array(secret.utf8)))
    }
}

extension SecretHash: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .blob(bytes) }

    package init(sqlValue: SQLValue) throws { bytes = try [UInt8](sqlValue: sqlValue) }
}
