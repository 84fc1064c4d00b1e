// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Sites
import Tickets

/// The scoring pack: its parts in words for everybody who is scored by it, and its text for administrators, who see what
/// last month would have become before they save (E6).
struct ScoringPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let overview: OverviewQuery

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        let path = SiteURL.siteScoring.pathUnderStaff
        let editing = SiteEditing(desk: desk, pages: pages, overview: overview, kind: .scoring, url: .siteScoring)
        staff.get("\(path)") { _, context in
            try context.session.mustBe(among: [.handler, .supervisor, .evaluator, .leader])
            return try await page(context)
        }
        staff.post("\(path)/preview") { _, context in
            try context.session.mustBe(among: [])
            return try await editing.preview(context.visitor.form, context)
        }
        staff.post("\(path)") { _, context in try await editing.save(context) }
    }

    private func page(_ context: StaffContext) async throws -> Response {
        try await desk.refreshSite()
        let model = ScoringModel(
            newest: try await desk.newestDocument(.scoring),
            pack: desk.site.scoring,
            versions: try await desk.versions(of: .scoring, limit: 10),
            canEdit: context.session.role == .admin,
            pages.wording(context),
        )
        return pages.render("staff/site-scoring", model, context)
    }
}
