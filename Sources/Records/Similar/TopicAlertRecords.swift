// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// That supervisors were told of a topic.
package struct TopicAlert: Sendable {
    package let topic: ID<Topic>
    /// How many people had told of it then.
    package let people: Int
    package let toldAt: Date
    /// No supervisor has said yet that they saw it.
    package let isNew: Bool
}

/// Of which topics supervisors were told, one row for each; `GroupTopics` writes it.
package enum TopicAlertRecords {
    package static func find(_ topic: ID<Topic>, in reader: any Reader) throws -> TopicAlert? {
        try reader.first("SELECT topic, people, told_at, seen_at FROM topic_alerts WHERE topic = \(topic)")
            .map(TopicAlert.init)
    }

    /// Those that no supervisor has seen, the newest first.
    package static func new(limit: Int, in reader: any Reader) throws -> [TopicAlert] {
        try reader.rows(
            """
            SELECT topic, people, told_at, seen_at
            FROM topic_alerts
            WHERE seen_at IS NULL
            ORDER BY told_at DESC, topic DESC
            LIMIT \(limit)
            """
        ).map(TopicAlert.init)
    }

    /// Those of late, seen or not, the newest first.
    package static func newest(_ limit: Int, in reader: any Reader) throws -> [TopicAlert] {
        try reader.rows(
            """
            SELECT topic, people, told_at, seen_at
            FROM topic_alerts
            ORDER BY told_at DESC, topic DESC
            LIMIT \(limit)
            """
        ).map(TopicAlert.init)
    }

    package static func countNew(in reader: any Reader) throws -> Int {
        try reader.first("SELECT COUNT(*) AS count FROM topic_alerts WHERE seen_at IS NULL")?.value("count") ?? 0
    }

    /// How many different people told of a topic since `instant`: one for each telephone number, and one for each ticket
    /// without; the newest `counted` tickets are looked at.
    package static func people(tellingOf topic: ID<Topic>, since instant: Date, in reader: any Reader) throws -> Int {
        let row = try reader.first(
            """
            SELECT COUNT(DISTINCT phone) AS known, COUNT(*) - COUNT(phone) AS unknown
            FROM (
                SELECT sketch.received_at AS received_at, contacts.phone AS phone
                FROM ticket_sketches AS sketch
                LEFT JOIN contacts ON contacts.ticket = sketch.ticket
                WHERE sketch.topic = \(topic)
                ORDER BY sketch.ticket DESC
                LIMIT \(counted)
            ) AS newest
            WHERE received_at >= \(instant)
            """
        )
        let known: Int = try row?.value("known") ?? 0
        return try known + (row?.value("unknown") ?? 0)
    }

    /// A bound, however large a topic is: of a thousand people supervisors know by then.
    private static let counted = 1_000

    /// Tells of a topic, for the first time or once more.
    package static func tell(of topic: ID<Topic>, people: Int, at instant: Date, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO topic_alerts (topic, people, told_at)
            VALUES (\(topic), \(people), \(instant))
            ON CONFLICT (topic) DO UPDATE
            SET people = excluded.people, told_at = excluded.told_at, seen_at = NULL, seen_by = NULL
            """
        )
    }

    /// A supervisor has seen it; who was first stays.
    package static func acknowledge(
        _ topic: ID<Topic>,
        at instant: Date,
        by login: String,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            UPDATE topic_alerts
            SET seen_at = \(instant), seen_by = \(login)
            WHERE topic = \(topic) AND seen_at IS NULL
            """
        )
    }
}

extension TopicAlert {
    fileprivate init(row: Row) throws {
        topic = try row.value("topic")
        people = try row.value("people")
        toldAt = try row.value("told_at")
        let seenAt: Date? = try row.value("seen_at")
        isNew = seenAt == nil
    }
}
