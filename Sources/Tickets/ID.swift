// SPDX-License-Identifier: Apache-2.0

/// A row's identity: a positive 64-bit integer that cannot be taken for the identity of another kind of row.
///
/// People never see it; they see a `TicketNumber`, a unit's code, a login.
package struct ID<Subject>: Hashable, Comparable, Codable, Sendable {
    package let rawValue: Int64

    package init(_ rawValue: Int64) { self.rawValue = rawValue }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package static func < (one: ID, other: ID) -> Bool { one.rawValue < other.rawValue }
}
