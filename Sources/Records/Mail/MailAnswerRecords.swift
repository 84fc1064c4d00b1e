// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage

/// An answer that we owe to a mail which is no ticket's, as one that was too large. Gone once it is sent: whom it goes to is
/// known no longer than that.
package struct OwedMailAnswer: Equatable, Sendable {
    /// Of the mail that is answered.
    package let fingerprint: String
    package let recipient: String
    package let subject: String
    package let text: String
    /// The ids of the mails that it answers, oldest first.
    package let thread: [String]
    package var attempts: Int

    package init(
        fingerprint: String,
        recipient: String,
        subject: String,
        text: String,
        thread: [String],
        attempts: Int = 0,
    ) {
        self.fingerprint = fingerprint
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.thread = thread
        self.attempts = attempts
    }
}

package enum MailAnswerRecords {
    package static func insert(
        _ answer: OwedMailAnswer,
        dueAt now: Date,
        expiresAt: Date,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            INSERT INTO mail_answers (fingerprint, recipient, subject, text, thread, attempts, due_at, expires_at)
            VALUES (\(answer.fingerprint), \(answer.recipient), \(answer.subject), \(answer.text),
                \(answer.thread.joined(separator: " ")), \(answer.attempts), \(now), \(expiresAt))
            """
        )
    }

    /// The one that is due for longest.
    package static func due(at now: Date, in reader: any Reader) throws -> OwedMailAnswer? {
        try reader.first(
            """
            SELECT fingerprint, recipient, subject, text, thread, attempts
            FROM mail_answers
            WHERE due_at <= \(now)
            ORDER BY due_at, fingerprint
            LIMIT 1
            """
        ).map { row in
            let thread: String = try row.value("thread")
            return OwedMailAnswer(
                fingerprint: try row.value("fingerprint"),
                recipient: try row.value("recipient"),
                subject: try row.value("subject"),
                text: try row.value("text"),
                thread: thread.split(separator: " ").map(String.init),
                attempts: try row.value("attempts"),
            )
        }
    }

    package static func postpone(
        _ fingerprint: String,
        to instant: Date,
        attempts: Int,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            UPDATE mail_answers
            SET due_at = \(instant), attempts = \(attempts)
            WHERE fingerprint = \(fingerprint)
            """
        )
    }

    package static func delete(_ fingerprint: String, in writer: any Writer) throws {
        try writer.execute("DELETE FROM mail_answers WHERE fingerprint = \(fingerprint)")
    }

    /// Those that nobody needs any more.
    package static func deleteExpired(at now: Date, in writer: any Writer) throws {
        try writer.execute("DELETE FROM mail_answers WHERE expires_at <= \(now)")
    }
}
