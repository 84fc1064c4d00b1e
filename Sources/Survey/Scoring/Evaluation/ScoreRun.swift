// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One scoring of all units of a period: each line's parts and score, then ranks and cards (E6, E7).
package struct ScoreRun: Sendable {
    let pack: ScoringPack
    let lines: [ScoreLine]
    let parts: [ScorePart]
    let limits: ScoreLimits
    private let members: [String: [Int]]
    /// What was reckoned over a group is not reckoned again for each of its lines.
    private var summaries: [SummaryKey: Decimal?] = [:]

    private struct SummaryKey: Hashable {
        let summary: Formula.Summary
        let group: String?
        let what: Formula.Expression
    }

    init(pack: ScoringPack, lines: [ScoreLine]) {
        self.pack = pack
        self.lines = lines
        parts = pack.scored
        limits = ScoreLimits(pack)
        members = Dictionary(grouping: lines.indices, by: { lines[$0].group })
    }

    /// - Parameters:
    ///   - lines: All units that are compared with each other.
    ///   - pack: The rules.
    /// - Returns: One result a line, in the same order.
    package static func standings(of lines: [ScoreLine], by pack: ScoringPack) -> [Result<Standing, ScoreFault>] {
        var run = ScoreRun(pack: pack, lines: lines)
        let scored = lines.indices.map { index in
            Result { () throws(ScoreFault) in try run.score(of: index) }
        }
        return run.ranked(scored)
    }

    /// Over the lines that have the value; nil where none has it.
    mutating func summary(
        _ summary: Formula.Summary,
        over scope: Formula.Scope,
        of what: Formula.Expression,
        at line: Int,
    ) throws(ScoreFault) -> Decimal? {
        let group = scope == .group ? lines[line].group : nil
        let key = SummaryKey(summary: summary, group: group, what: what)
        if let known = summaries[key] { return known }
        var values: [Decimal] = []
        for index in group.map({ members[$0] ?? [] }) ?? Array(lines.indices) {
            // A line that cannot be read is told so in its own answer; the others are reckoned without it.
            if let value = try? self.value(of: what, at: index) { values.append(value) }
        }
        let result = try values.summed(up: summary)
        summaries.updateValue(result, forKey: key)
        return result
    }
}

extension [Decimal] {
    fileprivate func summed(up summary: Formula.Summary) throws(ScoreFault) -> Decimal? {
        switch summary {
        case .count: return Decimal(count)
        case .most: return self.max()
        case .least: return self.min()
        case .sum: return isEmpty ? nil : try reduce(Decimal(), +).settled()
        case .mean: return isEmpty ? nil : try (reduce(Decimal(), +) / Decimal(count)).settled()
        }
    }
}

extension Decimal {
    /// At most 10³⁰, to 30 decimals, after each step: Foundation stops the program where a product's exponent falls below
    /// what a `Decimal` holds.
    func settled() throws(ScoreFault) -> Decimal {
        guard !isNaN, magnitude <= Decimal(sign: .plus, exponent: 30, significand: 1) else { throw .tooLarge }
        return exponent < -30 ? rounded(30) : self
    }
}

/// What a unit's line comes to.
package struct Standing: Equatable, Sendable {
    /// nil without a base.
    package let score: Decimal?
    /// In the order of the pack, what is inside a part behind it.
    package let parts: [Part]
    /// 1 is best; nil for a unit that is not ranked.
    package private(set) var rank: Int?
    package private(set) var card: String?

    package struct Part: Equatable, Sendable {
        package let code: String
        /// nil for a blank.
        package let value: Decimal?
        /// nil for as many as there are.
        package let decimals: Int?
    }

    init(score: Decimal?, parts: [Part]) {
        self.score = score
        self.parts = parts
    }

    func placed(_ rank: Int, card: String?) -> Standing {
        var placed = self
        placed.rank = rank
        placed.card = card
        return placed
    }
}
