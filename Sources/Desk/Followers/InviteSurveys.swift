// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
import Survey
package import Tickets

/// Invites the citizen to rate each answer (E1): one link for one pass, valid as long as the site says; another one after
/// the last attempt by telephone. Whom the sample has not hit is not asked.
package struct InviteSurveys: Follower {
    package let name = "invite-surveys"
    private let ids: IDSource
    private let sites: CurrentSite
    private let gateways: Set<Channel>

    package init(ids: IDSource, sites: CurrentSite, gateways: Set<Channel>) {
        self.ids = ids
        self.sites = sites
        self.gateways = gateways
    }

    package func follow(_ entries: [JournalEntry]) -> Consequences {
        { [outbox = Outbox(sites.site, gateways: gateways)] writer in
            for entry in entries where entry.asks {
                try invite(after: entry, in: writer)
                try outbox?.post(.survey, "", ordinal: Self.ordinal, after: entry, in: writer)
            }
        }
    }

    /// Behind those of the entry's events.
    private static let ordinal = 1_000

    private func invite(after entry: JournalEntry, in writer: any Writer) throws {
        let round = try Journal.ticket(entry.ticket, at: entry.version, in: writer)?.lastPass?.round
        let days = Double(sites.site.questionnaire.validDays)
        let usual = entry.at.addingTimeInterval(days * 86_400)
        let invitation = Invitation(
            token: ids.secret(),
            position: entry.position,
            ticket: entry.ticket,
            round: round ?? 0,
            expiresAt: entry.textedUntil ?? usual,
        )
        try InvitationRecords.insert(invitation, in: writer)
    }
}

extension JournalEntry {
    /// The citizen has an answer to rate, and the ticket waits for what they say.
    fileprivate var asks: Bool {
        let isOver = events.contains { if case .closed = $0 { true } else { false } }
        return !isOver && (textedUntil != nil || events.contains(where: \.isAnswer))
    }

    /// Until when the text message after the last attempt may be answered.
    fileprivate var textedUntil: Date? {
        for case .surveyTexted(let until) in events { return until }
        return nil
    }
}

extension TicketEvent {
    /// The citizen has an answer to rate.
    fileprivate var isAnswer: Bool {
        switch self {
        case .resultAccepted, .answeredDirectly, .answerPassedOn: true
        default: false
        }
    }
}
