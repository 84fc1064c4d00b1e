// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Sheets
import Survey
import Tickets

/// A month's statement as a workbook (V4): every unit with its rates, each between numerator and base, and how they are
/// made.
struct ScoreSheets {
    private let table: ScoreTable
    private let model: ScorecardsModel
    private let pack: ScoringPack
    private let wording: Wording

    init(_ table: ScoreTable, _ model: ScorecardsModel, pack: ScoringPack, _ wording: Wording) {
        self.table = table
        self.model = model
        self.pack = pack
        self.wording = wording
    }

    var all: [Sheet] {
        let formulas = model.formulas.map { [Sheet.Cell.text($0.name), .text($0.formula)] }
        let notes = [model.scoreNote, wording.text("scorecards.baseNote"), model.rankingNote]
        return [
            units,
            Sheet(
                name: wording.text("scorecards.how"),
                widths: [20, 100],
                rows: formulas + notes.map { [.blank, .text($0)] },
            ),
        ]
    }

    private var units: Sheet {
        let heads = ["rank", "unit", "groupHead", "score", "volume"].map {
            Sheet.Cell.head(wording.text("scorecards.\($0)"))
        }
        let rates = pack.ratios.flatMap { rule in
            let name = rule.name[wording.language]
            return [name, "\(name) · \(wording.text("scorecards.numerator"))", wording.text("scorecards.base")].map {
                Sheet.Cell.head($0)
            }
        }
        return Sheet(
            name: model.month,
            widths: [8, 28, 16, 10, 10] + rates.map { _ in 12 },
            rows: [[.title("\(model.title) \(model.month)")], heads + rates] + table.lines.map(row),
            headRow: 1,
        )
    }

    /// The texts name the usual groups; any other is its code.
    private func group(_ code: String) -> String { wording.book.find("scorecards.group.\(code)") ?? code }

    private func row(_ line: ScoreTable.Line) -> [Sheet.Cell] {
        let lead: [Sheet.Cell] = [
            line.rank.map(Sheet.Cell.number) ?? .text(wording.text("scorecards.unranked")),
            .text(line.unit.name[wording.language]), .text(group(line.unit.group)),
            line.score.map { .decimal($0) } ?? .text("—"), .number(line.volume),
        ]
        return lead
            + line.rates.flatMap { rate -> [Sheet.Cell] in
                [
                    rate.percent.map { .share($0.double / 100) } ?? .text("—"), .decimal(rate.numerator),
                    .number(rate.denominator),
                ]
            }
    }
}
