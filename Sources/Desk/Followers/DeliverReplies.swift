// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets

/// Tells the citizen at each promised point (K3): accepted, not accepted, asked, dispatched, extended, answered.
///
/// Every notice stands on the citizen's follow page at once; where the city sends it, it goes into the outbox besides.
package struct DeliverReplies: Follower {
    package let name = "deliver-replies"
    private let sites: CurrentSite
    private let gateways: Set<Channel>

    package init(sites: CurrentSite, gateways: Set<Channel>) {
        self.sites = sites
        self.gateways = gateways
    }

    package func follow(_ entries: [JournalEntry]) -> Consequences {
        { [outbox = Outbox(sites.site, gateways: gateways)] writer in
            for entry in entries { try Self.follow(entry, outbox, in: writer) }
        }
    }

    private static func follow(_ entry: JournalEntry, _ outbox: Outbox?, in writer: any Writer) throws {
        for (ordinal, event) in entry.events.enumerated() {
            guard let (subject, text) = try message(of: event, entry: entry, in: writer) else { continue }
            let notice = Notice(
                position: entry.position,
                ordinal: ordinal,
                ticket: entry.ticket,
                subject: subject,
                text: text,
                channel: .web,
                at: entry.at,
                deliveredAt: entry.at,
            )
            try NoticeRecords.insert(notice, in: writer)
            try outbox?.post(subject, text, ordinal: ordinal, after: entry, in: writer)
        }
    }

    /// What the citizen is told of an event, if anything: never internal words.
    private static func message(
        of event: TicketEvent,
        entry: JournalEntry,
        in reader: any Reader,
    ) throws -> (NoticeSubject, String)? {
        switch event {
        case .registered: (.accepted, "")
        case .declined(_, let told): (.notAccepted, told)
        case .transferred(let transfer): (.transferred, transfer.line.rawValue)
        case .callerAsked(let question): (.question, question.text)
        case .dispatched, .designated: (.dispatched, "")
        case .extensionApproved(let deadline): (.extended, deadline.due.ISO8601Format())
        case .paused(_, let notice): (.paused, notice)
        case .answeredDirectly(let reply), .answerPassedOn(let reply, _): (.answered, reply)
        case .resultAccepted:
            (.answered, try Journal.ticket(entry.ticket, at: entry.version, in: reader)?.reply ?? "")
        case .closed(let closing) where closing.reason == .terminated:
            (.terminated, closing.note)
        case .closed(let closing) where closing.reason == .abandoned:
            (.abandoned, closing.note)
        case .closed(let closing) where closing.reason == .withdrawn:
            (.withdrawn, closing.note)
        case .committed(let commitment, _): (.committed, commitment.reply)
        case .splitOff(let parts): (.split, parts.map(\.number.rawValue).joined(separator: " "))
        case .reviewAsked: (.reviewing, "")
        case .reworkOrdered, .reopened: (.reopened, "")
        default: nil
        }
    }
}
