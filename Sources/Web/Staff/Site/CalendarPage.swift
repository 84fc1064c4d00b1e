// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Records
import Sites
import Tickets
import WorkCalendar

/// The work calendar, year by year, and the forms that change it (S1).
struct CalendarPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let overview: OverviewQuery

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        let path = SiteURL.siteCalendar.pathUnderStaff
        let editing = SiteEditing(desk: desk, pages: pages, overview: overview, kind: .calendar, url: .siteCalendar)
        staff.get("\(path)") { _, context in
            try context.session.mustBe(among: [.supervisor, .leader])
            return try await page(Form(), problem: nil, context)
        }
        staff.post("\(path)/preview") { _, context in
            try context.session.mustBe(among: [])
            return try await preview(editing, context)
        }
        staff.post("\(path)") { _, context in try await editing.save(context) }
    }

    private func preview(_ editing: SiteEditing, _ context: StaffContext) async throws -> Response {
        let form = context.visitor.form
        if form["change"] == "text" { return try await editing.preview(form, context) }
        do {
            try await desk.refreshSite()
            let site = desk.site
            guard let edit = try CalendarEdit.read(form, for: site) else { throw WebFault.notAForm }
            // A form says what is to change, so it goes for the calendar as a colleague has just left it, too.
            let document = edit.applied(to: site.calendar.document)
            if let fault = document.faults.first { throw SiteFormProblem(form["change"], fault) }
            let base = site.documents[.calendar] ?? 0
            return try await editing.preview(SiteEdit(kind: .calendar, text: document.yaml, base: base), context)
        } catch let problem as SiteFormProblem {
            var response = try await page(form, problem: problem, context)
            response.status = .unprocessableContent
            return response
        }
    }

    private func page(_ form: Form, problem: SiteFormProblem?, _ context: StaffContext) async throws -> Response {
        try await desk.refreshSite()
        let site = desk.site
        let today = desk.today
        let asked = Int(context.query["year"]) ?? Int(form["year"]) ?? today.year
        let model = CalendarModel(
            year: min(max(asked, 1990), 2200),
            site: site,
            newest: try await desk.newestDocument(.calendar),
            versions: try await desk.versions(of: .calendar, limit: 10),
            gap: try await desk.calendarGap(),
            form: form,
            problem: problem,
            canEdit: context.session.role == .admin,
            pages.wording(context),
        )
        return pages.render("staff/site-calendar", model, context)
    }
}
