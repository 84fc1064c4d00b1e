// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Sites
import Storage
import Tickets
import WorkCalendar

/// The daily, weekly and monthly report of all units, ready to print (S6).
struct ReportsPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("reports") { _, context in
            try context.session.mustBe(among: [.handler, .dispatcher, .supervisor, .evaluator, .leader])
            let today = desk.today
            let kind = ReportPeriod.Kind(rawValue: context.query["kind"]) ?? .weekly
            let period = ReportPeriod(kind, of: Day(context.query["day"]) ?? today)
            let site = desk.site
            let report = try await desk.database.read { reader in
                try WorkReport.read(period, organisation: site.organisation, in: reader)
            }
            let model = ReportModel(report, today: today, own: context.session.unit, pages.wording(context))
            return pages.render("staff/reports", model, context)
        }
    }
}
