// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// How scores are put in order (E7).
package struct Ranking: Equatable, Sendable {
    package let best: Best
    package let ties: Ties
    package let within: Formula.Scope

    package enum Best: String, CaseIterable, Decodable, Sendable {
        case highest, lowest
    }

    package enum Ties: String, CaseIterable, Decodable, Sendable {
        /// 1, 2, 2, 4.
        case skip
        /// 1, 2, 2, 3.
        case dense
    }

    init(best: Best = .highest, ties: Ties = .skip, within: Formula.Scope = .group) {
        self.best = best
        self.ties = ties
        self.within = within
    }

    func isBetter(_ score: Decimal, than other: Decimal) -> Bool {
        switch best {
        case .highest: score > other
        case .lowest: score < other
        }
    }
}

/// When a unit is shown a card; the first rule of the pack that fits counts (domain.md 1.12). All that it says must hold.
package struct CardRule: Equatable, Sendable {
    package let card: String
    package let below: Decimal?
    package let from: Decimal?
    /// Among so many of the best, or of the worst; equal scores share their fate.
    package let first: Int?
    package let last: Int?
    /// Among whom first and last are reckoned.
    package let within: Formula.Scope
    package let condition: Formula?
    package let groups: [String]?
}

extension Formula.Scope: Decodable {}

extension Ranking: Decodable {
    private enum Key: CodingKey {
        case best, ties, within
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        best = try keys.decodeIfPresent(Best.self, forKey: .best) ?? .highest
        ties = try keys.decodeIfPresent(Ties.self, forKey: .ties) ?? .skip
        within = try keys.decodeIfPresent(Formula.Scope.self, forKey: .within) ?? .group
    }
}

extension CardRule: Decodable {
    private enum Key: String, CodingKey {
        case card, below, from, first, last, within, when
        case groups = "for"
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        card = try keys.decode(String.self, forKey: .card)
        below = try keys.decodeIfPresent(ExactNumber.self, forKey: .below)?.value
        from = try keys.decodeIfPresent(ExactNumber.self, forKey: .from)?.value
        first = try keys.decodeIfPresent(Int.self, forKey: .first)
        last = try keys.decodeIfPresent(Int.self, forKey: .last)
        within = try keys.decodeIfPresent(Formula.Scope.self, forKey: .within) ?? .group
        condition = try keys.decodeIfPresent(Formula.self, forKey: .when)
        groups = try keys.decodeIfPresent([String].self, forKey: .groups)
        guard below != nil || from != nil || first != nil || last != nil || condition != nil else {
            throw DecodingError.dataCorruptedError(
                forKey: .card,
                in: keys,
                debugDescription: "a card has a condition: below, from, first, last or when",
            )
        }
    }
}
