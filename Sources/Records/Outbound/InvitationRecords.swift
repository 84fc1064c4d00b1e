// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// A citizen's right to rate one pass of one ticket, once, until it expires (E1).
package struct Invitation: Equatable, Sendable {
    package let token: String
    /// The journal entry that brought the answer.
    package let position: Int64
    package let ticket: ID<Ticket>
    package let round: Int
    package let expiresAt: Date
    package let answeredAt: Date?

    package init(
        token: String,
        position: Int64,
        ticket: ID<Ticket>,
        round: Int,
        expiresAt: Date,
        answeredAt: Date? = nil,
    ) {
        self.token = token
        self.position = position
        self.ticket = ticket
        self.round = round
        self.expiresAt = expiresAt
        self.answeredAt = answeredAt
    }
}

package enum InvitationRecords {
    /// A second invitation for the same entry is not made.
    package static func insert(_ invitation: Invitation, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO invitations (token, position, ticket, round, expires_at)
            VALUES (\(invitation.token), \(invitation.position), \(invitation.ticket), \(invitation.round),
                \(invitation.expiresAt))
            ON CONFLICT (position) DO NOTHING
            """
        )
    }

    package static func find(_ token: String, in reader: any Reader) throws -> Invitation? {
        try reader.first(
            """
            SELECT token, position, ticket, round, expires_at, answered_at
            FROM invitations
            WHERE token = \(token)
            """
        ).map(Invitation.init)
    }

    /// The newest invitation of a ticket, for the page on which a citizen follows it.
    package static func newest(of ticket: ID<Ticket>, in reader: any Reader) throws -> Invitation? {
        try reader.first(
            """
            SELECT token, position, ticket, round, expires_at, answered_at
            FROM invitations
            WHERE ticket = \(ticket)
            ORDER BY position DESC
            LIMIT 1
            """
        ).map(Invitation.init)
    }

    package static func markAnswered(_ token: String, at now: Date, in writer: any Writer) throws {
        try writer.execute("UPDATE invitations SET answered_at = \(now) WHERE token = \(token)")
    }
}

extension Invitation {
    fileprivate init(row: Row) throws {
        self.init(
            token: try row.value("token"),
            position: try row.value("position"),
            ticket: try row.value("ticket"),
            round: try row.value("round"),
            expiresAt: try row.value("expires_at"),
            answeredAt: try row.value("answered_at"),
        )
    }
}
