// SPDX-License-Identifier: Apache-2.0

import Attachments
import Channels
import Desk
import Foundation
import Records
import Tickets

/// The face that the Desk shows to the mail channel (A6): each mail with its files and the mailbox's place, in one write.
struct MailDesk: MailOffice {
    private let desk: Desk
    private let settings: MailSettings
    private let codes: [String: MailboxCode]
    private let loops: LoopGuard
    private let files: MailFiles
    private let mostFiles: Int

    init(_ settings: MailSettings, desk: Desk, room: FileRoom?) {
        self.desk = desk
        self.settings = settings
        codes = settings.boxes.reduce(into: [:]) { $0[$1.place.name] = $1.code }
        loops = LoopGuard(own: settings.own, mostADay: settings.answersPerDay)
        files = MailFiles(room: room, ids: desk.ids)
        mostFiles = room?.rules.perTicket ?? 0
    }

    func position(of mailbox: String) async throws -> MailboxPosition? {
        try await desk.place(inMailbox: mailbox).map { place in
            MailboxPosition(validity: UInt32(clamping: place.validity), settled: UInt32(clamping: place.settled))
        }
    }

    func take(_ arrived: ArrivedMail, at position: MailboxPosition, of mailbox: IMAPMailbox) async throws
        -> MailFolder
    {
        let mark = MailboxMark(mailbox.name, position)
        switch arrived.content {
        case .unreadable(let uid, let reason):
            let id = "\(mailbox.name):\(position.validity):\(uid)"
            let mail = RefusedMail(
                fingerprint: id,
                fate: .unreadable,
                reason: reason,
                answer: nil,
                answering: MachineAnswering(sender: nil) { _ in false },
            )
            return try await take(.refused(mail), at: mark)
        case .tooLarge(let mail):
            guard mail.automatic(own: settings.own) == nil else { return try await take(.nothing, at: mark) }
            let words = MailWords.tooLarge(limit: settings.mostMegabytes)
            return try await take(.refused(refused(mail, .tooLarge, saying: words)), at: mark)
        case .mail(let mail):
            return try await take(mail, receivedAt: arrived.receivedAt, at: mark)
        }
    }

    private func take(_ mail: ReadMail, receivedAt: Date, at mark: MailboxMark) async throws -> MailFolder {
        switch MailErrand(mail, own: settings.own, ids: settings.ids) {
        case .nothing: return try await take(.nothing, at: mark)
        case .report(let report): return try await take(.report(report), at: mark)
        case .request: return try await take(mail, claiming: .none, receivedAt: receivedAt, at: mark)
        case .addition(let number, .answer):
            return try await take(mail, claiming: .answers(number), receivedAt: receivedAt, at: mark)
        case .addition(let number, .number):
            return try await take(mail, claiming: .names(number), receivedAt: receivedAt, at: mark)
        }
    }

    private func take(
        _ mail: ReadMail,
        claiming claim: CitizenMail.Claim,
        receivedAt: Date,
        at mark: MailboxMark,
    ) async throws -> MailFolder {
        let (kept, note) = try await files.keep(mail)
        do {
            let message = mail.message(receivedAt: receivedAt, mailbox: codes[mark.mailbox], note: note)
            let citizens = CitizenMail(
                fingerprint: mail.fingerprint,
                messageID: mail.messageID,
                draft: try MailChannel().normalise(message),
                files: kept,
                mostFiles: mostFiles,
                claim: claim,
                answering: answering(mail),
            )
            return try await take(.mail(citizens), at: mark)
        } catch let refusal as IntakeRefusal {
            return try await take(
                .refused(refused(mail, .refused, saying: MailWords.nothingSaid, because: "\(refusal)")),
                at: mark,
            )
        }
    }

    /// - Returns: Where the mail is put.
    private func take(_ news: MailNews, at mark: MailboxMark) async throws -> MailFolder {
        guard let fate = try await desk.take(news, at: mark) else { return .automatic }
        return fate.needsPerson ? .refused : .processed
    }

    private func refused(
        _ mail: ReadMail,
        _ fate: MailFate,
        saying words: String,
        because reason: String = "",
    ) -> RefusedMail {
        let answer = MailAnswer(to: mail, saying: words).map { answer in
            OwedMailAnswer(
                fingerprint: answer.fingerprint,
                recipient: answer.recipient,
                subject: answer.subject,
                text: answer.text,
                thread: answer.thread,
            )
        }
        return RefusedMail(
            fingerprint: mail.fingerprint,
            fate: fate,
            reason: reason,
            answer: answer,
            answering: answering(mail),
        )
    }

    private func answering(_ mail: ReadMail) -> MachineAnswering {
        MachineAnswering(sender: mail.sender?.address) { [loops] in loops.silence(to: mail, answered: $0) == nil }
    }
}

extension MailboxMark {
    fileprivate init(_ mailbox: String, _ position: MailboxPosition) {
        self.init(
            mailbox: mailbox,
            place: MailboxPlace(validity: Int64(position.validity), settled: Int64(position.settled)),
        )
    }
}
