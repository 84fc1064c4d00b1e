// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
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
            let text = draft.filing.narrative
            if let same = try Self.ticket(
                saying: text,
                since: now - Self.sameWords,
                from: phone,
                by: channel,
                in: writer,
            ) {
                try TakenMessages.insert(message.externalID, by: channel, at: now, for: same, in: writer)
                return .again
            }
            let awaited = try AwaitedAnswers(of: phone, at: now, site: site, in: writer)
            let grade = site.notices?.grade(text, on: site.questionnaire)
            guard let found = try awaited.answer(in: text, graded: grade) else { return nil }
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

    /// Seconds within which a number's same words are the same message: a network that got no answer sends them again,
    /// and a gateway that was killed in between gives them another id.
    private static let sameWords: TimeInterval = 600

    /// The newest ticket of the number, if it says just that.
    private static func ticket(
        saying text: String,
        since: Date,
        from phone: PhoneNumber,
        by channel: Channel,
        in reader: any Reader,
    ) throws -> ID<Ticket>? {
        guard let newest = try ContactRecords.tickets(of: phone, limit: 1, in: reader).first,
            let filing = try TicketRecords.find(newest, in: reader)?.ticket.filing
        else { return nil }
        let isSame = filing.channel == channel && filing.receivedAt >= since && filing.narrative == text.trimmed
        return isSame ? newest : nil
    }
}
