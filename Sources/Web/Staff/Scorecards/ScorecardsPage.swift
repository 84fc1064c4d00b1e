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
        staff.post("scorecards") { _, context in try await freeze(context) }
        staff.get("scorecards.xlsx") { _, context in
            let (model, scores) = try await statement(context)
            let bytes = try Workbook.bytes(
                of: ScoreSheets(scores.table, model, pack: scores.pack, pages.wording(context)).all,
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

    private func freeze(_ context: StaffContext) async throws -> Response {
        try context.session.mustBe(among: Self.readers)
        guard let month = Month(context.form["period"]) else { throw StatementRefusal.unknownStatement }
        try await desk.freeze(month, by: context.session.author)
        return pages.redirect(
            toPath: SiteURL.scorecards.path(["period": month.description]),
            saying: .success("monthFrozen"),
        )
    }

    private func statement(_ context: StaffContext) async throws -> (model: ScorecardsModel, scores: ScoredMonth) {
        try context.session.mustBe(among: Self.readers)
        let author = context.session.author
        let current = Month(of: desk.today)
        let month = Month(context.query["period"]) ?? current
        let scores = try await desk.scores(of: month)
        let period = ScorePeriod(month: month, current: current)
        let waiting = Self.decides(author) ? try await desk.waitingExclusions(limit: 50, for: author) : []
        let model = ScorecardsModel(
            scores,
            period: period,
            reader: reader(author, unit: context.session.unit, month: month),
            waiting: waiting,
            mayFreeze: desk.site.freezesMonths(author) && scores.frozen == nil && month.last < desk.today,
            pages.wording(context),
        )
        return (model, scores)
    }

    private static let readers: Set<Role> = [.handler, .supervisor, .evaluator, .leader]

    /// Whether `author` decides on exclusions.
    private static func decides(_ author: Author) -> Bool { Permission.allows(author, .decideExclusion) }

    private func reader(_ author: Author, unit: UnitCode, month: Month) -> ScoreReader {
        let site = desk.site
        return ScoreReader(unit: unit) { other in
            site.showsStatement(of: other, to: author) ? SiteURL.statement(month, other).path : nil
        }
    }
}

/// The month shown, and the one that is not over yet.
struct ScorePeriod: Sendable {
    let month: Month
    let current: Month

    var isRunning: Bool { month == current }
    var isAhead: Bool { month.first > current.first }
}
