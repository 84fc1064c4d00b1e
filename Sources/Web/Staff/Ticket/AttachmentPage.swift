// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird
import Tickets

/// Where staff attach files to a ticket, look at them, and withdraw them (B4).
struct AttachmentPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let room: FileRoom
    /// Shows the ticket again when a file was refused.
    let ticketPage: TicketPage

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        let attachments = staff.group("tickets/{number}/attachments")
        attachments.post { request, context in try await attach(request, context) }
        attachments.get("{ordinal}") { _, context in
            try await AttachmentFiles(room: room).file(try await filed(context), context)
        }
        attachments.get("{ordinal}/thumbnail") { _, context in
            try await AttachmentFiles(room: room).thumbnail(try await filed(context), context)
        }
        attachments.post("{ordinal}/withdrawal") { request, context in try await withdraw(request, context) }
    }

    /// Whoever may see the ticket may see what is attached, unless it shows who asked for confidence.
    private func filed(_ context: StaffContext) async throws -> FiledAttachment {
        let author = context.session.author
        let file = try await desk.file(of: try context.ticketNumber, for: author)
        return try context.attachment(among: desk.site.attachments(of: file.ticket, for: author))
    }

    /// All files or none: what is half attached nobody would look for.
    private func attach(_ request: Request, _ context: StaffContext) async throws -> Response {
        var uploads = context.visitor.uploads
        let number = try context.ticketNumber
        let author = context.session.author
        guard uploads.refusals.isEmpty else { return try await again(uploads, context) }
        do {
            guard !uploads.files.isEmpty else { throw TicketRefusal.nothingToAttach }
            let kept = try await room.keep(uploads.files)
            try await desk.attach(
                kept,
                to: number,
                isForCitizen: context.form.has("forCitizen"),
                limit: room.rules.perTicket,
                by: author,
                device: request.device,
            )
            return pages.redirect(to: .ticket(number), saying: .success("done.attach"))
        } catch let refusal as AttachmentRefusal {
            uploads.refusals = [refusal]
            return try await again(uploads, context)
        } catch let refusal as TicketRefusal {
            return try await again(Uploads(), refusedWith: refusal, context)
        }
    }

    private func again(
        _ uploads: Uploads,
        refusedWith refusal: TicketRefusal? = nil,
        _ context: StaffContext,
    ) async throws -> Response {
        var view = try await ticketPage.view(context)
        view.uploads = uploads
        var model = TicketModel(view)
        let problems = uploads.refusals.map { $0.message(in: view.wording) }
        model.notAttached = problems + [refusal.map(view.wording.sentence)].compactMap(\.self)
        model.isNotAttached = true
        var response = pages.render("staff/ticket", model, context)
        response.status = uploads.refusals.first?.status ?? .unprocessableContent
        return response
    }

    private func withdraw(_ request: Request, _ context: StaffContext) async throws -> Response {
        let number = try context.ticketNumber
        guard let ordinal = Int(try context.parameters.require("ordinal")) else { throw WebFault.notFound }
        guard let seen = Int(context.form["version"]) else { throw FieldFault.missing("version") }
        let command = TicketCommand.withdrawAttachment(
            ordinal: ordinal,
            reason: context.form["reason"],
            keepsContent: room.rules.keepsWithdrawn,
        )
        do {
            try await desk.perform(command, on: number, seen: seen, by: context.session.author, device: request.device)
            return pages.redirect(to: .ticket(number), saying: .success("done.withdrawAttachment"))
        } catch let refusal as TicketRefusal {
            return try await again(Uploads(), refusedWith: refusal, context)
        }
    }
}
