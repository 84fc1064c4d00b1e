// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Records
import Sites
import Tickets
import WorkCalendar

/// The dashboard of supervisors and leaders (V2, V3): figures, trends, ages, mix, places and tomorrow's load. The head of a
/// unit sees the unit's; whoever sees the city may look at one unit.
struct DashboardPage: StaffPage {
    let desk: Desk
    let pages: Pages

    static let roles: Set<Role> = [.supervisor, .evaluator, .leader]

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("dashboard") { _, context in
            try context.session.mustBe(among: Self.roles)
            let today = desk.today
            let asked = DashboardQuestion(context.query, today: today)
            let author = context.session.author
            let scope = desk.figureScope(of: asked.unit, for: author)
            let dashboard = try await desk.dashboard(of: asked.unit, over: asked.period, for: author)
            let model = DashboardModel(
                dashboard,
                asked,
                scope: scope,
                mayChooseUnit: desk.figureScope(of: nil, for: author).unit == nil,
                site: desk.site,
                pages.wording(context),
            )
            return pages.render("staff/dashboard", model, context)
        }
    }
}

/// Which days and which unit the address asks for.
struct DashboardQuestion: Sendable {
    /// nil for days chosen one by one.
    let days: Int?
    let period: FigurePeriod
    /// nil for the whole city.
    let unit: UnitCode?

    init(_ query: Form, today: Day) {
        unit = UnitCode(query["unit"])
        if let first = Day(query["from"]), let last = Day(query["to"]) {
            days = nil
            period = FigurePeriod(from: first, through: last)
        } else {
            let days = Int(query["days"]).flatMap { Self.choices.contains($0) ? $0 : nil } ?? Self.usual
            self.days = days
            period = FigurePeriod(days: days, until: today)
        }
    }

    static let choices = [7, 28, 90]
    private static let usual = 28

    /// The same of the last `days` days.
    func link(days: Int) -> String {
        let query = [("days", String(days)), ("unit", unit?.rawValue)]
        return SiteURL.dashboard.path(query: query.compactMap { name, value in value.map { (name, $0) } })
    }
}
