// SPDX-License-Identifier: Apache-2.0

import Attachments
import Foundation
import Hummingbird
import Tickets

/// Hands out what is attached, so that no browser ever runs or draws it as part of this site: saved, not shown; its type
/// not guessed; nothing in it may load or run.
struct AttachmentFiles: Sendable {
    let room: FileRoom

    private static let policy = "default-src 'none'; sandbox"

    func file(_ filed: FiledAttachment, _ context: some RequestContext) async throws -> Response {
        let attachment = filed.attachment
        let url = room.store.url(of: attachment.digest)
        let body = try await FileIO().loadFile(path: url.path, context: context)
        return Response(
            status: .ok,
            headers: [
                .contentType: attachment.type.mediaType,
                .contentDisposition: ContentDisposition.attachment(attachment.name),
                .contentSecurityPolicy: Self.policy,
            ],
            body: body,
        )
    }

    /// The small picture of one; where there is none, a drawing that says so.
    func thumbnail(_ filed: FiledAttachment, _ context: some RequestContext) async throws -> Response {
        guard filed.attachment.type.isImage,
            let url = await room.thumbnails.picture(of: filed.attachment.digest)
        else { return Response(status: .seeOther, headers: [.location: "/static/no-picture.svg"]) }
        let body = try await FileIO().loadFile(path: url.path, context: context)
        return Response(
            status: .ok,
            headers: [.contentType: "image/jpeg", .contentSecurityPolicy: Self.policy],
            body: body,
        )
    }
}

extension RequestContext {
    /// The attachment of the citizen's own `ticket` that the path names.
    func attachment(of ticket: Ticket) throws -> FiledAttachment { try attachment(among: ticket.attachments) }

    /// The attachment that the path names, among those that the reader may see.
    func attachment(among visible: [FiledAttachment]) throws -> FiledAttachment {
        guard let ordinal = Int(try parameters.require("ordinal")),
            let filed = visible.first(where: { $0.ordinal == ordinal })
        else { throw WebFault.notFound }
        return filed
    }
}
