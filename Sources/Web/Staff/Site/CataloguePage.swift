// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Records
import Routing
import Sites
import Tickets

/// The dispatch catalogue: its matters, how they are used, and the forms that change it (C1).
struct CataloguePage: StaffPage {
    let desk: Desk
    let pages: Pages
    let overview: OverviewQuery

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        let path = SiteURL.siteCatalogue.pathUnderStaff
        let editing = SiteEditing(desk: desk, pages: pages, overview: overview, kind: .catalogue, url: .siteCatalogue)
        staff.get("\(path)") { _, context in
            try context.session.mustBe(among: [.supervisor, .leader])
            return try await page(context) { newest in
                guard context.query.has("entry") else { return nil }
                let text = try CatalogueText(newest.text)
                return MatterForm.asked(context.query, in: text, of: desk.site, base: newest.number)
            }
        }
        staff.get("\(SiteURL.siteCatalogueVersions.pathUnderStaff)") { _, context in
            try context.session.mustBe(among: [.supervisor, .leader])
            return try await versions(context)
        }
        staff.post("\(path)/preview") { _, context in
            try context.session.mustBe(among: [])
            return try await preview(editing, context)
        }
        staff.post("\(path)") { _, context in try await editing.save(context) }
    }

    /// A form names the entry it changes by its code, so it goes for the catalogue as a colleague has just left it, too;
    /// unless the colleague has changed the same entry: then their change is shown first.
    private func preview(_ editing: SiteEditing, _ context: StaffContext) async throws -> Response {
        let form = context.visitor.form
        if form["change"] == "text" { return try await editing.preview(form, context) }
        try await desk.refreshSite()
        let newest = try await desk.newestDocument(.catalogue)
        var text = try CatalogueText(newest.text)
        var refused = MatterForm(form: form, old: form.text("old"), base: newest.number)
        do {
            if let theirs = try await colleaguesChange(of: form, in: newest), theirs.after != nil {
                refused.theirs = theirs
                throw SiteFormProblem("code", "siteCatalogue.problem.changed")
            }
            guard try text.take(form, desk.site) else { throw WebFault.notAForm }
        } catch let problem as SiteFormProblem {
            refused.problem = problem
            let isKnown = text.entries.contains { $0.code == refused.old }
            let shown = isKnown ? refused : MatterForm(form: form, old: nil, base: newest.number, problem: problem)
            var response = try await page(context) { _ in shown }
            response.status = refused.theirs == nil ? .unprocessableContent : .conflict
            return response
        }
        return try await editing.preview(SiteEdit(kind: .catalogue, text: text.text, base: newest.number), context)
    }

    /// What became of the form's entry since the form was shown; nil for nothing.
    private func colleaguesChange(of form: Form, in newest: SiteDocument) async throws -> CatalogueChange? {
        guard let code = form.text("old").flatMap({ MatterCode($0) }), let base = Int(form["base"]),
            base != newest.number, let seen = try await desk.catalogue(numbered: base)
        else { return nil }
        return seen.changes(to: desk.site.catalogue).first { $0.code == code }
    }

    private func page(
        _ context: StaffContext,
        form: (SiteDocument) throws -> MatterForm?,
    ) async throws -> Response {
        try await desk.refreshSite()
        let newest = try await desk.newestDocument(.catalogue)
        let canEdit = context.session.role == .admin
        let view = CatalogueView(
            site: desk.site,
            newest: newest,
            versions: try await desk.versions(of: .catalogue, limit: 50),
            usage: CatalogueUsage(try await desk.matterUse(since: desk.today.firstOfMonth(back: 11))),
            filter: CatalogueFilter(context.query),
            today: desk.today,
            canEdit: canEdit,
        )
        let model = CatalogueModel(view, form: canEdit ? try form(newest) : nil, pages.wording(context))
        return pages.render("staff/site-catalogue", model, context)
    }

    private func versions(_ context: StaffContext) async throws -> Response {
        let versions = try await desk.versions(of: .catalogue, limit: 200)
        let newest = versions.first?.number ?? 0
        // The first version is compared with itself: there is no other yet.
        let before = versions.dropFirst().first?.number ?? newest
        let (from, to) = (Int(context.query["from"]) ?? before, Int(context.query["to"]) ?? newest)
        let wording = pages.wording(context)
        let old = try await desk.catalogue(numbered: from)
        let new = try await desk.catalogue(numbered: to)
        let model = CatalogueVersionsModel(versions, (from, old), (to, new), wording)
        var response = pages.render("staff/site-catalogue-versions", model, context)
        if old == nil || new == nil { response.status = .notFound }
        return response
    }
}

extension CatalogueText {
    /// Makes the change that a form asks for.
    ///
    /// - Returns: Whether it is one.
    /// - Throws: `SiteFormProblem` naming the field.
    fileprivate mutating func take(_ form: Form, _ site: Site) throws(SiteFormProblem) -> Bool {
        let old = form.text("old")
        let index = entries.firstIndex { $0.code == old }
        if old != nil, index == nil {
            throw SiteFormProblem("code", "siteCatalogue.problem.gone", ["code": String((old ?? "").prefix(64))])
        }
        do {
            switch (form["change"], index) {
            case ("add", nil): try add(try entry(form, site, besides: entries))
            case ("change", let index?):
                var others = entries
                others.remove(at: index)
                try change(index, to: try entry(form, site, besides: others))
            case ("remove", let index?): try remove(index)
            default: return false
            }
        } catch let problem as SiteFormProblem {
            throw problem
        } catch {
            throw SiteFormProblem("questions", "siteCatalogue.problem.questions", ["problem": "\(error)"])
        }
        return true
    }

    private func entry(
        _ form: Form,
        _ site: Site,
        besides others: [MatterText],
    ) throws(SiteFormProblem) -> MatterText {
        let entry = try MatterText(form, site)
        guard !others.contains(where: { $0.code == entry.code }) else {
            throw SiteFormProblem("code", "siteCatalogue.problem.codeTaken", ["code": entry.code])
        }
        return entry
    }
}

/// In what two versions differ: template `staff/site-catalogue-versions`.
struct CatalogueVersionsModel: PageModel {
    let title: String
    let backLink: String
    let heading: String
    let compare: ComparePart?
    let entries: [EntryChange]
    let hasEntries: Bool
    /// Said where nothing differs, or a version cannot be read.
    let nothing: String?
    let versions: [VersionLine]

    init(
        _ versions: [DocumentVersion],
        _ from: (number: Int, catalogue: Catalogue?),
        _ to: (number: Int, catalogue: Catalogue?),
        _ wording: Wording,
    ) {
        title = wording.text("siteCatalogue.compareTitle")
        backLink = SiteURL.siteCatalogue.path
        heading = wording.text(
            "siteCatalogue.compared",
            ["from": String(from.number), "to": String(to.number)],
        )
        compare = ComparePart(versions, from: from.number, to: to.number)
        if let old = from.catalogue, let new = to.catalogue {
            entries = EntryChange.all(from: old, to: new, wording)
            nothing = entries.isEmpty ? wording.text("siteCatalogue.same") : nil
        } else {
            entries = []
            nothing = wording.text("siteCatalogue.noVersion")
        }
        hasEntries = !entries.isEmpty
        self.versions = versions.map { VersionLine($0, wording) }
    }
}
