// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Hummingbird
import Records
import Tickets

/// What citizens attach to their request later, and the files that they may see: their own, and those that the office
/// has marked for them (B4).
struct CitizenAttachments: CitizenPage {
    let desk: Desk
    let pages: Pages
    let entrance: CaseEntrance
    let room: FileRoom
    /// Shows the request again when a file was refused.
    let followPage: FollowPage

    func addRoutes(to site: RouterGroup<HotlineContext>) {
        let attachments = site.group("follow/attachments")
        attachments.post { request, context in try await attach(request, context) }
        attachments.get("{ordinal}") { request, context in
            try await AttachmentFiles(room: room).file(try await filed(request, context), context)
        }
        attachments.get("{ordinal}/thumbnail") { request, context in
            try await AttachmentFiles(room: room).thumbnail(try await filed(request, context), context)
        }
    }

    private func filed(_ request: Request, _ context: HotlineContext) async throws -> FiledAttachment {
        guard let (_, followed) = try await entrance.open(request, context) else { throw WebFault.notFound }
        let filed = try context.attachment(of: followed.stored.ticket)
        guard filed.isForCitizen else { throw WebFault.notFound }
        return filed
    }

    private func attach(_ request: Request, _ context: HotlineContext) async throws -> Response {
        var uploads = context.visitor.uploads
        let opened: (CaseKey, FollowedTicket)?
        do {
            opened = try await entrance.open(request, context)
        } catch {
            room.discard(uploads.files)
            throw error
        }
        guard let (key, followed) = opened else {
            room.discard(uploads.files)
            return pages.redirect(to: .follow)
        }
        do {
            if let refusal = uploads.refusals.first { throw refusal }
            guard !uploads.files.isEmpty else { throw TicketRefusal.nothingToAttach }
            try await desk.attach(
                try await room.keep(uploads.files),
                to: key.number,
                isForCitizen: true,
                limit: room.rules.perTicket,
                by: .citizen,
                device: request.device,
            )
            return pages.redirect(to: .follow, saying: .success("filesReceived"))
        } catch let refusal as AttachmentRefusal {
            if uploads.refusals.isEmpty { uploads.refusals = [refusal] }
            let problems = uploads.refusals.map { $0.message(in: pages.wording(context)) }
            return followPage.progress(followed, sent: SentFiles(uploads: uploads, problems: problems), context)
        } catch let refusal as TicketRefusal {
            let problem = pages.wording(context).sentence(refusal)
            return followPage.progress(followed, sent: SentFiles(problems: [problem]), context)
        }
    }
}

/// Files that a citizen has just sent, and why none of them was taken.
struct SentFiles {
    var uploads = Uploads()
    var problems: [String] = []
}

extension FiledAttachment {
    /// The citizen sent it, or the office wants them to see it.
    var isForCitizen: Bool { attachment.by == .citizen || attachment.isForCitizen }
}
