// SPDX-License-Identifier: Apache-2.0

package import Survey
package import Tickets

/// What was granted to be left out of a unit's score, by fact and reason.
package struct ExcludedFacts: Equatable, Sendable {
    private(set) var counts: [Fact: [ExclusionReason: Int]] = [:]

    package init() {}

    mutating func add(_ count: Int, of fact: Fact, because reason: ExclusionReason) {
        counts[fact, default: [:]][reason, default: 0] += count
    }

    /// How many of these facts were left out, for each reason.
    package func reasons(of facts: some Sequence<Fact>) -> [ExclusionReason: Int] {
        Set(facts).compactMap { counts[$0] }.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    /// `card` without them.
    func taken(from card: Scorecard) -> Scorecard {
        card + Scorecard(counts: counts.mapValues { -$0.values.reduce(0, +) })
    }
}

/// The cards by which units are scored, and what they leave out.
package struct EvaluatedCards: Sendable {
    package let cards: [UnitCode?: Scorecard]
    package let excluded: [UnitCode: ExcludedFacts]

    init(_ counted: [UnitCode?: Scorecard], without excluded: [UnitCode: ExcludedFacts]) {
        self.excluded = excluded
        cards = counted.reduce(into: [:]) { cards, counted in
            cards[counted.key] = counted.key.flatMap { excluded[$0] }?.taken(from: counted.value) ?? counted.value
        }
    }

    /// What the base of a rate leaves out for a unit, for each reason.
    package func reasons(_ rule: Indicator, of unit: UnitCode) -> [ExclusionReason: Int] {
        excluded[unit]?.reasons(of: rule.denominator ?? []) ?? [:]
    }
}
