// SPDX-License-Identifier: Apache-2.0

/// Secrets that gateways show us.
enum SecretText {
    /// Compared in a time that tells nothing of where they differ.
    static func isSame(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count, !one.isEmpty else { return false }
        return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
