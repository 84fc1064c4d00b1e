// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Tickets

/// What is known of a unit in a period, ready to be scored.
package struct ScoreLine: Equatable, Sendable {
    package let unit: String?
    /// Units are compared inside a group only.
    package let group: String
    package let measures: [String: Measure]
    /// The indicators that came with evidence: a reference to what proves them.
    package let evidenced: Set<String>

    package enum Measure: Equatable, Sendable {
        case number(Decimal)
        case pair(numerator: Decimal, denominator: Decimal)
    }

    package init(unit: String?, group: String, measures: [String: Measure], evidenced: Set<String> = []) {
        self.unit = unit
        self.group = group
        self.measures = measures
        self.evidenced = evidenced
    }

    /// The indicators that `pack` makes of a card; its volume is what was dispatched, unless the pack counts one.
    package init(_ card: Scorecard, unit: String, group: String, by pack: ScoringPack) {
        var measures: [String: Measure] = ["volume": .number(Decimal(card[.dispatched]))]
        for indicator in pack.allIndicators where indicator.numerator != nil {
            let rate = indicator.rate(of: card)
            measures[indicator.code] =
                indicator.denominator == nil
                ? .number(rate.numerator)
                : .pair(numerator: rate.numerator, denominator: Decimal(rate.denominator))
        }
        self.init(unit: unit, group: group, measures: measures)
    }
}

/// Why a line has no score.
package enum ScoreFault: Error, Equatable, CustomStringConvertible {
    case outOfRange(name: String, value: Decimal, least: Decimal, most: Decimal?)
    case partOfNothing(name: String, numerator: Decimal)
    /// A pair where a number is wanted.
    case isPair(name: String)
    /// A number where a numerator or a base is wanted.
    case isNumber(name: String, wanted: String)
    case notAllowed(name: String, value: Decimal, allowed: [Decimal])
    case noEvidence(name: String)
    case noParts(group: String)
    case tooLarge

    package var description: String {
        switch self {
        case .outOfRange(let name, let value, let least, nil):
            "\(name) is \(value); at least \(least) is believed"
        case .outOfRange(let name, let value, let least, let most?):
            "\(name) is \(value); \(least) to \(most) is believed"
        case .partOfNothing(let name, let numerator): "\(name) is \(numerator) of 0"
        case .isPair(let name):
            "\(name) is a numerator and a denominator, where the pack reads a number: "
                + "it can say \(name).numerator, .denominator, .ratio or .percent"
        case .isNumber(let name, let wanted): "\(name) is a number, but the pack reads its \(wanted)"
        case .notAllowed(let name, let value, let allowed):
            "\(name) is \(value); \(allowed.map(\.description).joined(separator: ", ")) can be entered"
        case .noEvidence(let name): "\(name) has no evidence beside its value"
        case .noParts(let group): "no part of the pack counts in the group “\(group)”"
        case .tooLarge: "the figures are too large to reckon with"
        }
    }
}
