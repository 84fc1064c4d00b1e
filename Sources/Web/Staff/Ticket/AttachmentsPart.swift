// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Records
import Sites
import Tickets

/// What is attached to a ticket, and the forms to attach and to withdraw: template `staff/ticket-attachments`.
struct AttachmentsPart: Sendable {
    let items: [Item]
    let hasItems: Bool
    let withdrawn: [String]
    let hasWithdrawn: Bool
    /// nil where the reader may attach nothing now.
    let form: AttachForm?

    struct Item: Sendable {
        let ordinal: Int
        let name: String
        let link: String
        /// Of a picture.
        let thumbnail: String?
        let about: String
        let who: String
        let marks: [String]
        let withdrawal: Withdrawal?
    }

    struct Withdrawal: Sendable {
        let action: String
        let fieldID: String
        let version: Int
    }

    struct AttachForm: Sendable {
        let action: String
        let field: FilesField
    }

    /// - Returns: nil where there is nothing to show and nothing to do.
    init?(_ view: TicketView) {
        items = view.site.attachments(of: view.ticket, for: view.session.author).map { Item($0, view) }
        hasItems = !items.isEmpty
        withdrawn = view.ticket.overlays.attachments.compactMap { filed in
            filed.withdrawal.map { Self.line(filed, $0, view.wording) }
        }
        hasWithdrawn = !withdrawn.isEmpty
        form = AttachForm(view)
        guard hasItems || hasWithdrawn || form != nil else { return nil }
    }

    private static func line(
        _ filed: FiledAttachment,
        _ withdrawal: FiledAttachment.Withdrawal,
        _ wording: Wording,
    ) -> String {
        wording.text(
            "attachments.withdrawn",
            ["name": filed.attachment.name, "at": wording.minute(withdrawal.at), "reason": withdrawal.reason],
        )
    }
}

extension AttachmentsPart.Item {
    fileprivate init(_ filed: FiledAttachment, _ view: TicketView) {
        let attachment = filed.attachment
        let wording = view.wording
        let address = SiteURL.attachment(view.ticket.number, filed.ordinal)
        ordinal = filed.ordinal
        name = attachment.name
        link = address.path
        thumbnail = attachment.type.isImage ? SiteURL.thumbnail(view.ticket.number, filed.ordinal).path : nil
        about = "\(wording.word(attachment.type)) · \(wording.size(attachment.size))"
        who = "\(wording.minute(filed.at)) · \(view.person(attachment.by))"
        let isForCitizen = attachment.isForCitizen || attachment.by == .citizen
        marks = [
            isForCitizen ? wording.text("attachments.forCitizenMark") : nil,
            attachment.isScanned ? nil : wording.text("attachments.unscannedMark"),
        ].compactMap(\.self)
        let mayWithdraw = view.mayDo(.withdrawAttachment(ordinal: filed.ordinal, reason: "…", keepsContent: true))
        withdrawal =
            mayWithdraw
            ? AttachmentsPart.Withdrawal(
                action: SiteURL.withdrawal(view.ticket.number, filed.ordinal).path,
                fieldID: "withdraw-\(filed.ordinal)",
                version: view.file.stored.version,
            ) : nil
    }
}

extension AttachmentsPart.AttachForm {
    fileprivate init?(_ view: TicketView) {
        guard let room = view.room, let probe = Attachment.probe(by: view.session.author),
            view.mayDo(.attach([probe]))
        else { return nil }
        action = SiteURL.attachments(view.ticket.number).path
        field = FilesField(view.uploads, rules: room.rules, view.wording)
    }
}

extension TicketView {
    /// Whether the law allows the reader `command` now.
    func mayDo(_ command: TicketCommand) -> Bool {
        do throws(TicketRefusal) {
            _ = try ticket.decide(command, at: now, by: session.author, under: site.rules)
            return true
        } catch {
            return false
        }
    }
}

extension Attachment {
    /// An attachment that no ticket has: to ask the law with.
    static func probe(by author: Author) -> Attachment? {
        ContentDigest(bytes: [UInt8](repeating: 0, count: 32)).map { digest in
            Attachment(
                digest: digest,
                name: "…",
                type: .text,
                size: 1,
                isForCitizen: false,
                isScanned: false,
                by: author,
            )
        }
    }
}
