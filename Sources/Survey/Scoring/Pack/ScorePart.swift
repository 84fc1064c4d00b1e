// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// A part of a score: full marks, and the one way in which they are earned or lost (E6).
package struct ScorePart: Equatable, Sendable {
    package let code: String
    package let name: LocalText
    /// The groups in which it counts; nil for all.
    package let groups: [String]?
    /// Full marks; nil for what has none, as a bonus or a sum.
    package let points: Decimal?
    package let method: Method
    /// The pack's where nil.
    package let noBase: ScoringPack.NoBase?
    /// Conditions that give nought or full marks before anything else is looked at, nought first.
    package let zeroWhen: Formula?
    package let fullWhen: Formula?
    package let min: Decimal?
    package let max: Decimal?
    /// A factor, applied between limits and rounding.
    package let weight: Formula?
    package let decimals: Decimals?

    package enum Method: Equatable, Sendable {
        /// Full marks, whatever happens.
        case flat
        /// Full marks times the rate.
        case rate(Formula)
        /// A rate of weighted counts: graded satisfaction.
        case graded([Weighted])
        /// Full marks times the own part in the group's sum.
        case share(Formula)
        case slope(Slope)
        case bands(Bands)
        /// Full marks, plus or minus so much for each.
        case marks([Weighted])
        /// What an evaluator entered.
        case entered(Entered)
        /// Full marks or nought.
        case when(Formula)
        case formula(Formula)
        /// Parts inside the part.
        case sum([ScorePart])
    }

    package struct Weighted: Equatable, Sendable {
        package let what: Formula
        package let weight: Decimal
    }

    /// Full marks on the good side of a threshold, less beyond it.
    package struct Slope: Equatable, Sendable {
        package let what: Formula
        package let full: Decimal
        /// So many marks are taken…
        package let take: Decimal
        /// …for each so many (percent) points.
        package let per: Decimal
        package let side: Side
        package let steps: Steps

        /// Where marks are lost.
        package enum Side: String, CaseIterable, Decodable, Sendable {
            case below, above
        }

        /// Whether a part of a step takes its part, a whole one, or nothing.
        package enum Steps: String, CaseIterable, Decodable, Sendable {
            case exact, started, whole
        }
    }

    /// The first band that the value lies in gives its points.
    package struct Bands: Equatable, Sendable {
        package let what: Formula
        package let bands: [Band]
        package let otherwise: Decimal
    }

    package struct Band: Equatable, Sendable {
        package let from: Decimal?
        package let above: Decimal?
        package let upTo: Decimal?
        package let below: Decimal?
        package let points: Decimal
    }

    package struct Entered: Equatable, Sendable {
        package let what: Formula
        /// The values that can be entered; nil for any.
        package let allowed: [Decimal]?
        /// Whether a value other than 0 is refused without evidence.
        package let needsEvidence: Bool
    }

    package struct Decimals: Equatable, Sendable {
        /// nil for no rounding.
        package let count: Int?
    }
}

extension ScorePart {
    /// The part of a rate in the short form, named as its indicator.
    init(rate code: String, name: LocalText, points: Decimal) {
        self.code = code
        self.name = name
        self.points = points
        method = .rate(Formula(indicator: code))
        groups = nil
        noBase = nil
        zeroWhen = nil
        fullWhen = nil
        min = nil
        max = nil
        weight = nil
        decimals = nil
    }

    /// The parts inside, none for most.
    package var inner: [ScorePart] {
        if case .sum(let parts) = method { parts } else { [] }
    }

    package func counts(in group: String) -> Bool { groups?.contains(group) ?? true }

    /// With `points`, a part lies between nought and them, unless it says otherwise.
    func limited(_ value: Decimal) -> Decimal {
        let least = min ?? (points == nil ? nil : 0)
        let raised = least.map { Swift.max($0, value) } ?? value
        return (max ?? points).map { Swift.min($0, raised) } ?? raised
    }

    /// Every formula in it, and in the parts inside.
    package var formulas: [Formula] {
        [zeroWhen, fullWhen, weight].compactMap(\.self) + method.formulas + inner.flatMap(\.formulas)
    }
}

extension ScorePart.Method {
    fileprivate var formulas: [Formula] {
        switch self {
        case .flat, .sum: []
        case .rate(let what), .share(let what), .when(let what), .formula(let what): [what]
        case .graded(let counts), .marks(let counts): counts.map(\.what)
        case .slope(let slope): [slope.what]
        case .bands(let bands): [bands.what]
        case .entered(let entered): [entered.what]
        }
    }
}
