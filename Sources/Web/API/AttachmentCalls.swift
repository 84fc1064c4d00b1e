// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Hummingbird
import Records
import Tickets

/// What is attached to a ticket: the list, the files, attaching and withdrawing (B4).
struct AttachmentCalls: Sendable {
    let desk: Desk
    /// nil where this server keeps no attachments.
    let reader: UploadReader?
    /// Bytes of a JSON body.
    let limit: Int

    func addRoutes(to routes: ProgramRoutes) {
        routes.get("tickets/{number}/attachments") { _, context, author in
            try Response(json: AttachmentsJSON(items: try await attachments(context, for: author)))
        }
        routes.post("tickets/{number}/attachments") { request, context, author in
            try await attach(request, context, author)
        }
        routes.get("tickets/{number}/attachments/{ordinal}") { _, context, author in
            let filed = try context.attachment(among: try await attachments(context, for: author))
            return try await AttachmentFiles(room: try room).file(filed, context)
        }
        routes.post("tickets/{number}/attachments/{ordinal}/withdrawal") { request, context, author in
            try await withdraw(request, context, author)
        }
    }

    private var room: FileRoom {
        get throws {
            guard let reader else { throw AttachmentRefusal.notOffered }
            return reader.room
        }
    }

    /// As far as `author` may see them.
    private func attachments(_ context: HotlineContext, for author: Author) async throws -> [FiledAttachment] {
        try context.query.allow([])
        let ticket = try await desk.file(of: try context.ticketNumber, for: author).ticket
        return desk.site.attachments(of: ticket, for: author)
    }

    /// All files or none.
    private func attach(_ request: Request, _ context: HotlineContext, _ author: Author) async throws -> Response {
        let room = try room
        let number = try context.ticketNumber
        guard let (form, uploads) = try await reader?.read(request) else { throw AttachmentRefusal.notOffered }
        do {
            if let refusal = uploads.refusals.first { throw refusal }
            guard !uploads.files.isEmpty else { throw TicketRefusal.nothingToAttach }
            let stored = try await desk.attach(
                try await room.keep(uploads.files),
                to: number,
                isForCitizen: form["forCitizen"] == "true",
                limit: room.rules.perTicket,
                by: author,
                device: APIDevice.name,
            )
            let visible = desk.site.attachments(of: stored.ticket, for: author)
            return try Response(json: AttachmentsJSON(items: visible), status: .created)
        } catch {
            room.discard(uploads.files)
            throw error
        }
    }

    private func withdraw(_ request: Request, _ context: HotlineContext, _ author: Author) async throws -> Response {
        let room = try room
        guard let ordinal = Int(try context.parameters.require("ordinal")) else { throw WebFault.notFound }
        let body = try await request.json(WithdrawalJSON.self, upTo: limit)
        let stored = try await desk.perform(
            .withdrawAttachment(ordinal: ordinal, reason: body.reason, keepsContent: room.rules.keepsWithdrawn),
            on: try context.ticketNumber,
            seen: body.version,
            by: author,
            device: APIDevice.name,
        )
        return try Response(json: AttachmentsJSON(items: desk.site.attachments(of: stored.ticket, for: author)))
    }
}

private struct WithdrawalJSON: Decodable {
    let reason: String
    let version: Int?
}

/// What is attached, was not withdrawn and may be seen, oldest first.
struct AttachmentsJSON: Encodable {
    let items: [AttachmentJSON]

    init(items filed: [FiledAttachment]) { items = filed.map(AttachmentJSON.init) }
}

struct AttachmentJSON: Encodable {
    let ordinal: Int
    let name: String
    let type: String
    let mediaType: String
    /// Bytes.
    let size: Int
    /// SHA-256.
    let digest: String
    let at: Date
    let by: AuthorJSON
    let forCitizen: Bool
    let scanned: Bool

    init(_ filed: FiledAttachment) {
        let attachment = filed.attachment
        ordinal = filed.ordinal
        name = attachment.name
        type = attachment.type.rawValue
        mediaType = attachment.type.mediaType
        size = attachment.size
        digest = attachment.digest.hex
        at = filed.at
        by = AuthorJSON(attachment.by)
        forCitizen = filed.isForCitizen
        scanned = attachment.isScanned
    }
}
