// SPDX-License-Identifier: Apache-2.0

import Attachments
import Foundation
import Records
import Sites
import Storage
import Tickets
import WorkCalendar

/// One transaction that takes a mail.
struct MailTaking {
    let now: Date
    let site: Site
    let mailbox: String
    let ledger: TicketLedger
    let writer: any Writer

    static let device = "mail"
    /// Seconds after which nobody needs an answer any more that could not be sent.
    private static let patience = 3.0 * 86_400

    /// A mail that answers what was asked on its ticket, or adds to it; else a request of its own.
    func take(_ mail: CitizenMail, as intake: PreparedIntake) throws -> MailFate {
        if let known = try MailRecords.fate(of: mail.fingerprint, in: writer) { return known }
        let claimed = try claimedTicket(of: mail)
        if let claimed, let (fate, ticket) = try add(mail, saying: intake.draft.filing.narrative, to: claimed) {
            try note(mail, fate, on: ticket)
            return fate
        }
        let receipt = try intake.file(by: ledger, in: writer)
        try note(mail, .filed, on: receipt.stored.id, isAnswered: try countsAsAnswered(mail.answering))
        // A request that follows an ended ticket is known on both.
        if let claimed {
            let origin = ChangeOrigin(author: .citizen, at: now, device: Self.device)
            _ = try ledger.relate(receipt.stored, to: claimed, by: origin)
        }
        return .filed
    }

    /// Notes a mail that no ticket has anything of, and owes its sender a word.
    func take(_ mail: RefusedMail) throws -> MailFate {
        if let known = try MailRecords.fate(of: mail.fingerprint, in: writer) { return known }
        let isAnswered = try mail.answer != nil && countsAsAnswered(mail.answering)
        let taken = TakenMail(
            fingerprint: mail.fingerprint,
            mailbox: mailbox,
            at: now,
            fate: mail.fate,
            reason: String(mail.reason.prefix(200)),
            isAnswered: isAnswered,
        )
        try MailRecords.insert(taken, in: writer)
        if isAnswered, let answer = mail.answer {
            let expiresAt = now.addingTimeInterval(Self.patience)
            try MailAnswerRecords.insert(answer, dueAt: now, expiresAt: expiresAt, in: writer)
        }
        return mail.fate
    }

    /// The ticket that the mail belongs to, if its sender may say so.
    private func claimedTicket(of mail: CitizenMail) throws -> StoredTicket? {
        switch mail.claim {
        case .none: return nil
        case .answers(let number): return try TicketRecords.find(number, in: writer)
        case .names(let number):
            guard let stored = try TicketRecords.find(number, in: writer), let sender = mail.answering.sender,
                let own = try ContactRecords.contact(of: stored.id, in: writer).email,
                own.lowercased() == sender.lowercased()
            else { return nil }
            return stored
        }
    }

    /// nil where the law takes nothing more on this ticket.
    private func add(
        _ mail: CitizenMail,
        saying text: String,
        to stored: StoredTicket,
    ) throws -> (fate: MailFate, ticket: ID<Ticket>)? {
        let awaited = AwaitedAnswers(on: [stored.id], at: now, site: site, in: writer)
        let found = try awaited.answer(in: text, graded: site.grade(inMail: text))
        var events: [TicketEvent]
        do throws(TicketRefusal) {
            // First: a grade may close the ticket.
            events = try attaching(mail.files, upTo: mail.mostFiles, to: stored.ticket)
            if let found {
                events += found.events
            } else {
                events += try stored.ticket.decide(.supplement(text), at: now, by: .citizen, under: site.rules)
            }
        } catch {
            return nil
        }
        if let token = found?.invitation { try InvitationRecords.markAnswered(token, at: now, in: writer) }
        let change = TicketChange(events: events, at: now, author: .citizen, device: Self.device)
        _ = try ledger.record(change, on: stored)
        guard let found else { return (MailFate.added, stored.id) }
        return (found.invitation == nil ? MailFate.answered : .rated, stored.id)
    }

    /// What is on the ticket already is left out. Where the rest finds no room, the mail is a request of its own.
    private func attaching(
        _ files: [KeptFile],
        upTo limit: Int,
        to ticket: Ticket,
    ) throws(TicketRefusal) -> [TicketEvent] {
        let known = Set(ticket.attachments.map(\.attachment.digest))
        let new = files.map { $0.attachment(isForCitizen: true, by: .citizen) }.filter { !known.contains($0.digest) }
        guard !new.isEmpty else { return [] }
        guard known.count + new.count <= limit else { throw .nothingToAttach }
        return try ticket.decide(.attach(new), at: now, by: .citizen, under: site.rules)
    }

    private func note(_ mail: CitizenMail, _ fate: MailFate, on ticket: ID<Ticket>, isAnswered: Bool = false) throws {
        let taken = TakenMail(
            fingerprint: mail.fingerprint,
            mailbox: mailbox,
            at: now,
            fate: fate,
            ticket: ticket,
            messageID: mail.messageID,
            isAnswered: isAnswered,
        )
        try MailRecords.insert(taken, in: writer)
    }

    /// Whether a machine may answer; that counts.
    private func countsAsAnswered(_ answering: MachineAnswering) throws -> Bool {
        guard let sender = answering.sender else { return false }
        let day = site.calendar.day(of: now)
        guard answering.isAllowed(try MailRecords.answers(to: sender, on: day, in: writer)) else { return false }
        try MailRecords.countAnswer(to: sender, on: day, in: writer)
        return true
    }
}

extension Site {
    /// The grade that a mail begins with; what follows it is said to it, as a signature is.
    fileprivate func grade(inMail text: String) -> SurveyAnswer? {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        guard let first = lines.first, let grade = notices?.grade(first, on: questionnaire) else { return nil }
        return SurveyAnswer(
            questionnaire: grade.questionnaire,
            contactedFirst: grade.contactedFirst,
            resolution: grade.resolution,
            satisfaction: grade.satisfaction,
            words: lines.dropFirst().joined(separator: "\n"),
        )
    }
}
