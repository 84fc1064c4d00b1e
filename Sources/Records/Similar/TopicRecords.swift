// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// An event that tickets tell of, by the id of the ticket that told of it first.
package struct Topic: Sendable {
    package let id: ID<Topic>
    /// The summary of the ticket that began it.
    package let title: String
    /// How many tickets of the window belong to it.
    package let tickets: Int
    package let firstAt: Date
    package let lastAt: Date
}

/// A topic without its words.
package struct TopicOutline: Equatable, Sendable {
    package let topic: ID<Topic>
    package let tickets: Int
    /// Of them in the last seven days.
    package let lastWeek: Int
    package let matter: MatterCode?
    package let area: AreaCode?
}

/// When and by whom a topic was told of.
package struct TopicMember: Sendable {
    package let ticket: ID<Ticket>
    package let receivedAt: Date
    /// nil where no telephone number is known.
    package let phone: PhoneNumber?
}

/// The topics that tickets make together.
package enum TopicRecords {
    /// The topics that the most tickets tell of.
    package static func largest(_ limit: Int, in reader: any Reader) throws -> [Topic] {
        try reader.rows(
            """
            SELECT id, title, tickets, first_at, last_at
            FROM topics
            WHERE tickets > 1
            ORDER BY tickets DESC, last_at DESC, id DESC
            LIMIT \(limit)
            """
        ).map(Topic.init)
    }

    /// What may be said of the largest topics to whoever passes by: what the ticket that began each is about and where, and
    /// no word of it. One that began with a report about a unit or a person is left out.
    ///
    /// - Parameters:
    ///   - limit: How many.
    ///   - week: Since when a topic's newest tickets are counted.
    ///   - reader: The snapshot to read.
    /// - Returns: The largest first.
    /// - Throws: `DatabaseError`.
    package static func outlines(
        _ limit: Int,
        countedSince week: Date,
        in reader: any Reader,
    ) throws -> [TopicOutline] {
        try reader.rows(
            """
            SELECT topics.id AS id, topics.tickets AS tickets, founder.matter AS matter, founder.area AS area
            FROM topics
            JOIN tickets AS founder ON founder.id = topics.id
            WHERE topics.tickets > 1 AND founder.kind <> \(TicketKind.report) AND founder.accused IS NULL
            ORDER BY topics.tickets DESC, topics.last_at DESC, topics.id DESC
            LIMIT \(limit)
            """
        ).map { row in
            let topic: ID<Topic> = try row.value("id")
            return TopicOutline(
                topic: topic,
                tickets: try row.value("tickets"),
                lastWeek: try count(of: topic, since: week, in: reader),
                matter: try row.value("matter"),
                area: try row.value("area"),
            )
        }
    }

    /// How many of the newest tickets of a topic came since an instant; of a very large one, some hundred are looked at.
    private static func count(of topic: ID<Topic>, since instant: Date, in reader: any Reader) throws -> Int {
        let row = try reader.first(
            """
            SELECT COUNT(*) AS count
            FROM (
                SELECT received_at
                FROM ticket_sketches
                WHERE topic = \(topic)
                ORDER BY ticket DESC
                LIMIT 500
            ) AS newest
            WHERE received_at >= \(instant)
            """
        )
        return try row?.value("count") ?? 0
    }

    package static func find(_ id: ID<Topic>, in reader: any Reader) throws -> Topic? {
        try reader.first("SELECT id, title, tickets, first_at, last_at FROM topics WHERE id = \(id)").map(Topic.init)
    }

    /// The newest tickets of a topic, the newest first.
    package static func members(of topic: ID<Topic>, limit: Int, in reader: any Reader) throws -> [TopicMember] {
        try reader.rows(
            """
            SELECT sketch.ticket AS ticket, sketch.received_at AS received_at, contacts.phone AS phone
            FROM ticket_sketches AS sketch
            LEFT JOIN contacts ON contacts.ticket = sketch.ticket
            WHERE sketch.topic = \(topic)
            ORDER BY sketch.ticket DESC
            LIMIT \(limit)
            """
        ).map { row in
            TopicMember(
                ticket: try row.value("ticket"),
                receivedAt: try row.value("received_at"),
                phone: try row.value("phone"),
            )
        }
    }

    /// A topic with one ticket so far.
    package static func begin(
        with ticket: ID<Ticket>,
        title: String,
        at instant: Date,
        in writer: any Writer,
    ) throws -> ID<Topic> {
        let id = ID<Topic>(ticket.rawValue)
        try writer.execute(
            """
            INSERT INTO topics (id, title, tickets, first_at, last_at)
            VALUES (\(id), \(title), 1, \(instant), \(instant))
            """
        )
        return id
    }

    /// One more ticket tells of it.
    package static func grow(_ topic: ID<Topic>, at instant: Date, in writer: any Writer) throws {
        try writer.execute(
            """
            UPDATE topics
            SET tickets = tickets + 1,
                first_at = CASE WHEN \(instant) < first_at THEN \(instant) ELSE first_at END,
                last_at = CASE WHEN \(instant) > last_at THEN \(instant) ELSE last_at END
            WHERE id = \(topic)
            """
        )
    }

    /// One of its tickets left the window; with the last it goes.
    static func shrink(_ topic: ID<Topic>, in writer: any Writer) throws {
        try writer.execute("UPDATE topics SET tickets = tickets - 1 WHERE id = \(topic)")
        try writer.execute(
            """
            DELETE FROM topic_alerts
            WHERE topic = \(topic) AND EXISTS (SELECT 1 FROM topics WHERE id = \(topic) AND tickets < 1)
            """
        )
        try writer.execute("DELETE FROM topics WHERE id = \(topic) AND tickets < 1")
    }
}

extension Topic {
    fileprivate init(row: Row) throws {
        id = try row.value("id")
        title = try row.value("title")
        tickets = try row.value("tickets")
        firstAt = try row.value("first_at")
        lastAt = try row.value("last_at")
    }
}
