// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird
import Records
import Sites
import Tickets

/// Where an agent takes down what a caller says, with the caller's history beside it (A11).
struct IntakePage: StaffPage {
    let desk: Desk
    let pages: Pages
    let channel: any IntakeChannel
    let cookies: SiteCookies
    /// nil where this server keeps no attachments.
    let room: FileRoom?
    /// nil where there is no call centre.
    let centre: CallCentre?

    private static let roles: Set<Role> = [.agent, .dispatcher, .supervisor]

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("intake") { _, context in
            try context.session.mustBe(among: Self.roles)
            return try await show(context.query, context)
        }
        staff.get("intake/questions") { _, context in
            try context.session.mustBe(among: Self.roles)
            let sheet = QuestionSheet(context.query, desk.site.catalogue, for: .agents)
            return pages.renderPart("form/questions", sheet.part(problems: [], pages.wording(context)), context)
        }
        // By POST, because what somebody says stands in no address and no log.
        staff.post("intake/similar") { _, context in
            try context.session.mustBe(among: Self.roles)
            let near = try await similar(context.form, for: context.session.author)
            return pages.renderPart("staff/similar", SimilarTicketsPart(near, pages.wording(context)), context)
        }
        staff.post("intake") { request, context in
            try context.session.mustBe(among: Self.roles)
            if let line = EmergencyLine(rawValue: context.form["emergency"]) {
                return try await handOver(to: line, request, context)
            }
            // Without a script the form is sent to look the caller up, and comes back as it was.
            guard context.form["lookUp"].isBlank else { return try await show(context.form, context) }
            return try await file(request, context)
        }
    }

    private func similar(_ form: Form, for author: Author) async throws -> [NearTicket] {
        let profile = desk.site.profile
        let written = [form["narrative"], form["summary"], form["address"]].map { String($0.prefix(2_000)) }
        return try await desk.openTickets(
            like: written[0],
            summary: written[1],
            address: written[2],
            from: PhoneNumber(form["phone"], country: profile.callingCode, area: profile.areaCode),
            limit: SimilarTicketsPart.limit,
            for: author,
        )
    }

    private func show(_ form: Form, problems: FormProblems? = nil, _ context: StaffContext) async throws -> Response {
        let wording = pages.wording(context)
        let filed = FiledForm(form, language: .zh, clock: wording.clock, ids: desk.ids)
        let history = try await CallerHistory.read(form["phone"], from: desk, for: context.session.author)
        let sheet = QuestionSheet(form, desk.site.catalogue, for: .agents)
        var model = IntakeModel(
            form,
            messageID: filed.messageID,
            problems: problems?.texts(in: wording, asking: sheet.questions) ?? [],
            caller: CallerModel(history, asked: form["phone"], wording),
            sheet: sheet,
            site: desk.site,
            today: desk.today,
            files: room.map { FilesField(context.visitor.uploads, rules: $0.rules, wording) },
            wording,
        )
        model.tabs = IntakeTabs(at: .intake, for: context.session.role, wording)
        var response = pages.render("staff/intake", model, context)
        if let origin = desk.site.map?.tileOrigin {
            response.headers[.contentSecurityPolicy] = SecurityHeaders.policy(picturesFrom: origin)
        }
        if problems != nil || !context.visitor.uploads.refusals.isEmpty { response.status = .unprocessableContent }
        return response
    }

    /// With whatever is in the form, and such of its files as can be kept at once.
    private func handOver(
        to line: EmergencyLine,
        _ request: Request,
        _ context: StaffContext,
    ) async throws -> Response {
        let wording = pages.wording(context)
        let sheet = QuestionSheet(context.form, desk.site.catalogue, for: .agents)
        let filed = FiledForm(
            context.form,
            answering: sheet.readable,
            language: .zh,
            clock: wording.clock,
            ids: desk.ids,
        )
        let uploads = context.visitor.uploads
        do {
            // An emergency does not wait for files: what cannot be kept is attached later, as the page says then.
            let files = (try? await room?.keep(uploads.files)) ?? []
            let receipt = try await desk.handOver(
                try filed.hastyDraft(by: channel, at: desk.time.now, besides: sheet.unreadable(in: .zh)),
                with: files,
                to: line,
                words: wording.text("intakePage.emergencyWords", ["line": wording.word(line)]),
                during: await call(context),
                by: context.session.author,
                device: request.device,
            )
            let key = CaseKey(number: receipt.stored.ticket.number, queryCode: receipt.queryCode)
            let hasFiles = uploads.refusals.isEmpty && files.isEmpty == uploads.files.isEmpty
            var response = pages.redirect(to: .ticket(key.number), saying: said(of: receipt, hasFiles: hasFiles))
            response.setCookie(cookies.caseKey(key))
            return response
        } catch let refusal as IntakeRefusal {
            return try await show(context.form, problems: FormProblems(refusals: [refusal]), context)
        }
    }

    private func said(of receipt: Receipt, hasFiles: Bool) -> Flash {
        // Sent again, after the ticket has moved on.
        guard receipt.stored.ticket.stage.name == .transferred else { return .warning("handedOverBefore") }
        return hasFiles ? .success("handedOver") : .warning("handedOverWithoutFiles")
    }

    private func draft(_ context: StaffContext) throws(FormProblems) -> IntakeDraft {
        let sheet = QuestionSheet(context.form, desk.site.catalogue, for: .agents)
        let filed = FiledForm(
            context.form,
            answering: sheet.questions,
            language: .zh,
            clock: pages.wording(context).clock,
            ids: desk.ids,
        )
        return try filed.draft(by: channel, at: desk.time.now, besides: sheet.refusals)
    }

    private func file(_ request: Request, _ context: StaffContext) async throws -> Response {
        do {
            let draft = try draft(context)
            let uploads = context.visitor.uploads
            guard uploads.refusals.isEmpty else { return try await show(context.form, context) }
            let files = try await room?.keep(uploads.files) ?? []
            let author = context.session.author
            let receipt = try await desk.file(
                draft,
                with: files,
                during: await call(context),
                by: author,
                device: request.device,
            )
            let key = CaseKey(number: receipt.stored.ticket.number, queryCode: receipt.queryCode)
            var response = pages.redirect(to: .ticket(key.number), saying: .success("filed"))
            // The ticket page shows the code to read out: see `FiledNotice`.
            response.setCookie(cookies.caseKey(key))
            return response
        } catch let problems as FormProblems {
            return try await show(context.form, problems: problems, context)
        } catch let refusal as IntakeRefusal {
            return try await show(context.form, problems: FormProblems(refusals: [refusal]), context)
        }
    }

    /// The call in which the form is filled, if it is one of theirs.
    private func call(_ context: StaffContext) async -> CallID? {
        guard let id = context.form.text("call").map(CallID.init), let centre,
            await centre.mayLink(id, by: context.session.login)
        else { return nil }
        return id
    }
}
