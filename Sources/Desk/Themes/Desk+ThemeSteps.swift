// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets

extension Desk {
    /// One change of a theme project.
    package enum ThemeStep: Sendable {
        /// Lets tickets join; all of them or none.
        case add([TicketNumber])
        case remove(TicketNumber)
        /// Writes down what was done.
        case note(String)
        /// Ends it with what was reached.
        case finish(String)
    }

    /// Changes a theme project that goes on.
    ///
    /// - Parameters:
    ///   - step: What changes.
    ///   - id: Of which project.
    ///   - seen: The version that the author saw.
    ///   - author: Who does it.
    /// - Throws: `TopicRefusal`; `DeskRefusal.staleVersion` where somebody else was faster; `DeskRefusal.unknownTicket`.
    ///   Nothing has changed then.
    package func step(_ step: ThemeStep, on id: ID<Theme>, seen: Int, by author: Author) async throws {
        let (site, now) = (site, time.now)
        guard let login = author.login, site.leadsThemes(author) else { throw TopicRefusal.notPermitted }
        let step = try step.checked()
        try await change { writer in
            guard let theme = try ThemeRecords.find(id, in: writer) else { throw TopicRefusal.unknownTheme }
            guard theme.version == seen else { throw DeskRefusal.staleVersion(seen: seen, current: theme.version) }
            guard theme.isOpen else { throw TopicRefusal.finished }
            let moment = Theme.Moment(at: now, by: login)
            switch step {
            case .add(let numbers): try Self.add(numbers, to: id, site: site, for: author, in: writer)
            case .remove(let number):
                let ticket = try Self.ticket(number, site: site, for: author, in: writer).id
                guard try ThemeRecords.remove(ticket, from: id, in: writer) else {
                    throw DeskRefusal.unknownTicket(number.rawValue)
                }
            case .note(let text): try ThemeRecords.add(Theme.Note(text, moment), to: id, in: writer)
            case .finish(let result): try ThemeRecords.finish(id, with: Theme.Outcome(result, moment), in: writer)
            }
            try ThemeRecords.moveOn(id, in: writer)
        }
    }

    private static func add(
        _ numbers: [TicketNumber],
        to theme: ID<Theme>,
        site: Site,
        for author: Author,
        in writer: any Writer,
    ) throws {
        for number in numbers {
            let stored = try ticket(number, site: site, for: author, in: writer)
            guard !stored.ticket.filing.isGuarded else { throw TopicRefusal.reportExcluded(number) }
            try ThemeRecords.add(stored.id, to: theme, in: writer)
        }
        guard try ThemeRecords.tally(of: theme, in: writer).all <= Theme.ticketLimit else {
            throw TopicRefusal.full(limit: Theme.ticketLimit)
        }
    }

    private static func ticket(
        _ number: TicketNumber,
        site: Site,
        for author: Author,
        in reader: any Reader,
    ) throws -> StoredTicket {
        guard let stored = try TicketRecords.find(number, in: reader), site.shows(stored.ticket, to: author) else {
            throw DeskRefusal.unknownTicket(number.rawValue)
        }
        return stored
    }
}

extension Desk.ThemeStep {
    fileprivate func checked() throws(TopicRefusal) -> Self {
        switch self {
        case .add(let numbers):
            guard !numbers.isEmpty else { throw .numbersMissing }
            guard numbers.count <= Theme.ticketLimit else { throw .full(limit: Theme.ticketLimit) }
            return self
        case .remove: return self
        case .note(let text): return .note(try text.checked(upTo: Theme.textLimit, or: .noteMissing))
        case .finish(let text): return .finish(try text.checked(upTo: Theme.textLimit, or: .resultMissing))
        }
    }
}
