// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets

/// A ticket with everything its page shows.
package struct TicketFile: Sendable {
    package let stored: StoredTicket
    /// nil where the reader may not know who asked.
    package let contact: Contact?
    package let journal: [JournalEntry]
    package let notices: [Notice]
    /// What became of them on their way by gateways.
    package let deliveries: [Delivery]
    /// The telephone calls about it, oldest first.
    package let calls: [StoredCall]

    package var ticket: Ticket { stored.ticket }
}

extension Desk {
    /// A ticket as `author` may see it.
    ///
    /// - Throws: `DeskRefusal.unknownTicket`, also for a ticket that exists but is not theirs to know of.
    package func file(of number: TicketNumber, for author: Author) async throws -> TicketFile {
        let site = site
        return try await database.read { reader in
            guard let file = try Self.file(of: number, for: author, under: site, in: reader) else {
                throw DeskRefusal.unknownTicket(number.rawValue)
            }
            return file
        }
    }

    /// Those of `numbers` that `author` may see, in one snapshot.
    package func files(of numbers: [TicketNumber], for author: Author) async throws -> [TicketFile] {
        let site = site
        return try await database.read { reader in
            try numbers.compactMap { try Self.file(of: $0, for: author, under: site, in: reader) }
        }
    }

    private static func file(
        of number: TicketNumber,
        for author: Author,
        under site: Site,
        in reader: any Reader,
    ) throws -> TicketFile? {
        guard let stored = try TicketRecords.find(number, in: reader), site.shows(stored.ticket, to: author) else {
            return nil
        }
        let hidden = site.hidesSender(of: stored.ticket, from: author)
        return TicketFile(
            stored: stored,
            contact: hidden ? nil : try ContactRecords.contact(of: stored.id, in: reader),
            journal: try Journal.entries(of: stored.id, in: reader),
            notices: try NoticeRecords.notices(of: stored.id, in: reader),
            deliveries: hidden ? [] : try DeliveryRecords.deliveries(of: stored.id, in: reader),
            calls: hidden ? [] : try CallRecords.calls(about: stored.id, in: reader),
        )
    }

    /// A page of tickets as `author` may see them: a unit's people see their own unit's.
    package func page(of list: TicketList, for author: Author) async throws -> TicketList.Page {
        var list = list
        if author.role == .handler || author.role == .leader && !site.rules.ranks.leadsCity(author) {
            guard let unit = author.unit, list.unit ?? unit == unit else {
                return TicketList.Page(lines: [], next: nil)
            }
            switch list.owed {
            case .part(let owner)? where owner == unit: break
            case .copy(let owner)? where owner == unit: break
            case .head(let owner)? where owner == unit: break
            case .acknowledgement(let login)? where login == author.login: break
            default: list.unit = unit
            }
        }
        if author.role == .inspector { list.finder = author.login ?? "" }
        list.hiddenFrom = site.unitKeptFromReports(author.unit)
        list.phoneReach = site.phoneReach(of: author)
        let asked = list
        let now = time.now
        return try await database.read { [engine = database.engine] reader in
            let page = try asked.page(in: reader, on: engine)
            guard case .part(let unit)? = asked.owed else { return page }
            let lines = try page.lines.map { line in
                let pass = try TicketRecords.find(line.id, in: reader)?.ticket.stage.assignment
                return line.showing(pass?.coTasks.first { $0.unit == unit && $0.report == nil }?.deadline, at: now)
            }
            return TicketList.Page(lines: lines, next: page.next, findings: page.findings)
        }
    }

    /// To how many tickets something is owed.
    package func count(of owed: Owed) async throws -> Int {
        try await database.read { try OwedRecords.count(of: owed, in: $0) }
    }

    /// What a citizen sees of their ticket, by number and query code.
    ///
    /// - Returns: nil when they do not fit; which of the two is wrong is not said.
    package func follow(_ number: TicketNumber, queryCode: String) async throws -> FollowedTicket? {
        try await database.read { reader in
            let code = queryCode.uppercased()
            guard let stored = try ContactRecords.ticket(number, queryCode: code, in: reader) else { return nil }
            return FollowedTicket(
                stored: stored,
                notices: try NoticeRecords.notices(of: stored.id, in: reader),
                invitation: try InvitationRecords.newest(of: stored.id, in: reader),
            )
        }
    }

    /// The ticket that an invitation is about, while it can still be answered.
    package func invited(by token: String) async throws -> StoredTicket? {
        let now = time.now
        return try await database.read { try Self.invited(by: token, at: now, in: $0) }
    }

    /// The ticket whose answer the link is about. An older answer's link is void: the ticket has been through other
    /// hands since.
    static func invited(by token: String, at now: Date, in reader: any Reader) throws -> StoredTicket? {
        guard let invitation = try InvitationRecords.find(token, in: reader), invitation.isOpen(at: now),
            let stored = try TicketRecords.find(invitation.ticket, in: reader),
            stored.ticket.lastPass?.round ?? 0 == invitation.round, stored.ticket.stage.awaitsRating,
            try InvitationRecords.newest(of: invitation.ticket, in: reader) == invitation
        else { return nil }
        return stored
    }
}

/// What a citizen may see: stage, notices and, when it is time, the invitation to rate.
package struct FollowedTicket: Sendable {
    package let stored: StoredTicket
    package let notices: [Notice]
    package let invitation: Invitation?
}

extension Site {
    /// What a search by telephone number may tell `author`: no more than the pages of the tickets.
    fileprivate func phoneReach(of author: Author) -> TicketList.PhoneReach {
        switch author.role {
        case .agent, .dispatcher, .supervisor, .evaluator, .admin: .all
        case .leader: rules.ranks.leadsCity(author) ? .ends : .openEnds
        case .handler: .open
        case .inspector, nil: .none
        }
    }
}

extension Stage {
    /// The citizen has an answer that they have not rated.
    fileprivate var awaitsRating: Bool {
        switch self {
        case .callbackPending, .answered: true
        default: false
        }
    }
}
