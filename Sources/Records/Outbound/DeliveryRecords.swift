// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// The deliveries of the outbox: see `Delivery`.
package enum DeliveryRecords {
    private static let columns: SQL = """
        id, position, ordinal, channel, ticket, subject, text, state, attempts, due_at, expires_at, created_at,
            changed_at, handed_over_at, gateway_id, parts, reason, touched_by
        """

    package static func nextID(in reader: any Reader) throws -> Int64 {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM deliveries")?.value("next") ?? 1
    }

    /// Puts a delivery into the outbox; one that is there already stays as it is.
    package static func insert(_ delivery: Delivery, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO deliveries (\(columns))
            VALUES (\(delivery.id), \(delivery.position), \(delivery.ordinal), \(delivery.channel),
                \(delivery.ticket), \(delivery.subject), \(delivery.text), \(delivery.state), \(delivery.attempts),
                \(delivery.dueAt), \(delivery.expiresAt), \(delivery.createdAt), \(delivery.changedAt),
                \(delivery.handedOverAt), \(delivery.gatewayID), \(delivery.parts), \(delivery.reason), \(delivery.touchedBy))
            ON CONFLICT (position, ordinal, channel) DO NOTHING
            """
        )
    }

    /// Writes what has become of a delivery.
    package static func update(_ delivery: Delivery, in writer: any Writer) throws {
        try writer.execute(
            """
            UPDATE deliveries
            SET state = \(delivery.state), attempts = \(delivery.attempts), due_at = \(delivery.dueAt),
                expires_at = \(delivery.expiresAt),
                changed_at = \(delivery.changedAt), handed_over_at = \(delivery.handedOverAt),
                gateway_id = \(delivery.gatewayID), parts = \(delivery.parts), reason = \(delivery.reason),
                touched_by = \(delivery.touchedBy)
            WHERE id = \(delivery.id)
            """
        )
    }

    package static func find(_ id: Int64, in reader: any Reader) throws -> Delivery? {
        try reader.first("SELECT \(columns) FROM deliveries WHERE id = \(id)").map(Delivery.init)
    }

    /// Those of a channel whose time has come, the longest due first.
    package static func due(_ channel: Channel, at now: Date, limit: Int, in reader: any Reader) throws -> [Delivery] {
        try reader.rows(
            """
            SELECT \(columns)
            FROM deliveries
            WHERE channel = \(channel) AND due_at IS NOT NULL AND due_at <= \(now)
            ORDER BY due_at, id
            LIMIT \(limit)
            """
        ).map(Delivery.init)
    }

    /// Until when the messages on the same ticket by the same channel wait that come before in the journal: long ago for
    /// those being sent, which go any moment; nil when all have gone. Which follower posted first does not matter: the
    /// survey follows its answer.
    package static func turn(before delivery: Delivery, in reader: any Reader) throws -> Date? {
        try reader.first(
            """
            SELECT MAX(CASE state WHEN 'waiting' THEN due_at ELSE 0 END) AS turn
            FROM deliveries
            WHERE ticket = \(delivery.ticket) AND channel = \(delivery.channel)
                AND (position < \(delivery.position)
                    OR position = \(delivery.position) AND ordinal < \(delivery.ordinal))
                AND state IN ('waiting', 'sending')
            """
        )?.value("turn")
    }

    /// The deliveries of a ticket, oldest first.
    package static func deliveries(of ticket: ID<Ticket>, in reader: any Reader) throws -> [Delivery] {
        try reader.rows("SELECT \(columns) FROM deliveries WHERE ticket = \(ticket) ORDER BY id").map(Delivery.init)
    }

    /// A page of the outbox, the newest first: in one of `states`, or any where there are none, `below` where the page
    /// before ended.
    package static func page(
        in states: [Delivery.State],
        below: Int64?,
        limit: Int,
        in reader: any Reader,
    ) throws -> [Delivery] {
        let state: SQL =
            states.isEmpty
            ? "TRUE" : "state IN (\(states.map { "\($0)" as SQL }.joined(separator: ", ")))"
        return try reader.rows(
            """
            SELECT \(columns)
            FROM deliveries
            WHERE \(state) AND id < \(below ?? Int64.max)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map(Delivery.init)
    }

    /// How many deliveries wait or have failed, and since when the oldest of each does.
    package static func counts(in reader: any Reader) throws -> [DeliveryCount] {
        try reader.rows(
            """
            SELECT state, COUNT(*) AS count, MIN(created_at) AS oldest
            FROM deliveries
            WHERE state IN ('waiting', 'sending', 'failed', 'expired')
            GROUP BY state
            """
        ).map { row in
            DeliveryCount(
                state: try row.value("state"),
                count: try row.value("count"),
                oldest: try row.value("oldest"),
            )
        }
    }

    /// The messages that gateways have taken since `start`: what is paid for.
    package static func parts(since start: Date, in reader: any Reader) throws -> Int {
        try reader.first(
            """
            SELECT CAST(COALESCE(SUM(parts), 0) AS BIGINT) AS parts
            FROM deliveries
            WHERE handed_over_at >= \(start)
            """
        )?.value("parts") ?? 0
    }
}

package struct DeliveryCount: Equatable, Sendable {
    package let state: Delivery.State
    package let count: Int
    package let oldest: Date
}

/// Messages that came in and belong to a ticket that was there, each taken once.
package enum TakenMessages {
    /// The ticket to which a message that was taken before belongs.
    package static func ticket(
        of externalID: String,
        by channel: Channel,
        in reader: any Reader,
    ) throws -> ID<Ticket>? {
        try reader.first(
            "SELECT ticket FROM taken_messages WHERE channel = \(channel) AND external_id = \(externalID)"
        )?.value("ticket")
    }

    package static func insert(
        _ externalID: String,
        by channel: Channel,
        at instant: Date,
        for ticket: ID<Ticket>,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            INSERT INTO taken_messages (channel, external_id, at, ticket)
            VALUES (\(channel), \(externalID), \(instant), \(ticket))
            """
        )
    }
}
