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
/// twice, by two clicks or two windows, gives the same receipt.
struct FilePage: CitizenPage {
    let desk: Desk
    let pages: Pages
    let channel: any IntakeChannel
    let entrance: CaseEntrance
    /// nil where this server keeps no attachments.
    let room: FileRoom?

    func addRoutes(to site: RouterGroup<HotlineContext>) {
        site.get("file") { _, context in show(Form(), context) }
        site.post("file") { request, context in try await file(request, context) }
        site.get("file/{number}") { request, context in try await receipt(request, context) }
    }

    private func show(_ form: Form, problems: FormProblems? = nil, _ context: HotlineContext) -> Response {
        let wording = pages.wording(context)
        let filed = FiledForm(form, language: wording.language, clock: wording.clock, ids: desk.ids)
        let model = FileModel(
            form,
            messageID: filed.messageID,
            problems: problems?.texts(in: wording) ?? [],
            gazetteer: desk.site.gazetteer,
            files: room.map { FilesField(context.visitor.uploads, rules: $0.rules, wording) },
            wording,
        )
        var response = pages.render("citizen/file", model, context)
        if problems != nil || !context.visitor.uploads.refusals.isEmpty { response.status = .unprocessableContent }
        return response
    }

    private func file(_ request: Request, _ context: HotlineContext) async throws -> Response {
        do {
            let wording = pages.wording(context)
            let filed = FiledForm(context.form, language: wording.language, clock: wording.clock, ids: desk.ids)
            let draft = try filed.draft(by: channel, at: desk.time.now)
            let uploads = context.visitor.uploads
            guard uploads.refusals.isEmpty else { return show(context.form, context) }
            let files = try await room?.keep(uploads.files) ?? []
            let receipt = try await desk.file(draft, with: files, by: .citizen, device: request.device)
            let key = CaseKey(number: receipt.stored.ticket.number, queryCode: receipt.queryCode)
            var response = pages.redirect(to: .filed(key.number))
            entrance.remember(key, in: &response)
            return response
        } catch let problems as FormProblems {
            return show(context.form, problems: problems, context)
        } catch let refusal as IntakeRefusal {
            return show(context.form, problems: FormProblems(refusals: [refusal]), context)
        }
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

extension Request {
    /// From where, for the journal: coarse, no address of a person.
    var device: String { Device.name(userAgent: headers[.userAgent] ?? "") }
}
