// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// A mail that answers nothing (A6): a request of its own. Fields `from`, `name`, `subject`, `text`, and what
/// the office adds: `note`, `mailbox` (its code).
package struct MailChannel: IntakeChannel {
    package init() {}

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let subject = message.text("subject") ?? ""
        let text = message.text("text") ?? ""
        let note = (message.text("note") ?? "").cut(toUnits: Self.longestNote)
        let own = (text.isEmpty ? subject : text)
            .cut(toUnits: IntakeDraft.longestNarrative - (note.isEmpty ? 0 : note.utf16.count + 2))
        let filing = Filing(
            channel: .mail,
            externalID: message.externalID,
            summary: subject.cut(toUnits: IntakeDraft.longestSummary),
            narrative: [own, note].filter { !$0.isEmpty }.joined(separator: "\n\n"),
            receivedAt: message.receivedAt,
            language: .of(subject + text),
            mailbox: message.text("mailbox").flatMap { MailboxCode($0) },
        )
        let name = message.text("name").flatMap { PersonName($0.cut(toUnits: 100)) }
        return IntakeDraft(
            filing: filing,
            contact: Contact(name: name, email: message.text("from"), preferred: .mail),
        )
    }

    /// UTF-16 units that a draft may have.
    private static let longestNote = 4_000
}

extension ReadMail {
    /// - Parameters:
    ///   - receivedAt: When the mail server got it.
    ///   - mailbox: To which it was written; nil for none that the site knows by name.
    ///   - note: What the office says of it; empty for nothing.
    /// - Returns: What `MailChannel` reads: without the quoted original.
    package func message(receivedAt: Date, mailbox: MailboxCode? = nil, note: String = "") -> InboundMessage {
        let own = QuotedOriginal.without(text, subject: subject)
        let fields = [
            "from": sender?.address, "name": sender?.name, "subject": subject, "text": own, "note": note,
            "mailbox": mailbox?.rawValue,
        ]
        return InboundMessage(
            externalID: fingerprint,
            receivedAt: receivedAt,
            fields: fields.compactMapValues { $0?.replacing("\u{0}", with: "") },
        )
    }

    /// The files, and the whole text with them where it is longer than a ticket's narrative may be.
    package var filesWithLongText: [File] {
        guard text.utf16.count > IntakeDraft.longestNarrative else { return files }
        return files + [File(name: "全文.txt", type: "text/plain", content: Data(text.utf8))]
    }
}

extension Language {
    /// Chinese, unless there are letters and no Chinese ones.
    package static func of(_ text: String) -> Language {
        let scalars = text.unicodeScalars
        let isChinese = scalars.contains { $0.properties.isIdeographic }
        return isChinese || !scalars.contains { $0.isASCII && $0.properties.isAlphabetic } ? .zh : .en
    }
}
