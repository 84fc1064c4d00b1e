// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Survey
import Tickets

/// Who reads a month's scores.
struct ScoreReader: Sendable {
    let unit: UnitCode
    /// Where they read a unit's statement; nil where they may not.
    let statement: @Sendable (UnitCode) -> String?
}

/// Units that are compared with each other.
struct ScoreGroup: Sendable {
    let name: String
    let lines: [Line]

    struct Line: Sendable {
        /// nil where the unit is not ranked.
        let rank: Int?
        /// Why it is not ranked, or not scored.
        let reason: String?
        let unit: String
        /// The card that the pack shows it; nil for most.
        let card: String?
        /// The unit's statement; nil where the reader may not read it.
        let statement: String?
        /// Whether something has changed since the month was frozen: the statement says what.
        let isAmended: Bool
        let isOwn: Bool
        let rates: [RateCell]
        let score: String
        let volume: Int
    }

    /// - Parameters:
    ///   - scores: The month's figures.
    ///   - reader: Whose unit is marked, and where they may read on.
    ///   - wording: The reader's.
    /// - Returns: The groups in the table's order.
    static func all(_ scores: ScoredMonth, reader: ScoreReader, _ wording: Wording) -> [ScoreGroup] {
        var groups: [(code: String, lines: [ScoreTable.Line])] = []
        for line in scores.table.lines {
            if groups.last?.code == line.unit.group {
                groups[groups.count - 1].lines.append(line)
            } else {
                groups.append((line.unit.group, [line]))
            }
        }
        return groups.map { group in
            ScoreGroup(
                name: name(of: group.lines, code: group.code, wording),
                lines: group.lines.map { Line($0, scores, reader: reader, wording) },
            )
        }
    }

    /// The texts name the usual groups; any other has the name of its units' level or, where they differ, its code.
    private static func name(of lines: [ScoreTable.Line], code: String, _ wording: Wording) -> String {
        if let name = wording.book.find("scorecards.group.\(code)") { return name }
        let levels = Set(lines.map(\.unit.level))
        guard levels.count == 1, let level = levels.first else { return code }
        return wording.word(level)
    }
}

extension ScoreGroup.Line {
    fileprivate init(_ line: ScoreTable.Line, _ scores: ScoredMonth, reader: ScoreReader, _ wording: Wording) {
        let pack = scores.pack
        rank = line.rank
        reason =
            if line.rank != nil {
                nil
            } else if line.volume < pack.minimumVolume {
                wording.text("scorecards.tooFew", ["minimum": String(pack.minimumVolume)])
            } else {
                wording.text("scorecards.noBase")
            }
        unit = line.unit.name[wording.language]
        card = line.card.map(wording.card)
        statement = reader.statement(line.unit.code)
        isAmended = scores.amendment(of: line.unit.code) != nil
        isOwn = line.unit.code == reader.unit
        rates = zip(pack.ratios, line.rates).map { rule, rate in
            RateCell(rule, rate, excluded: scores.published.reasons(rule, of: line.unit.code), wording)
        }
        score = line.score.map(\.hundredths) ?? "—"
        volume = line.volume
    }
}

/// One rate of one unit with everything to check it by hand.
struct RateCell: Sendable {
    let name: String
    let percent: String
    /// `17.5 ÷ 20`; nil where there is no base.
    let fraction: String?
    /// What the base leaves out, with how many.
    let exclusions: String?

    init(
        _ rule: Indicator,
        _ rate: Rate,
        excluded: [ExclusionReason: Int] = [:],
        _ wording: Wording,
    ) {
        name = rule.name[wording.language]
        percent = rate.percent.map { "\($0.hundredths)%" } ?? "—"
        fraction = rate.denominator > 0 ? "\(rate.numerator.plain) ÷ \(rate.denominator)" : nil
        let left =
            (rule.excluded ?? []).compactMap { fact in
                rate.exclusions[fact].flatMap { $0 > 0 ? "\(wording.word(fact)) \($0)" : nil }
            } + wording.counted(excluded)
        exclusions = left.isEmpty ? nil : wording.text("scorecards.leftOut", ["facts": wording.list(left)])
    }
}

extension Wording {
    /// What was granted to be left out, for each reason: `不可抗力 2`.
    func counted(_ excluded: [ExclusionReason: Int]) -> [String] {
        ExclusionReason.allCases.compactMap { reason in
            excluded[reason].flatMap { $0 > 0 ? "\(word(reason)) \($0)" : nil }
        }
    }
}

/// How a rate is made, in words: the footnote.
struct RateFormula: Sendable {
    let name: String
    let formula: String

    /// - Parameters:
    ///   - rule: How the rate is made.
    ///   - points: Full marks of its part of the score; nil where it has none by itself.
    ///   - wording: The reader's.
    init(_ rule: Indicator, points: Decimal?, _ wording: Wording) {
        name = rule.name[wording.language]
        let numerator = (rule.numerator ?? []).map { part in
            part.weight == 1 ? wording.word(part.fact) : "\(wording.word(part.fact)) × \(part.weight.plain)"
        }
        let excluded = (rule.excluded ?? []).map(wording.word)
        let base = wording.text(
            "scorecards.formula",
            [
                "numerator": numerator.joined(separator: " + "),
                "denominator": (rule.denominator ?? []).map(wording.word).joined(separator: " + "),
            ],
        )
        let share = points.map { wording.text("scorecards.formulaShare", ["share": $0.plain]) } ?? ""
        let left = excluded.isEmpty ? "" : wording.text("scorecards.formulaLeftOut", ["facts": wording.list(excluded)])
        formula = base + share + left
    }
}
