// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
import Survey
package import Tickets

/// What became of a citizen's message.
package enum TakenMessage: Sendable {
    /// It is a request of its own.
    case filed(Receipt)
    /// It answers the question that a ticket waited with.
    case answered(TicketNumber)
    /// It rates the answer to a ticket.
    case rated(TicketNumber)
    /// It was taken before.
    case again
}

extension Desk {
    /// Takes a citizen's text message (A3): as the answer that their number was asked for, else as a request.
    ///
    /// Sent again, the same message does nothing more.
    /// - Parameters:
    ///   - message: As its gateway gave it.
    ///   - channel: Reads it as a request.
    ///   - device: From where, for the journal.
    /// - Returns: What has become of it.
    /// - Throws: `IntakeRefusal` for what is no request either; nothing is stored then.
    package func take(
        _ message: InboundMessage,
        by channel: any IntakeChannel,
        device: String,
    ) async throws -> TakenMessage {
        let draft = try channel.normalise(message)
        if let answer = try await answer(message, as: draft, device: device) { return answer }
        return .filed(try await file(draft, by: .citizen, device: device))
    }

    /// nil for what answers nothing.
    private func answer(
        _ message: InboundMessage,
        as draft: IntakeDraft,
        device: String,
    ) async throws -> TakenMessage? {
        guard let phone = draft.contact.phone else { return nil }
        let now = time.now
        let site = site
        let channel = draft.filing.channel
        return try await record(under: site) { ledger, writer in
            if try TakenMessages.ticket(of: message.externalID, by: channel, in: writer) != nil { return .again }
            // It has become a request before, whatever was asked since.
            guard try TicketRecords.find(channel: channel, externalID: message.externalID, in: writer) == nil else {
                return nil
            }
            let awaited = AwaitedAnswers(of: phone, at: now, site: site, in: writer)
            guard let found = try awaited.answer(in: draft.filing.narrative) else { return nil }
            let stored = found.stored
            if let token = found.invitation { try InvitationRecords.markAnswered(token, at: now, in: writer) }
            try TakenMessages.insert(message.externalID, by: channel, at: now, for: stored.id, in: writer)
            _ = try ledger.record(
                TicketChange(events: found.events, at: now, author: .citizen, device: device),
                on: stored,
            )
            let number = stored.ticket.number
            return found.invitation == nil ? .answered(number) : .rated(number)
        }
    }
}

/// What a citizen's number was asked and has not answered.
private struct AwaitedAnswers {
    let phone: PhoneNumber
    let now: Date
    let site: Site
    let reader: any Reader

    /// Of how many of a number's newest tickets one looks whether they ask anything.
    private static let most = 20

    struct Found {
        let stored: StoredTicket
        let events: [TicketEvent]
        /// Of the survey that is answered.
        let invitation: String?
    }

    /// What one of the number's tickets waits for.
    private struct Prompt {
        let stored: StoredTicket
        let since: Date
        /// Of a survey; nil for a question.
        let invitation: String?
    }

    init(of phone: PhoneNumber, at now: Date, site: Site, in reader: any Reader) {
        self.phone = phone
        self.now = now
        self.site = site
        self.reader = reader
    }

    /// What was asked last is answered: a survey by a grade only, since a new matter must not vanish in it, a question by
    /// any words. What the law refuses by now was asked in vain.
    func answer(in text: String) throws -> Found? {
        let grade = site.notices?.grade(text, on: site.questionnaire)
        let prompts = try ContactRecords.tickets(of: phone, limit: Self.most, in: reader).flatMap(prompts)
        for prompt in prompts.sorted(by: { $0.since > $1.since }) {
            let command: TicketCommand
            switch (prompt.invitation, grade) {
            case (_?, let grade?): command = .recordCallback(.reached(grade))
            case (_?, nil): continue
            case (nil, _): command = .noteCallerAnswer(text)
            }
            do throws(TicketRefusal) {
                let events = try prompt.stored.ticket.decide(command, at: now, by: .citizen, under: site.rules)
                return Found(stored: prompt.stored, events: events, invitation: prompt.invitation)
            } catch {
                continue
            }
        }
        return nil
    }

    private func prompts(of id: ID<Ticket>) throws -> [Prompt] {
        var prompts: [Prompt] = []
        if let stored = try TicketRecords.find(id, in: reader), let question = stored.ticket.openQuestion,
            question.until ?? .distantFuture > now
        {
            prompts.append(Prompt(stored: stored, since: question.askedAt, invitation: nil))
        }
        if let invitation = try InvitationRecords.newest(of: id, in: reader),
            let stored = try Desk.invited(by: invitation.token, at: now, in: reader),
            let answer = try Journal.entries(of: id, in: reader).first(where: { $0.position == invitation.position })
        {
            prompts.append(Prompt(stored: stored, since: answer.at, invitation: invitation.token))
        }
        return prompts
    }
}
