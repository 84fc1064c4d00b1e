// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What a letter is entered under in the register (收文编号), and what its label says: the year and a count of that year,
/// for example `L2026-000042`.
package struct LetterNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let year: Int
    /// 1…`mostOfAYear`.
    package let count: Int

    /// The most letters that a year has numbers for.
    package static let mostOfAYear = 999_999

    /// - Returns: nil unless the year has four digits and the count is within `mostOfAYear`.
    package init?(year: Int, count: Int) {
        guard (1_000...9_999).contains(year), (1...Self.mostOfAYear).contains(count) else { return nil }
        self.year = year
        self.count = count
    }

    /// Reads what somebody typed or a scanner of labels sent: without case, in letters of any width.
    ///
    /// - Returns: nil for anything else.
    package init?(_ text: String) {
        let plain = text.precomposedStringWithCompatibilityMapping.trimmed.uppercased()
        guard let match = plain.wholeMatch(of: /L([0-9]{4})-([0-9]{6})/), let year = Int(match.1),
            let count = Int(match.2)
        else { return nil }
        self.init(year: year, count: count)
    }

    /// The identity of the letter: year and count as one number.
    package var id: ID<Letter> { ID(Int64(year) * 1_000_000 + Int64(count)) }

    /// - Returns: nil for an identity that no letter has.
    package init?(id: ID<Letter>) {
        self.init(year: Int(id.rawValue / 1_000_000), count: Int(id.rawValue % 1_000_000))
    }

    package var description: String {
        let digits = String(count)
        return "L\(year)-" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The channel's own id of the letter, in a space in which no program files: see `IntakeDraft.ownSpaces`.
    package var externalID: String { "letter:\(self)" }

    package static func < (one: LetterNumber, other: LetterNumber) -> Bool { one.id < other.id }
}
