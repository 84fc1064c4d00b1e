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
            return try await page(context) { text in RuleForm.asked(context.query["rule"], in: text) }
        }
        staff.post("\(path)/preview") { _, context in
            try context.session.mustBe(among: [])
            return try await preview(editing, context)
        }
        staff.post("\(path)") { _, context in try await editing.save(context) }
    }

    /// A form names the rule it changes by its code, so it goes for the pack as a colleague has just left it, too.
    private func preview(_ editing: SiteEditing, _ context: StaffContext) async throws -> Response {
        let form = context.visitor.form
        if form["change"] == "text" { return try await editing.preview(form, context) }
        let newest = try await desk.newestDocument(.deadlines)
        var pack = try PackText(newest.text)
        do {
            guard try pack.take(form) else { throw WebFault.notAForm }
        } catch let problem as SiteFormProblem {
            var response = try await page(context) { text in RuleForm.refused(form, problem, in: text) }
            response.status = .unprocessableContent
            return response
        }
        let edit = SiteEdit(kind: .deadlines, text: try pack.text(), base: newest.number)
        return try await editing.preview(edit, context)
    }

    private func page(_ context: StaffContext, rule: (PackText) -> RuleForm?) async throws -> Response {
        try await desk.refreshSite()
        let newest = try await desk.newestDocument(.deadlines)
        let text = try PackText(newest.text)
        let canEdit = context.session.role == .admin
        let model = PackModel(
            newest: newest,
            pack: desk.site.deadlines,
            versions: try await desk.versions(of: .deadlines, limit: 10),
            form: canEdit ? rule(text) : nil,
            canEdit: canEdit,
            pages.wording(context),
        )
        return pages.render("staff/site-pack", model, context)
    }
}

extension PackText {
    /// Makes the change that a form asks for.
    ///
    /// - Returns: Whether it is one.
    /// - Throws: `SiteFormProblem` naming the field.
    fileprivate mutating func take(_ form: Form) throws(SiteFormProblem) -> Bool {
        let old = form.text("old")
        let index = table.firstIndex { $0.code == old }
        if old != nil, index == nil { throw SiteFormProblem("code", "sitePack.problem.gone", ["rule": old ?? ""]) }
        let place = max(1, Int(form["place"]) ?? Int.max) - 1
        switch (form["change"], index) {
        case ("add", nil): add(try PackRule(form).checked(besides: table), at: place)
        case ("change", let index?):
            var others = table
            others.remove(at: index)
            change(index, to: try PackRule(form).checked(besides: others), at: place)
        case ("remove", let index?): remove(index)
        default: return false
        }
        return true
    }
}

extension PackRule {
    /// What the form can say in words; the check of the site sees what only the whole shows.
    fileprivate func checked(besides others: [PackRule]) throws(SiteFormProblem) -> PackRule {
        guard Code<PackRule>(code) != nil else { throw SiteFormProblem("code", "sitePack.problem.code") }
        guard !others.contains(where: { $0.code == code }) else {
            throw SiteFormProblem("code", "sitePack.problem.codeTaken", ["rule": code])
        }
        for (field, length) in [("limitCount", limit), ("statutoryCount", statutory)] {
            guard let length, !(Int(length.count).map(Limit.counts.contains) ?? false) else { continue }
            let (least, most) = (String(Limit.counts.lowerBound), String(Limit.counts.upperBound))
            throw SiteFormProblem(field, "sitePack.problem.limit", ["least": least, "most": most])
        }
        if let odd = classes.first(where: { Code<PackRule>($0) == nil }) {
            throw SiteFormProblem("classes", "sitePack.problem.class", ["class": String(odd.prefix(64))])
        }
        return self
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
