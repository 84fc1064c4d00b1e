// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// A mail that answers nothing (A6): a request of its own. Fields `from`, `name`, `subject`, `text`.
package struct MailChannel: IntakeChannel {
    package init() {}

    package func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        let filing = Filing(
            channel: .mail,
            externalID: message.externalID,
            summary: (message.text("subject") ?? "").cut(toUnits: Self.longestSummary),
            narrative: (message.text("text") ?? "").cut(toUnits: Self.longestNarrative),
            receivedAt: message.receivedAt,
        )
        let name = message.text("name").flatMap { PersonName($0.cut(toUnits: 100)) }
        return IntakeDraft(
            filing: filing,
            contact: Contact(name: name, email: message.text("from"), preferred: .mail),
        )
    }

    /// UTF-16 units that a draft may have.
    static let longestSummary = 200, longestNarrative = 20_000
}

extension ReadMail {
    /// - Parameter receivedAt: When the mail server got it.
    /// - Returns: What `MailChannel` reads: without the quoted original.
    package func message(receivedAt: Date) -> InboundMessage {
        let own = QuotedOriginal.without(text, subject: subject)
        let fields = ["from": sender?.address, "name": sender?.name, "subject": subject, "text": own]
        return InboundMessage(
            externalID: fingerprint,
            receivedAt: receivedAt,
            fields: fields.compactMapValues { $0?.replacing("\u{0}", with: "") },
        )
    }

    /// The files, and the whole text with them where it is longer than a ticket's narrative may be.
    package var filesWithLongText: [File] {
        guard text.utf16.count > MailChannel.longestNarrative else { return files }
        return files + [File(name: "全文.txt", type: "text/plain", content: Data(text.utf8))]
    }
}

extension String {
    /// At most so many UTF-16 units, with an ellipsis where something is missing, and no character cut.
    fileprivate func cut(toUnits most: Int) -> String {
        guard utf16.count > most else { return self }
        var units = 1
        let kept = prefix { character in
            units += character.utf16.count
            return units <= most
        }
        return kept + "…"
    }
}
