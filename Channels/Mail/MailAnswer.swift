// SPDX-License-Identifier: Apache-2.0

/// What a sender is told of a mail that becomes no ticket, as of one that is too large.
package struct MailAnswer: Equatable, Sendable {
    /// Of the mail that is answered.
    package let fingerprint: String
    package let recipient: String
    package let subject: String
    package let text: String
    /// The ids of the mails that it answers, oldest first.
    package let thread: [String]

    package init(fingerprint: String, recipient: String, subject: String, text: String, thread: [String]) {
        self.fingerprint = fingerprint
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.thread = thread
    }

    /// nil for a mail without a sender.
    package init?(to mail: ReadMail, saying text: String) {
        guard let sender = mail.sender?.address else { return nil }
        self.init(
            fingerprint: mail.fingerprint,
            recipient: sender,
            subject: "Re: \(mail.subject.prefix(200))",
            text: text,
            thread: mail.references + (mail.messageID.map { [$0] } ?? []),
        )
    }
}
