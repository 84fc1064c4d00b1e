// SPDX-License-Identifier: Apache-2.0

/// A place in the call centre with a telephone (座席), by the name that the exchange has for it, as in `8001`.
package struct Seat: Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
    package let name: String

    package init(_ name: String) { self.name = name }

    package init(from decoder: any Decoder) throws { name = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    package var description: String { name }

    package static func < (one: Seat, other: Seat) -> Bool { one.name < other.name }
}

/// What a seat is doing, as the exchange knows it.
package enum SeatState: Hashable, Codable, Sendable {
    /// It serves no queue.
    case loggedOut
    case ready
    case ringing
    case talking
    /// It talks, and has put the other side on hold.
    case onHold
    /// It is not offered calls (示忙).
    case paused(PauseReason)
    /// Its telephone cannot be reached.
    case unreachable
}

/// Why a seat is not offered calls: for the exchange a word, which it keeps.
package struct PauseReason: Hashable, Codable, Sendable {
    package let word: String

    package init(_ word: String) { self.word = word }

    /// After a call, until its ticket is written (话后处理).
    package static let wrapUp = PauseReason("wrap-up")
    /// A rest (小休).
    package static let rest = PauseReason("break")
}
