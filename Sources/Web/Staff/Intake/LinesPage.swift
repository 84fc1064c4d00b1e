// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Sites
import Tickets
import WorkCalendar

/// The registry of old lines: what became of each, and how many requests still come by it (A10).
struct LinesPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("lines") { _, context in
            try context.session.mustBe(among: IntakeTabs.roles(of: .lines))
            let wording = pages.wording(context)
            let last = Day(context.query["to"]) ?? desk.today
            let first = Day(context.query["from"]) ?? Day(daysSinceEpoch: last.daysSinceEpoch - 29)
            let counts = try await desk.lineCounts(from: first, through: last)
            var model = LinesModel(desk.site, counts: counts, from: first, through: last, wording)
            model.tabs = IntakeTabs(at: .lines, for: context.session.role, wording)
            return pages.render("staff/legacy-lines", model, context)
        }
    }
}

struct LinesModel: PageModel {
    let title: String
    let action: String
    var tabs: IntakeTabs?
    let firstDay: String
    let lastDay: String
    let rows: [Row]
    let isEmpty: Bool
    let total: Int

    struct Row: Sendable {
        let number: String
        let name: String
        let since: String
        let became: String
        let unit: String
        let tag: String?
        let count: Int
        let link: String
    }

    init(_ site: Site, counts: [LineCode: Int], from first: Day, through last: Day, _ wording: Wording) {
        title = wording.text("legacyLines.title")
        action = SiteURL.lines.path
        firstDay = first.description
        lastDay = last.description
        rows = (site.intake?.lines ?? []).map { line in
            Row(
                number: line.number,
                name: line.name[wording.language],
                since: line.since,
                became: wording.word(line.became),
                unit: line.unit.map(wording.unit) ?? "—",
                tag: line.tag?[wording.language],
                count: counts[line.code] ?? 0,
                link: SiteURL.tickets.path([
                    "line": line.code.rawValue, "from": first.description, "to": last.description,
                ]),
            )
        }
        isEmpty = rows.isEmpty
        total = counts.values.reduce(0, +)
    }
}
