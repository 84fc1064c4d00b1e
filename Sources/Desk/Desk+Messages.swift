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
            let awaited = AwaitedAnswers(of: phone, at: now, site: site, in: writer)
            guard let found = try awaited.command(for: draft.filing.narrative) else { return nil }
            let (stored, command) = (found.stored, found.command)
            let events = try stored.ticket.decide(command, at: now, by: .citizen, under: site.rules)
            if let token = found.invitation { try InvitationRecords.markAnswered(token, at: now, in: writer) }
            try TakenMessages.insert(message.externalID, by: channel, at: now, for: stored.id, in: writer)
            _ = try ledger.record(
                TicketChange(events: events, at: now, author: .citizen, device: device),
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
        let command: TicketCommand
        /// Of the survey that is answered.
        let invitation: String?
    }

    init(of phone: PhoneNumber, at now: Date, site: Site, in reader: any Reader) {
        self.phone = phone
        self.now = now
        self.site = site
        self.reader = reader
    }

    /// A grade goes to the newest survey; other words to the newest question. Words that are neither are no answer: a
    /// new matter must not vanish in an old ticket's survey.
    func command(for text: String) throws -> Found? {
        let tickets = try ContactRecords.tickets(of: phone, limit: Self.most, in: reader)
        if let answer = site.notices?.grade(text, on: site.questionnaire) {
            for id in tickets {
                guard let invitation = try InvitationRecords.newest(of: id, in: reader),
                    let stored = try Desk.invited(by: invitation.token, at: now, in: reader)
                else { continue }
                return Found(
                    stored: stored,
                    command: .recordCallback(.reached(answer)),
                    invitation: invitation.token,
                )
            }
        }
        for id in tickets {
            guard let stored = try TicketRecords.find(id, in: reader), stored.ticket.openQuestion != nil else {
                continue
            }
            return Found(stored: stored, command: .noteCallerAnswer(text), invitation: nil)
        }
        return nil
    }
}
