// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Survey
package import Tickets

/// A month's scores as they were published, whole: what is counted, and what came of it (E7). Nothing that happens later
/// changes them; the pack is the document whose number is kept beside them.
package struct FrozenFigures: Codable, Equatable, Sendable {
    package let lines: [Line]

    package struct Line: Codable, Equatable, Sendable {
        package let unit: Department
        package let card: Scorecard
        package let excluded: ExcludedFacts
        package let rates: [FrozenRate]
        /// A decimal as text, so that no digit is lost.
        package let score: String?
        package let volume: Int
        package let rank: Int?
        /// The card of the ranking that the unit was shown, if any.
        package let shown: String?
    }

    package struct FrozenRate: Codable, Equatable, Sendable {
        package let code: String
        package let numerator: String
        package let denominator: Int
        package let exclusions: [String: Int]
    }

    package init(_ table: ScoreTable, _ evaluated: EvaluatedCards) {
        lines = table.lines.map { line in
            Line(
                unit: line.unit,
                card: evaluated.cards[line.unit.code] ?? Scorecard(counts: [:]),
                excluded: evaluated.excluded[line.unit.code] ?? ExcludedFacts(),
                rates: line.rates.map(FrozenRate.init),
                score: line.score.map { "\($0)" },
                volume: line.volume,
                rank: line.rank,
                shown: line.card,
            )
        }
    }

    /// What was counted when they were published.
    package var evaluated: EvaluatedCards {
        EvaluatedCards(
            published: Dictionary(lines.map { ($0.unit.code, $0.card) }, uniquingKeysWith: { first, _ in first }),
            Dictionary(lines.map { ($0.unit.code, $0.excluded) }, uniquingKeysWith: { first, _ in first }),
        )
    }
}

extension FrozenFigures.FrozenRate {
    fileprivate init(_ rate: Rate) {
        code = rate.code
        numerator = "\(rate.numerator)"
        denominator = rate.denominator
        exclusions = Dictionary(
            rate.exclusions.map { ($0.key.rawValue, $0.value) },
            uniquingKeysWith: { first, _ in first },
        )
    }

    fileprivate var rate: Rate {
        Rate(
            code: code,
            numerator: Decimal(string: numerator) ?? 0,
            denominator: denominator,
            exclusions: exclusions.reduce(into: [:]) { facts, left in
                if let fact = Fact(rawValue: left.key) { facts[fact] = left.value }
            },
        )
    }
}

extension ScoreTable {
    /// The table as it was published.
    package init(_ frozen: FrozenFigures) {
        lines = frozen.lines.map { line in
            Line(
                unit: line.unit,
                rates: line.rates.map(\.rate),
                score: line.score.flatMap { Decimal(string: $0) },
                volume: line.volume,
                rank: line.rank,
                card: line.shown,
            )
        }
    }
}

extension EvaluatedCards {
    fileprivate init(published cards: [UnitCode: Scorecard], _ excluded: [UnitCode: ExcludedFacts]) {
        self.cards = Dictionary(uniqueKeysWithValues: cards.map { (UnitCode?.some($0.key), $0.value) })
        self.excluded = excluded
    }
}

/// Stored as an object of facts, each an object of reasons.
extension ExcludedFacts: Codable {
    package init(from decoder: any Decoder) throws {
        let stored = try decoder.singleValueContainer().decode([String: [String: Int]].self)
        self.init()
        for (fact, reasons) in stored {
            guard let fact = Fact(rawValue: fact) else { continue }
            for (reason, count) in reasons {
                if let reason = ExclusionReason(rawValue: reason) { add(count, of: fact, because: reason) }
            }
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            counts.reduce(into: [String: [String: Int]]()) { stored, counted in
                stored[counted.key.rawValue] = counted.value.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
            }
        )
    }
}

/// How a unit's month stands now, where it was published otherwise: a visible amendment.
package struct Amendment: Sendable {
    package let rates: [Change]
    package let scoreBefore: Decimal?
    package let scoreNow: Decimal?

    package struct Change: Sendable {
        package let rule: Indicator
        package let before: Rate
        package let now: Rate
    }

    /// - Returns: nil where nothing that counts has changed.
    package init?(_ frozen: FrozenFigures, now evaluated: EvaluatedCards, of unit: UnitCode, by pack: ScoringPack) {
        let none = Scorecard(counts: [:])
        let before = frozen.lines.first { $0.unit.code == unit }
        let card = evaluated.cards[unit] ?? none
        rates = pack.ratios.compactMap { rule in
            let published = rule.rate(of: before?.card ?? none)
            let now = rule.rate(of: card)
            let isSame = published.numerator == now.numerator && published.denominator == now.denominator
            return isSame ? nil : Change(rule: rule, before: published, now: now)
        }
        guard !rates.isEmpty else { return nil }
        scoreBefore = before?.score.flatMap { Decimal(string: $0) }
        scoreNow = pack.score(of: card)
    }
}
