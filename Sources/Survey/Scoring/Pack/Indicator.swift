// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// What is measured of a unit: a number, or a numerator with its base (E4). Source: site document `scoring`.
package struct Indicator: Equatable, Sendable {
    package let code: String
    package let name: LocalText
    /// The facts that count, each with its weight; nil for what only comes from outside.
    package let numerator: [ScoringPack.FactWeight]?
    /// The base; nil for a mere count.
    package let denominator: [Fact]?
    /// Facts left out of the base, printed beside it.
    package let excluded: [Fact]?
    /// The smallest and largest value that are believed, of a rate in percent.
    package let atLeast: Decimal
    /// nil for 100 % and, of a number, for 10¹².
    package let atMost: Decimal?

    package static let largestNumber = Decimal(sign: .plus, exponent: 12, significand: 1)

    init(_ rule: ScoringPack.RateRule) {
        code = rule.code
        name = rule.name
        numerator = rule.numerator
        denominator = rule.denominator
        excluded = rule.excluded
        atLeast = 0
        atMost = nil
    }

    /// Zero where the indicator is made of no facts.
    package func rate(of card: Scorecard) -> Rate {
        Rate(
            code: code,
            numerator: (numerator ?? []).reduce(Decimal()) { $0 + Decimal(card[$1.fact]) * $1.weight },
            denominator: (denominator ?? []).reduce(0) { $0 + card[$1] },
            exclusions: Dictionary((excluded ?? []).map { ($0, card[$0]) }, uniquingKeysWith: { first, _ in first }),
        )
    }
}

extension Indicator: Decodable {
    private enum Key: CodingKey {
        case code, name, numerator, denominator, excluded, atLeast, atMost
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        code = try keys.decode(String.self, forKey: .code)
        name = try keys.decodeIfPresent(LocalText.self, forKey: .name) ?? LocalText(zh: code, en: code)
        numerator = try keys.decodeIfPresent([ScoringPack.FactWeight].self, forKey: .numerator)
        denominator = try keys.decodeIfPresent([Fact].self, forKey: .denominator)
        excluded = try keys.decodeIfPresent([Fact].self, forKey: .excluded)
        atLeast = try keys.decodeIfPresent(ExactNumber.self, forKey: .atLeast)?.value ?? 0
        atMost = try keys.decodeIfPresent(ExactNumber.self, forKey: .atMost)?.value
    }
}
