// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
package import Routing
import Sites
import Storage
package import Tickets

/// A topic of the window as people read it.
package struct HotTopic: Sendable {
    package let topic: Topic
    package let heat: Heat
    /// Told of in the last seven days.
    package let lastWeek: Int
    /// The newest tickets, the newest first, without those that the reader may not know of.
    package let members: [StoredTicket]
    /// The areas that the members name, the most frequent first.
    package let places: [AreaCode]
    /// What supervisors were told of it; nil where they were not.
    package let alert: TopicAlert?
    /// The project about it that goes on.
    package let theme: Theme?

    package var isNew: Bool { alert?.isNew ?? false }
}

extension Desk {
    /// The hottest topics of the window, before them those that supervisors were told of and have not seen yet (C7). What
    /// they were told of stays among those weighed, however small. Only the centre and the city's leaders ask.
    ///
    /// - Parameters:
    ///   - limit: How many.
    ///   - author: Who reads.
    /// - Returns: Topics of several people.
    /// - Throws: `DatabaseError`.
    package func hotTopics(_ limit: Int, for author: Author) async throws -> [HotTopic] {
        let (site, now) = (site, time.now)
        return try await database.read { reader in
            let largest = try TopicRecords.largest(Self.weighedTopics, in: reader)
            let new = try TopicAlertRecords.new(limit: limit, in: reader)
            let told = Set((try new + TopicAlertRecords.newest(Self.weighedTopics, in: reader)).map(\.topic))
            let others = try told.subtracting(largest.map(\.id)).compactMap { try TopicRecords.find($0, in: reader) }
            return try (largest + others)
                .map { try Self.hotTopic($0, at: now, site: site, for: author, in: reader) }
                .filter { $0.heat.people > 1 || $0.isNew }
                .sorted { $0.precedes($1) }
                .prefix(limit)
                .map(\.self)
        }
    }

    /// Of the largest topics so many are weighed, and as many of those that supervisors were told of last.
    private static let weighedTopics = 60
    /// Of each so many members: what is larger than that is hot by any measure.
    private static let countedMembers = 500
    private static let listedMembers = 8

    private static func hotTopic(
        _ topic: Topic,
        at now: Date,
        site: Site,
        for author: Author,
        in reader: any Reader,
    ) throws -> HotTopic {
        let members = try TopicRecords.members(of: topic.id, limit: countedMembers, in: reader)
        let phones = Set(members.compactMap(\.phone))
        let lastWeek = members.count { $0.receivedAt > now.addingTimeInterval(-7 * 86_400) }
        // In an even window the last week would have so many; both one more, so that few are no sign of growth.
        let expected = Double(members.count) * 7 * 86_400 / GroupTopics.window
        let tickets = try members.prefix(listedMembers)
            .compactMap { try TicketRecords.find($0.ticket, in: reader) }
            .filter { site.shows($0.ticket, to: author) }
        let places = Dictionary(grouping: tickets.compactMap(\.ticket.filing.place.area)) { $0 }
        return HotTopic(
            topic: topic,
            heat: Heat(
                people: phones.count + members.count { $0.phone == nil },
                likes: 0,
                growth: (Double(lastWeek) + 1) / (expected + 1),
                ownness: 1,
            ),
            lastWeek: lastWeek,
            members: tickets,
            places: places.sorted { ($0.value.count, $1.key.rawValue) > ($1.value.count, $0.key.rawValue) }.map(\.key),
            alert: try TopicAlertRecords.find(topic.id, in: reader),
            theme: try ThemeRecords.open(about: topic.id, in: reader),
        )
    }
}

extension HotTopic {
    fileprivate func precedes(_ other: HotTopic) -> Bool {
        guard isNew == other.isNew else { return isNew }
        return (heat.degree, topic.id) > (other.heat.degree, other.topic.id)
    }
}

extension Desk {
    /// Of how many topics supervisors were told that none of them has seen.
    package func countOfNewTopics() async throws -> Int {
        try await database.read { try TopicAlertRecords.countNew(in: $0) }
    }

    /// A supervisor has seen that many tell of a topic; it is told of again when they have doubled.
    ///
    /// - Parameters:
    ///   - topic: Which; nothing happens where nothing was told of it, or somebody has seen it before.
    ///   - author: Who saw it.
    /// - Throws: `TopicRefusal.notPermitted`, `.unknownTopic`; `DatabaseError`.
    package func acknowledge(_ topic: ID<Topic>, by author: Author) async throws {
        let now = time.now
        guard let login = author.login, author.role == .supervisor || author.role == .admin else {
            throw TopicRefusal.notPermitted
        }
        try await change { writer in
            guard try TopicRecords.find(topic, in: writer) != nil else { throw TopicRefusal.unknownTopic }
            try TopicAlertRecords.acknowledge(topic, at: now, by: login, in: writer)
        }
    }
}
