// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird
import Records
import Tickets

/// Where visits, findings of grid inspectors and self-found problems are taken down (A7).
struct QuickFormPage: StaffPage {
    let form: QuickForm
    let desk: Desk
    let pages: Pages
    let channels: IntakeChannels
    let cookies: SiteCookies
    /// nil where this server keeps no attachments.
    let room: FileRoom?

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        let path = RouterPath(form.url.pathUnderStaff)
        staff.get(path) { _, context in
            try context.session.mustBe(among: IntakeTabs.roles(of: form.url))
            return try show(context.query, context)
        }
        staff.post(path) { request, context in
            try context.session.mustBe(among: IntakeTabs.roles(of: form.url))
            return try await file(request, context)
        }
    }

    private func show(_ sent: Form, problems: FormProblems? = nil, _ context: StaffContext) throws -> Response {
        let wording = pages.wording(context)
        let filed = FiledForm(sent, language: .zh, clock: wording.clock, ids: desk.ids)
        var model = QuickFormModel(
            form,
            sent,
            problems: problems?.texts(in: wording) ?? [],
            site: desk.site,
            files: room.map { FilesField(context.visitor.uploads, rules: $0.rules, wording) },
            wording,
        )
        model.messageID = filed.messageID
        model.tabs = IntakeTabs(at: form.url, for: context.session.role, wording)
        var response = pages.render("staff/quick-form", model, context)
        if problems != nil || !context.visitor.uploads.refusals.isEmpty { response.status = .unprocessableContent }
        return response
    }

    private func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        do {
            let clock = pages.wording(context).clock
            let filed = FiledForm(context.form, language: .zh, clock: clock, ids: desk.ids)
            let draft = try filed.draft(by: form.channel(of: channels), at: desk.time.now)
            let uploads = context.visitor.uploads
            guard uploads.refusals.isEmpty else { return try show(context.form, context) }
            let files = try await room?.keep(uploads.files) ?? []
            let author = context.session.author
            let receipt = try await desk.file(draft, with: files, by: author, device: request.device)
            let key = CaseKey(number: receipt.stored.ticket.number, queryCode: receipt.queryCode)
            var response = pages.redirect(to: .ticket(key.number), saying: .success("filed"))
            // The ticket page shows the code to read out: see `FiledNotice`.
            response.setCookie(cookies.caseKey(key))
            return response
        } catch let problems as FormProblems {
            return try show(context.form, problems: problems, context)
        } catch let refusal as IntakeRefusal {
            return try show(context.form, problems: FormProblems(refusals: [refusal]), context)
        }
    }
}
