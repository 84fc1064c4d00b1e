// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// A written answer that leaves on paper. Whom it is for is looked up when it is printed, as for every delivery.
package struct ReplyLetter: Equatable, Sendable {
    package let delivery: Delivery
    package let title: String
    package let text: String
    package let writtenAt: Date
    /// Last; nil until then.
    package let printedAt: Date?
    package let printedBy: String?
}

/// The queue of answers for the printer: a row for each delivery by letter that was written.
package enum ReplyLetterRecords {
    /// Puts a letter into the queue; written again, it waits to be printed again.
    package static func insert(_ reply: Reply, at now: Date, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO reply_letters (delivery, title, text, written_at)
            VALUES (\(reply.id), \(reply.title), \(reply.text), \(now))
            ON CONFLICT (delivery) DO UPDATE
            SET title = excluded.title, text = excluded.text, written_at = excluded.written_at, printed_at = NULL,
                printed_by = NULL
            """
        )
    }

    package static func note(printedAt now: Date, by login: String?, _ delivery: Int64, in writer: any Writer) throws {
        try writer.execute(
            "UPDATE reply_letters SET printed_at = \(now), printed_by = \(login) WHERE delivery = \(delivery)"
        )
    }

    package static func find(_ delivery: Int64, in reader: any Reader) throws -> ReplyLetter? {
        try reader.first(
            """
            SELECT delivery, title, text, written_at, printed_at, printed_by
            FROM reply_letters
            WHERE delivery = \(delivery)
            """
        ).flatMap { try letter($0, in: reader) }
    }

    /// The newest first, at most `limit` below the delivery `below`; those to be printed or posted, or else the rest.
    package static func page(
        waiting: Bool,
        below: Int64?,
        limit: Int,
        in reader: any Reader,
    ) throws -> [ReplyLetter] {
        let state: SQL = waiting ? "state IN ('sending', 'handedOver')" : "state NOT IN ('sending', 'handedOver')"
        return try reader.rows(
            """
            SELECT delivery, title, reply_letters.text AS text, written_at, printed_at, printed_by
            FROM reply_letters
            JOIN deliveries ON deliveries.id = reply_letters.delivery
            WHERE \(state) AND delivery < \(below ?? Int64.max)
            ORDER BY delivery DESC
            LIMIT \(limit)
            """
        ).compactMap { try letter($0, in: reader) }
    }

    private static func letter(_ row: Row, in reader: any Reader) throws -> ReplyLetter? {
        guard let delivery = try DeliveryRecords.find(try row.value("delivery"), in: reader) else { return nil }
        return ReplyLetter(
            delivery: delivery,
            title: try row.value("title"),
            text: try row.value("text"),
            writtenAt: try row.value("written_at"),
            printedAt: try row.value("printed_at"),
            printedBy: try row.value("printed_by"),
        )
    }
}
