// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird
import Records
import Sites
import Tickets

/// Where a citizen files a request, and gets its number and query code (A1, A4).
///
/// A form that was filed leads to the receipt by a redirect: reloading the receipt files nothing, and the form sent
/// twice, by two clicks or two windows, gives the same receipt. What a script fetches while the form is filled in (the
/// questions of the matter, similar requests) comes as a second step without one.
struct FilePage: CitizenPage {
    let desk: Desk
    let pages: Pages
    let channel: any IntakeChannel
    let entrance: CaseEntrance
    /// nil where this server keeps no attachments.
    let room: FileRoom?

    func addRoutes(to site: RouterGroup<HotlineContext>) {
        site.get("file") { _, context in show(context.query.only("matter", "mailbox"), context) }
        site.post("file") { request, context in try await file(request, context) }
        site.get("file/questions") { _, context in
            let sheet = QuestionSheet(context.query, desk.site.catalogue, for: .citizens)
            let part = sheet.part(problems: [], pages.wording(context))
            return pages.renderPart("form/questions", part, context)
        }
        site.get("file/{number}") { request, context in try await receipt(request, context) }
    }

    /// What must be looked at before a form is filed.
    enum Step: String {
        /// The questions of the matter.
        case asked
        /// What others have told.
        case checked
    }

    private func show(
        _ form: Form,
        problems: FormProblems? = nil,
        step: (Step, SimilarPart?)? = nil,
        _ context: HotlineContext,
    ) -> Response {
        let wording = pages.wording(context)
        let site = desk.site
        let sheet = QuestionSheet(form, site.catalogue, for: .citizens)
        let filed = FiledForm(form, language: wording.language, clock: wording.clock, ids: desk.ids)
        var model = FileModel(
            form,
            messageID: filed.messageID,
            problems: problems?.texts(in: wording, asking: sheet.questions) ?? [],
            sheet: sheet,
            site: site,
            today: desk.today,
            files: room.map { FilesField(context.visitor.uploads, rules: $0.rules, wording) },
            wording,
        )
        model.step = step.map { wording.text("filing.\($0.0.rawValue)") }
        model.similar = step?.1 ?? model.similar
        var response = pages.render("citizen/file", model, context)
        if let origin = site.map?.tileOrigin {
            response.headers[.contentSecurityPolicy] = SecurityHeaders.policy(picturesFrom: origin)
        }
        if problems != nil || !context.visitor.uploads.refusals.isEmpty { response.status = .unprocessableContent }
        return response
    }

    private func file(_ request: Request, _ context: HotlineContext) async throws -> Response {
        do {
            let draft = try draft(context)
            let uploads = context.visitor.uploads
            guard uploads.refusals.isEmpty else { return show(context.form, context) }
            if let step = try await step(before: context.form, context) {
                return show(context.form, step: step, context)
            }
            let files = try await room?.keep(uploads.files) ?? []
            let receipt = try await desk.file(draft, with: files, by: .citizen, device: request.device)
            let key = CaseKey(number: receipt.stored.ticket.number, queryCode: receipt.queryCode)
            let isTaken = receipt.isNew || receipt.stored.ticket.filing.saysSame(as: draft.filing)
            var response = pages.redirect(to: .filed(key.number), saying: isTaken ? nil : .warning("filedBefore"))
            entrance.remember(key, in: &response)
            return response
        } catch let problems as FormProblems {
            return show(context.form, problems: problems, context)
        } catch let refusal as IntakeRefusal {
            return show(context.form, problems: FormProblems(refusals: [refusal]), context)
        }
    }

    private func draft(_ context: HotlineContext) throws(FormProblems) -> IntakeDraft {
        let wording = pages.wording(context)
        let sheet = QuestionSheet(context.form, desk.site.catalogue, for: .citizens)
        let filed = FiledForm(
            context.form,
            answering: sheet.questions,
            language: wording.language,
            clock: wording.clock,
            ids: desk.ids,
        )
        return try filed.draft(by: channel, at: desk.time.now, besides: sheet.refusals)
    }

    /// nil where nothing is left to be shown.
    private func step(before form: Form, _ context: HotlineContext) async throws -> (Step, SimilarPart?)? {
        let sheet = QuestionSheet(form, desk.site.catalogue, for: .citizens)
        // A script has shown what is similar while the narrative was written.
        let isShown = !form.has("plain") || form.has(SimilarPart.seenField)
        let like = isShown ? [] : try await desk.publicRequests(like: form["narrative"], limit: SimilarPart.limit)
        let similar = like.isEmpty ? nil : SimilarPart(like, pages.wording(context))
        if !sheet.wasAsked { return (.asked, similar) }
        return similar.map { (.checked, $0) }
    }

    /// Shows the key only to the browser that has it; everybody else has to bring it.
    private func receipt(_ request: Request, _ context: HotlineContext) async throws -> Response {
        let number = TicketNumber(try context.parameters.require("number"))
        guard request.caseKey?.number == number, let (key, ticket) = try await entrance.open(request, context) else {
            return pages.redirect(to: .follow)
        }
        let model = ReceiptModel(key, ticket.stored.ticket, pages.wording(context))
        return pages.render("citizen/receipt", model, context)
    }
}

extension Filing {
    /// Whether a form sent again says what it said.
    fileprivate func saysSame(as other: Filing) -> Bool { narrative == other.narrative && kind == other.kind }
}

extension Request {
    /// From where, for the journal: coarse, no address of a person.
    var device: String { Device.name(userAgent: headers[.userAgent] ?? "") }
}
