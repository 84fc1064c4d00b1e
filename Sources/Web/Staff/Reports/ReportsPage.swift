// SPDX-License-Identifier: Apache-2.0

import Dashboards
package import Desk
import Foundation
package import Hummingbird
import Paper
import Records
import Sites
import Storage
import Tickets
import WorkCalendar

/// The daily, weekly and monthly report of all units: on the screen, on paper and as a table; as it stands, and as it was
/// stored on schedule or on demand (S6).
struct ReportsPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let press: ReportPress

    private static let readers: Set<Role> = [.handler, .dispatcher, .supervisor, .evaluator, .leader]

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("reports") { _, context in
            try context.session.mustBe(among: Self.readers)
            let kind = ReportPeriod.Kind(rawValue: context.query["kind"]) ?? .weekly
            let period = ReportPeriod(kind, of: Day(context.query["day"]) ?? desk.today)
            return try await page(.live(try await live(period)), context)
        }
        staff.post("reports") { _, context in
            try context.session.mustBe(among: [.supervisor])
            guard let kind = ReportPeriod.Kind(rawValue: context.form["kind"]), let day = Day(context.form["day"])
            else {
                throw WebFault.notFound
            }
            let entry = try await desk.makeReport(of: ReportPeriod(kind, of: day), by: context.session.login)
            return pages.redirect(to: .report(entry.key.description), saying: .success("reportMade"))
        }
        staff.get("reports/{name}") { _, context in
            try context.session.mustBe(among: Self.readers)
            guard let name = ReportName(try context.parameters.require("name")) else { throw WebFault.notFound }
            let source = try await source(name.figures)
            guard let format = name.format else { return try await page(source, context) }
            return try await press.file(source, as: format, at: desk.time.now, in: context.language)
        }
    }

    private func source(_ figures: ReportName.Figures) async throws -> ReportSource {
        switch figures {
        case .live(let period): return .live(try await live(period))
        case .stored(let key):
            guard let found = try await desk.report(key) else { throw WebFault.notFound }
            return .stored(found.stored, today: found.today)
        }
    }

    private func live(_ period: ReportPeriod) async throws -> WorkReport {
        let organisation = desk.site.organisation
        return try await desk.database.read { reader in
            try WorkReport.read(period, organisation: organisation, in: reader)
        }
    }

    private func page(_ source: ReportSource, _ context: StaffContext) async throws -> Response {
        let kind = source.report.period.kind.rawValue
        let through = Day(context.query["until"]) ?? .last
        let entries = try await desk.database.read { reader in
            try ReportRecords.newest(of: kind, through: through, limit: ReportShelf.length + 1, in: reader)
        }
        let wording = pages.wording(context)
        let canPrint = press.printer.isInstalled
        let model = ReportModel(
            source,
            shelf: ReportShelf(entries, canPrint: canPrint, wording),
            view: ReportModel.View(
                today: desk.today,
                own: context.session.unit,
                mayMake: [.supervisor, .admin].contains(context.session.role),
                canPrint: canPrint,
                timetable: ReportTimetable(desk.site),
                now: desk.time.now,
            ),
            wording,
        )
        return pages.render("staff/reports", model, context)
    }
}

extension ReportRefusal: Fault {
    package var status: HTTPResponse.Status { .unprocessableContent }

    package var code: String {
        switch self {
        case .notBegun: "reportNotBegun"
        case .tooManyEditions: "reportTooManyEditions"
        }
    }
}
