// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Sheets
import Sites
import Storage
import Tickets
import WorkCalendar

/// A month of all units: every rate with what it was made of, the score and the rank (E4, E7). Every unit sees all,
/// because a rank that cannot be compared says nothing.
struct ScorecardsPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("scorecards") { _, context in
            var model = try await statement(context).model
            let asked = [(name: "period", value: model.month)]
            model.export = ExportBar("scorecards", query: asked, for: context.session.role, pages.wording(context))
            return pages.render("staff/scorecards", model, context)
        }
        staff.get("scorecards.xlsx") { _, context in
            let (model, table) = try await statement(context)
            let bytes = try Workbook.bytes(
                of: ScoreSheets(table, model, pack: desk.site.scoring, pages.wording(context)).all,
                title: model.title,
                created: desk.time.now,
            )
            return Response(
                download: bytes,
                mediaType: ReportFormat.xlsx.mediaType,
                name: "\(desk.site.profile.name[context.language]) \(model.title) \(model.month).xlsx",
                fallback: "scorecards.xlsx",
            )
        }
    }

    private func statement(_ context: StaffContext) async throws -> (model: ScorecardsModel, table: ScoreTable) {
        try context.session.mustBe(among: [.handler, .supervisor, .evaluator, .leader])
        let current = Month(of: desk.today)
        let month = Month(context.query["period"]) ?? current
        let site = desk.site
        let cards = try await desk.database.read { reader in
            try ScorecardQuery.cards(from: month.first, through: month.last, in: reader)
        }
        let table = ScoreTable(cards: cards, organisation: site.organisation, pack: site.scoring)
        let model = ScorecardsModel(
            table,
            pack: site.scoring,
            period: ScorePeriod(month: month, current: current),
            own: context.session.unit,
            pages.wording(context),
        )
        return (model, table)
    }
}

/// The month shown, and the one that is not over yet.
struct ScorePeriod: Sendable {
    let month: Month
    let current: Month

    var isRunning: Bool { month == current }
    var isAhead: Bool { month.first > current.first }
}
