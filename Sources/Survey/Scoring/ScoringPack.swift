// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// How facts become rates and rates a score (E4, E6). Source: site document `scoring`, domain.md 1.14.
package struct ScoringPack: Codable, Equatable, Sendable {
    package let rates: [RateRule]
    /// Units with a smaller base are measured but not ranked (domain.md 1.14).
    package let minimumVolume: Int

    package struct RateRule: Codable, Equatable, Sendable {
        package let code: String
        package let name: LocalText
        /// What counts for the unit, each fact with its weight 0…1 (a graded rate gives 0.8 for "mostly satisfied").
        package let numerator: [FactWeight]
        /// The base: only what a citizen said or a clock proved.
        package let denominator: [Fact]
        /// Facts left out of the base, printed beside it.
        package let excluded: [Fact]?
        /// Share of the score in percent; all shares add up to 100.
        package let share: Int
    }

    package struct FactWeight: Codable, Equatable, Sendable {
        package let fact: Fact
        package let weight: Decimal

        package init(fact: Fact, weight: Decimal) {
            self.fact = fact
            self.weight = weight
        }
    }

    package func rates(of card: Scorecard) -> [Rate] { rates.map { $0.rate(of: card) } }

    /// The sum of the rates' parts, each rounded to two decimals, so that the printed parts give the printed total
    /// (domain.md 1.21 and 3.9); nil as long as a rate has no base.
    package func score(of card: Scorecard) -> Decimal? {
        var total = Decimal()
        for rule in rates {
            guard let percent = rule.rate(of: card).percent else { return nil }
            total += (percent * Decimal(rule.share) / 100).rounded(2)
        }
        return total
    }
}

extension ScoringPack.RateRule {
    package func rate(of card: Scorecard) -> Rate {
        Rate(
            code: code,
            numerator: numerator.reduce(Decimal()) { $0 + Decimal(card[$1.fact]) * $1.weight },
            denominator: denominator.reduce(0) { $0 + card[$1] },
            exclusions: Dictionary((excluded ?? []).map { ($0, card[$0]) }, uniquingKeysWith: { first, _ in first }),
        )
    }
}
