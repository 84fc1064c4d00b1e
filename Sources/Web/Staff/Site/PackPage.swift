// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Records
import Sites
import Supervision
import Tickets

/// The deadline pack: its rules as a table, each of which can be changed (S2).
struct PackPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let overview: OverviewQuery

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        let path = SiteURL.siteDeadlines.pathUnderStaff
        let editing = SiteEditing(desk: desk, pages: pages, overview: overview, kind: .deadlines, url: .siteDeadlines)
        staff.get("\(path)") { _, context in
            try context.session.mustBe(among: [.supervisor, .leader])
            try await desk.refreshSite()
            let newest = try await desk.newestDocument(.deadlines)
            let model = PackModel(
                try PackText(newest.text),
                newest: newest,
                pack: desk.site.deadlines,
                versions: try await desk.versions(of: .deadlines, limit: 10),
                asked: context.query["rule"],
                canEdit: context.session.role == .admin,
                pages.wording(context),
            )
            return pages.render("staff/site-pack", model, context)
        }
        staff.post("\(path)/preview") { _, context in
            try context.session.mustBe(among: [])
            return try await preview(editing, context)
        }
        staff.post("\(path)") { _, context in try await editing.save(context) }
    }

    private func preview(_ editing: SiteEditing, _ context: StaffContext) async throws -> Response {
        let form = context.visitor.form
        let base = Int(form["base"]) ?? 0
        if form["change"] == "text" {
            return try await editing.preview(SiteEdit(kind: .deadlines, text: form["text"], base: base), context)
        }
        let newest = try await desk.newestDocument(.deadlines)
        guard base == newest.number else { throw DeskRefusal.documentChanged(seen: base, current: newest.number) }
        var pack = try PackText(newest.text)
        let place = max(1, Int(form["place"]) ?? Int.max) - 1
        switch form["change"] {
        case "add": pack.add(PackRule(form), at: place)
        case "change": pack.change(Int(form["index"]) ?? -1, to: PackRule(form), at: place)
        case "remove": pack.remove(Int(form["index"]) ?? -1)
        default: throw WebFault.notAForm
        }
        return try await editing.preview(SiteEdit(kind: .deadlines, text: try pack.text(), base: base), context)
    }
}

extension PackRule {
    /// A rule as its form sends it; what is wrong with it the check of the site says.
    init(_ form: Form) {
        self.init()
        code = form["code"].trimmed
        clock = form["clock"]
        kinds = form.all("kinds")
        urgency = form.all("urgency")
        channels = form.all("channels")
        classes = form["classes"].split { $0.isWhitespace || ",，、;；".contains($0) }.map(String.init)
        limit = Length(unit: form["limitUnit"], count: form["limitCount"].trimmed)
        if let count = form.text("statutoryCount") { statutory = Length(unit: form["statutoryUnit"], count: count) }
        source = form["source"].trimmed
    }
}
