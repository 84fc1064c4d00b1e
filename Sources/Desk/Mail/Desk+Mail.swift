// SPDX-License-Identifier: Apache-2.0

import Attachments
import Foundation
package import Records
import Sites
import Storage
package import Tickets

extension Desk {
    /// Takes what lay in a mailbox (A6): a request, an addition to a ticket, what became of a mail of ours. In the same
    /// transaction the mailbox counts as read up to there.
    ///
    /// Brought again, from this mailbox or another, the same mail does nothing more.
    /// - Parameters:
    ///   - news: What it is.
    ///   - mark: Up to where the mailbox has been dealt with then.
    /// - Returns: What has become of a mail, now or before; nil for what is none of a citizen's.
    /// - Throws: `IntakeRefusal` for a mail that can be no request; nothing is stored then, nor is the mark.
    @discardableResult
    package func take(_ news: MailNews, at mark: MailboxMark) async throws -> MailFate? {
        let now = time.now
        let site = site
        let intake: PreparedIntake?
        if case .mail(let mail) = news {
            let files = mail.files.map { $0.attachment(isForCitizen: true, by: .citizen) }
            var draft = mail.draft
            // The city may have given a mailbox up that is still read: no mail is lost for it.
            if let mailbox = draft.filing.mailbox, site.mailbox(mailbox) == nil { draft.filing.mailbox = nil }
            intake = try await prepared(
                draft,
                attaching: files,
                by: .citizen,
                device: MailTaking.device,
                under: site,
            )
        } else {
            intake = nil
        }
        return try await record(under: site) { ledger, writer in
            let taking = MailTaking(now: now, site: site, mailbox: mark.mailbox, ledger: ledger, writer: writer)
            try MailboxRecords.move(mark.mailbox, to: mark.place, in: writer)
            switch news {
            case .nothing: return nil
            case .report(let report):
                try Self.take(report, at: now, in: writer)
                return nil
            case .refused(let mail): return try taking.take(mail)
            case .mail(let mail): return try intake.map { try taking.take(mail, as: $0) }
            }
        }
    }

    /// What a reply on this ticket answers: the ids of the citizen's mails, oldest first.
    package func mailThread(of number: TicketNumber) async throws -> [String] {
        try await database.read { reader in
            try TicketRecords.find(number, in: reader).map { try MailRecords.thread(of: $0.id, in: reader) } ?? []
        }
    }

    // MARK: - Mailboxes

    /// Says which mailboxes there are; of others nothing more is known.
    package func keepMailboxes(_ titles: [(name: String, title: String)]) async throws {
        let known = try await database.read { try MailboxRecords.all(in: $0) }
        // Mostly nothing has changed, and that needs no transaction that writes.
        guard Set(known.map { [$0.name, $0.title] }) != Set(titles.map { [$0.name, $0.title] }) else { return }
        try await Self.change(in: database) { try MailboxRecords.keep(titles, in: $0) }
    }

    /// - Returns: nil for a mailbox that was never read.
    package func place(inMailbox name: String) async throws -> MailboxPlace? {
        try await database.read { try MailboxRecords.place(of: name, in: $0) }
    }

    /// The mailbox was read to its end.
    package func noteRead(mailbox name: String) async throws {
        let now = time.now
        try await Self.change(in: database) { try MailboxRecords.noteRead(name, at: now, in: $0) }
    }

    /// The mailbox cannot be read.
    package func noteFailure(
        ofMailbox name: String,
        _ fault: MailboxState.Fault,
        because reason: String,
    ) async throws {
        let now = time.now
        try await Self.change(in: database) { writer in
            try MailboxRecords.noteFailure(name, fault, because: String(reason.prefix(200)), at: now, in: writer)
        }
    }

    /// The mailboxes, and how many mails of the last thirty days a person must look for in them.
    package func mailboxes() async throws -> (states: [MailboxState], left: Int) {
        let start = time.now.addingTimeInterval(-30 * 86_400)
        return try await database.read { reader in
            (try MailboxRecords.all(in: reader), try MailRecords.countForPersons(since: start, in: reader))
        }
    }

    // MARK: - Answers to mails that are no ticket's

    /// The next answer to be sent, noted as under way: after a crash it is due again when `silence` seconds are over.
    package func takeDueMailAnswer(silence: Double) async throws -> OwedMailAnswer? {
        let now = time.now
        let isDue = try await database.read { try MailAnswerRecords.due(at: now, in: $0) != nil }
        guard isDue else { return nil }
        return try await Self.change(in: database) { writer in
            try MailAnswerRecords.deleteExpired(at: now, in: writer)
            guard var answer = try MailAnswerRecords.due(at: now, in: writer) else { return nil }
            answer.attempts += 1
            try MailAnswerRecords.postpone(
                answer.fingerprint,
                to: now.addingTimeInterval(silence),
                attempts: answer.attempts,
                in: writer,
            )
            return answer
        }
    }

    /// Notes what the mail server said. An answer that it may have got is not sent again: nobody is told twice.
    package func settle(_ answer: OwedMailAnswer, _ fault: DeliveryFault?) async throws {
        let now = time.now
        try await Self.change(in: database) { writer in
            guard case .unavailable = fault else {
                try MailAnswerRecords.delete(answer.fingerprint, in: writer)
                return
            }
            try MailAnswerRecords.postpone(
                answer.fingerprint,
                to: now.addingTimeInterval(Delivery.pause(after: answer.attempts)),
                attempts: answer.attempts,
                in: writer,
            )
        }
    }
}
