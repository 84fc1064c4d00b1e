// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Sheets
import Survey
import Tickets

/// A month's scorecards as one table.
struct ScorecardExport: ExportSource {
    let desk: Desk

    let what = "scorecards"

    func export(_ query: Form, _ context: StaffContext, _ wording: Wording) async throws -> Export {
        try context.session.mustBe(among: [.handler, .supervisor, .evaluator, .leader])
        let month = Month(query["period"]) ?? Month(of: desk.today)
        let scores = try await desk.scores(of: month)
        let names = ["rank", "unit", "groupHead", "score", "volume"].map { wording.text("scorecards.\($0)") }
        let rates = scores.pack.ratios.map { $0.name[wording.language] }
        return Export(
            what: what,
            title: "\(wording.text("scorecards.title")) \(month)",
            filters: "period=\(month)",
            columns: zip(names, [8, 28, 16, 10, 10]).map { Export.Column($0, width: $1) }
                + rates.map { Export.Column($0) },
            rows: ExportRows(scores.table.lines.map { Self.row($0, wording) }),
        )
    }

    private static func row(_ line: ScoreTable.Line, _ wording: Wording) -> [Sheet.Cell] {
        let group = wording.book.find("scorecards.group.\(line.unit.group)") ?? line.unit.group
        let rank = line.rank.map(Sheet.Cell.number) ?? .text(wording.text("scorecards.unranked"))
        return [rank, .text(line.unit.name[wording.language]), .text(group)]
            + [line.score.map { .decimal($0) } ?? .text("—"), .number(line.volume)]
            + line.rates.map { $0.percent.map { .share($0.double / 100) } ?? .text("—") }
    }
}
