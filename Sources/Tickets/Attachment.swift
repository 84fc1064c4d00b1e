// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A file that somebody put to a ticket (B4): what the journal says of it. Its bytes lie in the store of contents, under
/// their digest.
package struct Attachment: Codable, Equatable, Sendable {
    package let digest: ContentDigest
    /// Safe to show and to save under: no folders, no control characters, an ending that tells the type.
    package let name: String
    /// By its content, whatever it was called.
    package let type: AttachmentType
    /// Bytes.
    package let size: Int
    /// The citizen may see it too; what citizens send themselves they always may.
    package let isForCitizen: Bool
    /// A virus scanner has found nothing in it; false where none was asked or none answered.
    package let isScanned: Bool
    package let by: Author
    /// nil where it shows nobody.
    private let sender: Bool?

    /// It shows who asked, as the scan of a letter does with its signature: see `Site.attachments(of:for:)`.
    package var showsSender: Bool { sender ?? false }

    package init(
        digest: ContentDigest,
        name: String,
        type: AttachmentType,
        size: Int,
        isForCitizen: Bool,
        isScanned: Bool,
        by: Author,
        showsSender: Bool = false,
    ) {
        self.digest = digest
        self.name = name
        self.type = type
        self.size = size
        self.isForCitizen = isForCitizen
        self.isScanned = isScanned
        self.by = by
        sender = showsSender ? true : nil
    }
}

/// What may be attached, told apart by content. Stored for ever; add a case, never change one.
package enum AttachmentType: String, Codable, CaseIterable, Sendable {
    case jpeg, png, gif, webp
    case pdf, docx, xlsx, pptx, odt, ods, odp, text
    case mp3, wav, amr, m4a
    case mp4, mov

    /// Shown as a small picture.
    package var isImage: Bool {
        switch self {
        case .jpeg, .png, .gif, .webp: true
        default: false
        }
    }
}

/// An attachment on its ticket.
package struct FiledAttachment: Codable, Equatable, Sendable {
    /// 1, 2, 3 … on its ticket; never given again.
    package let ordinal: Int
    package let attachment: Attachment
    package let at: Date
    package internal(set) var withdrawal: Withdrawal?

    package struct Withdrawal: Codable, Equatable, Sendable {
        package let reason: String
        package let at: Date
        package let keepsContent: Bool
    }

    /// Its bytes must be in the store of contents.
    package var needsContent: Bool { withdrawal?.keepsContent ?? true }
}

extension Ticket {
    /// What is attached and was not withdrawn, oldest first.
    package var attachments: [FiledAttachment] { overlays.attachments.filter { $0.withdrawal == nil } }

    /// An attachment that was not withdrawn.
    package func attachment(_ ordinal: Int) -> FiledAttachment? { attachments.first { $0.ordinal == ordinal } }

    mutating func attach(_ attachment: Attachment, at instant: Date) {
        let ordinal = overlays.attachments.count + 1
        overlays.attachments.append(FiledAttachment(ordinal: ordinal, attachment: attachment, at: instant))
    }

    mutating func withdraw(_ ordinal: Int, _ reason: String, _ keepsContent: Bool, at instant: Date) {
        guard let index = overlays.attachments.firstIndex(where: { $0.ordinal == ordinal }) else { return }
        overlays.attachments[index].withdrawal = .init(reason: reason, at: instant, keepsContent: keepsContent)
    }
}

// The law of attachments.

extension Ticket {
    /// A unit attaches to what it handles or helps with; everybody else, to what is open.
    func attaching(_ attachments: [Attachment], by author: Author) throws(TicketRefusal) -> [TicketEvent] {
        if author.role == .handler {
            guard let pass = stage.assignment else { throw .unlawful(.attach, in: stage.name) }
            guard let unit = author.unit, ([pass.unit] + pass.coUnits).contains(unit) else {
                throw .notYourUnit(pass.unit)
            }
        }
        guard !attachments.isEmpty else { throw .nothingToAttach }
        for attachment in attachments {
            if let known = self.attachments.first(where: { $0.attachment.digest == attachment.digest }) {
                throw .attachedAlready(ordinal: known.ordinal)
            }
        }
        return attachments.map { .attached(attachment: $0) }
    }

    /// Whoever attached it withdraws it, or a supervisor.
    func mayWithdraw(_ ordinal: Int, _ author: Author) throws(TicketRefusal) {
        guard let filed = attachment(ordinal) else { throw .noSuchAttachment(ordinal: ordinal) }
        let isOwn = author.login != nil && author.login == filed.attachment.by.login
        guard isOwn || author.role == .supervisor || author.role == .admin else { throw .notYourAttachment }
    }
}
