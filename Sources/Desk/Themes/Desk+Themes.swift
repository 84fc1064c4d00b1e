// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets

/// A theme project among others.
package struct ThemeLine: Sendable {
    package let theme: Theme
    package let tally: Theme.Tally
}

/// A theme project as one person may see it.
package struct ThemeFile: Sendable {
    package let theme: Theme
    package let tally: Theme.Tally
    /// The tickets that the reader may know of, the newest first.
    package let tickets: [StoredTicket]
    /// The newest first.
    package let notes: [Theme.Note]
}

/// A theme project that is to begin.
package struct ThemeDraft: Sendable {
    package var name: String
    package var goal: String
    package var unit: UnitCode
    /// nil for one that begins without tickets.
    package var topic: ID<Topic>?

    package init(name: String, goal: String, unit: UnitCode, topic: ID<Topic>? = nil) {
        self.name = name
        self.goal = goal
        self.unit = unit
        self.topic = topic
    }
}

extension Desk {
    /// The theme projects that `author` may know of: those that go on first, the newest first.
    package func themes(_ limit: Int, for author: Author) async throws -> [ThemeLine] {
        let site = site
        let own = author.role == .handler || author.role == .leader && !site.leadsThemes(author)
        if own, author.unit == nil { return [] }
        return try await database.read { reader in
            try ThemeRecords.newest(ledBy: own ? author.unit : nil, limit: limit, in: reader)
                .filter { site.shows($0, to: author) }
                .map { ThemeLine(theme: $0, tally: try ThemeRecords.tally(of: $0.id, in: reader)) }
        }
    }

    /// One theme project with its tickets and notes.
    ///
    /// - Parameters:
    ///   - id: Which.
    ///   - author: Who reads.
    /// - Returns: Without the tickets that the reader may not know of.
    /// - Throws: `TopicRefusal.unknownTheme`; `DatabaseError`.
    package func theme(_ id: ID<Theme>, for author: Author) async throws -> ThemeFile {
        let site = site
        return try await database.read { reader in
            guard let theme = try ThemeRecords.find(id, in: reader), site.shows(theme, to: author) else {
                throw TopicRefusal.unknownTheme
            }
            return ThemeFile(
                theme: theme,
                tally: try ThemeRecords.tally(of: id, in: reader),
                tickets: try ThemeRecords.tickets(of: id, in: reader).filter { site.shows($0.ticket, to: author) },
                notes: try ThemeRecords.notes(of: id, limit: Theme.noteLimit, in: reader),
            )
        }
    }

    /// The topic that a project may begin from, with its title.
    ///
    /// - Throws: `TopicRefusal.unknownTopic`; `DatabaseError`.
    package func topic(_ id: ID<Topic>) async throws -> Topic {
        guard let topic = try await database.read({ try TopicRecords.find(id, in: $0) }) else {
            throw TopicRefusal.unknownTopic
        }
        return topic
    }

    /// Begins a theme project, empty or with the tickets of a topic that `author` may know of.
    ///
    /// - Parameters:
    ///   - draft: What it is about and who leads it.
    ///   - author: Who begins it.
    /// - Returns: The project.
    /// - Throws: `TopicRefusal`, `DeskRefusal.unknownUnit`; nothing is stored then.
    @discardableResult
    package func beginTheme(_ draft: ThemeDraft, by author: Author) async throws -> Theme {
        let (site, now) = (site, time.now)
        guard let login = author.login, site.leadsThemes(author) else { throw TopicRefusal.notPermitted }
        let name = try draft.name.checked(upTo: Theme.nameLimit, or: .nameMissing)
        let goal = draft.goal.isBlank ? "" : try draft.goal.checked(upTo: Theme.textLimit, or: .noteMissing)
        guard site.organisation[draft.unit] != nil else { throw DeskRefusal.unknownUnit(draft.unit.rawValue) }
        return try await change { writer in
            let theme = Theme(
                id: try ThemeRecords.nextID(in: writer),
                name: name,
                goal: goal,
                topic: draft.topic,
                unit: draft.unit,
                opened: Theme.Moment(at: now, by: login),
            )
            let tickets = try draft.topic.map { try Self.tickets(of: $0, site: site, for: author, in: writer) } ?? []
            try ThemeRecords.insert(theme, in: writer)
            for ticket in tickets { try ThemeRecords.add(ticket, to: theme.id, in: writer) }
            return theme
        }
    }

    private static func tickets(
        of topic: ID<Topic>,
        site: Site,
        for author: Author,
        in reader: any Reader,
    ) throws -> [ID<Ticket>] {
        guard try TopicRecords.find(topic, in: reader) != nil else { throw TopicRefusal.unknownTopic }
        guard try ThemeRecords.open(about: topic, in: reader) == nil else { throw TopicRefusal.topicTaken }
        return try TopicRecords.members(of: topic, limit: Theme.ticketLimit, in: reader)
            .compactMap { try TicketRecords.find($0.ticket, in: reader) }
            .filter { site.shows($0.ticket, to: author) && !$0.ticket.filing.isGuarded }
            .map(\.id)
    }
}
