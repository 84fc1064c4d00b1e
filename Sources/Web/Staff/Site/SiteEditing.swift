// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Sites
import Tickets

/// From a changed document to a saved one: first what it would do, then who saves it and why.
struct SiteEditing: Sendable {
    let desk: Desk
    let pages: Pages
    let overview: OverviewQuery
    let kind: DocumentKind
    let url: SiteURL

    /// Shows what the text of a form would do; nothing is stored.
    func preview(_ form: Form, _ context: StaffContext) async throws -> Response {
        try await preview(SiteEdit(kind: kind, text: form["text"], base: Int(form["base"]) ?? 0), context)
    }

    /// Shows what `edit` would do; nothing is stored.
    func preview(_ edit: SiteEdit, _ context: StaffContext) async throws -> Response {
        let model = try await model(of: edit, problem: nil, reason: "", context)
        var response = pages.render("staff/site-preview", model, context)
        if !model.canSave { response.status = .unprocessableContent }
        return response
    }

    /// Saves what the preview's form sends. Nothing typed is lost when that is refused.
    func save(_ context: StaffContext) async throws -> Response {
        try context.session.mustBe(among: [])
        let form = context.visitor.form
        var edit = SiteEdit(kind: kind, text: form["text"], base: Int(form["base"]) ?? 0)
        do {
            try await desk.save(edit, by: context.session.login, reason: form["reason"])
            return pages.redirect(to: url, saying: .success("documentSaved"))
        } catch let refusal as DeskRefusal {
            let seen = edit.base
            // Whoever saves again has seen in what the text differs from the colleague's.
            if case .documentChanged(_, let current) = refusal { edit.base = current }
            let problem = refusal.message(in: pages.wording(context))
            var model = try await model(of: edit, problem: problem, reason: form["reason"], context)
            if seen != edit.base { model.show(colleagues: try await colleaguesEntries(since: seen, context)) }
            var response = pages.render("staff/site-preview", model, context)
            response.status = refusal.status
            return response
        } catch is SiteFaults {
            return try await preview(edit, context)
        }
    }

    /// What others have made of the catalogue since the version `seen`.
    private func colleaguesEntries(since seen: Int, _ context: StaffContext) async throws -> [EntryChange] {
        guard kind == .catalogue, let old = try await desk.catalogue(numbered: seen) else { return [] }
        return EntryChange.all(from: old, to: desk.site.catalogue, pages.wording(context))
    }

    private func model(
        of edit: SiteEdit,
        problem: String?,
        reason: String,
        _ context: StaffContext,
    ) async throws -> SitePreviewModel {
        let wording = pages.wording(context)
        // What is in force may have been saved through another server.
        try await desk.refreshSite()
        var draft = SitePreviewModel(edit, url: url, problem: problem, reason: reason, wording)
        do {
            let site = try await desk.site(with: edit)
            let changes = SiteChanges(from: desk.site, to: site, in: kind, wording)
            guard kind != .scoring else {
                let (month, now, then) = try await desk.scores(by: site)
                draft.show(changes, ScoreEffectPart(from: now, to: then, month: month, wording))
                return draft
            }
            let effect = try await desk.effect(of: site, for: context.session.author)
            let overview = try await overview.overview(today: desk.today)
            draft.show(changes, effect, total: overview.count { SiteEffect.stages.contains($0.stage) }, wording)
            if kind == .catalogue {
                draft.show(try await desk.catalogueEffect(of: site, for: context.session.author), wording)
            }
        } catch let faults as SiteFaults {
            draft.show(faults)
        }
        return draft
    }
}
