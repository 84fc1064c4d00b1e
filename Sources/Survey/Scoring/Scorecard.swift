// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// A unit's facts in a period, ready to be rated. Two add up to the card of both (months to a quarter, units to a group).
package struct Scorecard: Equatable, Sendable {
    package let counts: [Fact: Int]

    package init(counts: [Fact: Int]) { self.counts = counts }

    package static func + (one: Scorecard, other: Scorecard) -> Scorecard {
        Scorecard(counts: one.counts.merging(other.counts, uniquingKeysWith: +))
    }

    package subscript(fact: Fact) -> Int { counts[fact] ?? 0 }
}

/// A rate with everything needed to check it by hand (E4): what was counted, out of how many, and what was left out.
package struct Rate: Equatable, Sendable {
    package let code: String
    package let numerator: Decimal
    package let denominator: Int
    /// What the base leaves out, with how many: unreachable, not answered.
    package let exclusions: [Fact: Int]

    package init(code: String, numerator: Decimal, denominator: Int, exclusions: [Fact: Int] = [:]) {
        self.code = code
        self.numerator = numerator
        self.denominator = denominator
        self.exclusions = exclusions
    }

    /// Percent to two decimals, half up; nil when there is nothing to rate (domain.md 3.9).
    package var percent: Decimal? {
        guard denominator > 0 else { return nil }
        return (numerator / Decimal(denominator) * 100).rounded(2)
    }
}

extension Decimal {
    /// Half up at `scale` decimals, as evaluation rounds (domain.md 3.9).
    package func rounded(_ scale: Int) -> Decimal {
        var value = self
        var result = Decimal()
        NSDecimalRound(&result, &value, scale, .plain)
        return result
    }
}
