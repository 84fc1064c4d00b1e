// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
import Survey
package import Tickets

/// Invites the citizen to rate each answer (E1): one link for one pass, valid as long as the site says.
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
            for entry in entries where entry.events.contains(where: \.isAnswer) {
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
        let invitation = Invitation(
            token: ids.secret(),
            position: entry.position,
            ticket: entry.ticket,
            round: round ?? 0,
            expiresAt: entry.at.addingTimeInterval(days * 86_400),
        )
        try InvitationRecords.insert(invitation, in: writer)
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
