// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// How facts become rates and rates a score (E4, E6). Source: site document `scoring`, docs/scoring.md, domain.md 1.14.
package struct ScoringPack: Equatable, Sendable {
    /// What the parts read; empty in a pack that takes any name.
    package let indicators: [Indicator]
    /// Rates with a share of 100: the short form of indicators and parts.
    package let rates: [RateRule]
    /// The parts that are written out; `scored` has those of the rates, too.
    package let parts: [ScorePart]
    /// Units with a smaller volume are measured but not ranked (domain.md 1.14).
    package let minimumVolume: Int
    package let volume: Formula
    package let rounding: Rounding
    package let noBase: NoBase
    package let total: Total
    package let ranking: Ranking
    package let cards: [CardRule]

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

    /// What a part is worth when there is nothing to rate.
    package enum NoBase: String, CaseIterable, Decodable, Sendable {
        /// The part is blank, and so is the score.
        case noScore
        /// The part is blank and counts nothing.
        case zero
        case full
        /// The part is blank; the others beside it share out its points.
        case leftOut
    }

    /// Limits of the score, and what it begins with.
    package struct Total: Decodable, Equatable, Sendable {
        package let start: Decimal
        package let min: Decimal?
        package let max: Decimal?
    }
}

extension ScoringPack {
    /// The parts of the rates, then those that are written out.
    package var scored: [ScorePart] {
        rates.map { ScorePart(rate: $0.code, name: $0.name, points: Decimal($0.share)) } + parts
    }

    /// Everything that has a numerator and a base, in the order of the pack.
    package func rates(of card: Scorecard) -> [Rate] { ratios.map { $0.rate(of: card) } }

    package var ratios: [Indicator] { allIndicators.filter { $0.denominator != nil } }

    /// Full marks of the part that is nothing but this rate; nil where no part is.
    package func points(of ratio: Indicator) -> Decimal? {
        scored.first { part in
            if case .rate(let what) = part.method { what.soleName == ratio.code } else { false }
        }?.points
    }

    package var allIndicators: [Indicator] { rates.map(Indicator.init) + indicators }

    /// The score of one card by itself: the sum of its rounded parts, so that the printed parts give the printed total
    /// (domain.md 1.21 and 3.9); nil as long as a part that asks for one has no base.
    package func score(of card: Scorecard) -> Decimal? {
        let line = ScoreLine(card, unit: "", group: "", by: self)
        // A line that the pack cannot read has no score.
        return try? ScoreRun.standings(of: [line], by: self).first?.get().score
    }
}

extension ScoringPack.RateRule {
    package func rate(of card: Scorecard) -> Rate { Indicator(self).rate(of: card) }
}
