// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// What has become of a mail that was taken out of a mailbox.
package enum MailFate: String, CaseIterable, Sendable {
    /// It is a request of its own.
    case filed
    /// The citizen added it to a ticket.
    case added
    /// It answers the question that a ticket waited with.
    case answered
    /// It rates the answer to a ticket.
    case rated
    /// It is larger than may be fetched.
    case tooLarge
    /// Its parts cannot be told.
    case unreadable
    /// It says nothing that could be a request.
    case refused

    /// A person must look for it in the mailbox.
    package var needsPerson: Bool {
        switch self {
        case .tooLarge, .unreadable, .refused: true
        case .filed, .added, .answered, .rated: false
        }
    }
}

/// One mail that was taken; what it says is on its ticket.
package struct TakenMail: Equatable, Sendable {
    /// The same for one letter that lies in two mailboxes or is fetched twice.
    package let fingerprint: String
    package let mailbox: String
    package let at: Date
    package let fate: MailFate
    /// Why a person must look for it; empty otherwise.
    package let reason: String
    package let ticket: ID<Ticket>?
    package let messageID: String?
    /// Whether its sender is told by machine that it was taken.
    package let isAnswered: Bool

    package init(
        fingerprint: String,
        mailbox: String,
        at: Date,
        fate: MailFate,
        reason: String = "",
        ticket: ID<Ticket>? = nil,
        messageID: String? = nil,
        isAnswered: Bool = false,
    ) {
        self.fingerprint = fingerprint
        self.mailbox = mailbox
        self.at = at
        self.fate = fate
        self.reason = reason
        self.ticket = ticket
        self.messageID = messageID
        self.isAnswered = isAnswered
    }
}

/// Mails that were taken, each once; and how often their senders were answered by machine.
package enum MailRecords {
    /// What a mail that was taken before has become.
    package static func fate(of fingerprint: String, in reader: any Reader) throws -> MailFate? {
        try reader.first("SELECT fate FROM mails WHERE fingerprint = \(fingerprint)")?.value("fate")
    }

    package static func insert(_ mail: TakenMail, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO mails (fingerprint, mailbox, at, fate, reason, ticket, message_id, is_answered)
            VALUES (\(mail.fingerprint), \(mail.mailbox), \(mail.at), \(mail.fate), \(mail.reason), \(mail.ticket),
                \(mail.messageID), \(mail.isAnswered))
            """
        )
    }

    /// The ids of the citizen's mails on a ticket, oldest first: what a reply to it answers.
    package static func thread(of ticket: ID<Ticket>, in reader: any Reader) throws -> [String] {
        try reader.rows(
            """
            SELECT message_id
            FROM mails
            WHERE ticket = \(ticket) AND message_id IS NOT NULL
            ORDER BY at, fingerprint
            """
        ).map { try $0.value("message_id") }
    }

    /// Whether the mail that this ticket was filed with is to be answered by no machine.
    package static func isSilent(on ticket: ID<Ticket>, in reader: any Reader) throws -> Bool {
        try reader.first(
            "SELECT fate FROM mails WHERE ticket = \(ticket) AND fate = 'filed' AND is_answered = FALSE"
        ) != nil
    }

    /// Mails since `start` that a person must look for in their mailboxes.
    package static func countForPersons(since start: Date, in reader: any Reader) throws -> Int {
        try reader.first(
            """
            SELECT COUNT(*) AS count
            FROM mails
            WHERE fate IN ('tooLarge', 'unreadable', 'refused') AND at >= \(start)
            """
        )?.value("count") ?? 0
    }

    /// How often this sender was answered by machine on `day`.
    package static func answers(to sender: String, on day: Day, in reader: any Reader) throws -> Int {
        try reader.first(
            "SELECT answers FROM mail_senders WHERE sender = \(hash(sender)) AND day = \(day)"
        )?.value("answers") ?? 0
    }

    /// Counts one more, and forgets other days.
    package static func countAnswer(to sender: String, on day: Day, in writer: any Writer) throws {
        try writer.execute("DELETE FROM mail_senders WHERE day < \(day)")
        try writer.execute(
            """
            INSERT INTO mail_senders (sender, day, answers)
            VALUES (\(hash(sender)), \(day), 1)
            ON CONFLICT (sender, day) DO UPDATE SET answers = mail_senders.answers + 1
            """
        )
    }

    private static func hash(_ sender: String) -> SecretHash { SecretHash(of: sender.lowercased()) }
}

extension MailFate: SQLValueConvertible, SQLValueDecodable {}
