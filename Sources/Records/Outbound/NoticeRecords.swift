// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// Something a citizen is told at a promised point (K3). Keyed by the journal entry that caused it: a follower that
/// repeats itself tells it once.
package struct Notice: Equatable, Sendable {
    package let position: Int64
    package let ordinal: Int
    package let ticket: ID<Ticket>
    package let subject: NoticeSubject
    package let text: String
    package let channel: Channel
    package let at: Date
    package let deliveredAt: Date?

    package init(
        position: Int64,
        ordinal: Int,
        ticket: ID<Ticket>,
        subject: NoticeSubject,
        text: String,
        channel: Channel,
        at: Date,
        deliveredAt: Date? = nil,
    ) {
        self.position = position
        self.ordinal = ordinal
        self.ticket = ticket
        self.subject = subject
        self.text = text
        self.channel = channel
        self.at = at
        self.deliveredAt = deliveredAt
    }
}

extension NoticeSubject: SQLValueConvertible, SQLValueDecodable {}

package enum NoticeRecords {
    package static func insert(_ notice: Notice, in writer: any Writer) throws {
        try writer.send(
            """
            INSERT INTO notices (position, ordinal, ticket, subject, text, channel, at, delivered_at)
            VALUES (\(notice.position), \(notice.ordinal), \(notice.ticket), \(notice.subject), \(notice.text),
                \(notice.channel), \(notice.at), \(notice.deliveredAt))
            ON CONFLICT (position, ordinal) DO NOTHING
            """
        )
    }

    /// What the citizen has been told about a ticket, oldest first.
    package static func notices(of ticket: ID<Ticket>, in reader: any Reader) throws -> [Notice] {
        try reader.rows(
            """
            SELECT position, ordinal, ticket, subject, text, channel, at, delivered_at
            FROM notices
            WHERE ticket = \(ticket)
            ORDER BY position, ordinal
            """
        ).map(Notice.init)
    }
}

extension Notice {
    fileprivate init(row: Row) throws {
        self.init(
            position: try row.value("position"),
            ordinal: try row.value("ordinal"),
            ticket: try row.value("ticket"),
            subject: try row.value("subject"),
            text: try row.value("text"),
            channel: try row.value("channel"),
            at: try row.value("at"),
            deliveredAt: try row.value("delivered_at"),
        )
    }
}
