// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage

/// How far a mailbox has been dealt with; see `MailboxPosition` of the mail channel.
package struct MailboxPlace: Equatable, Sendable {
    /// The server's UIDVALIDITY.
    package let validity: Int64
    /// The highest number dealt with.
    package let settled: Int64

    package init(validity: Int64, settled: Int64) {
        self.validity = validity
        self.settled = settled
    }
}

/// Whether a mailbox is being read, for those who watch.
package struct MailboxState: Equatable, Sendable {
    package let name: String
    /// As people call it.
    package let title: String
    /// When it was last read to its end; nil for never.
    package let readAt: Date?
    /// Since when it cannot be read; nil when it can.
    package let failingSince: Date?
    /// Why not; nil when it can.
    package let fault: Fault?
    /// The same in the words of whoever said it.
    package let reason: String

    package enum Fault: String, CaseIterable, Sendable {
        /// Its server was not reached, or the link broke.
        case unavailable
        /// Its server is not who it should be, or speaks without encryption.
        case insecure
        /// Its server does not take our name and password.
        case forbidden
        /// Its server does something else than it was asked.
        case strange
        /// There is no Python that reads mail.
        case noReader
        /// What is read cannot be kept.
        case notKept
    }
}

/// The mailboxes of this installation.
package enum MailboxRecords {
    /// Makes the list anew; what is known of those that stay is kept.
    package static func keep(_ titles: [(name: String, title: String)], in writer: any Writer) throws {
        for row in try writer.rows("SELECT name FROM mailboxes") {
            let name: String = try row.value("name")
            guard !titles.contains(where: { $0.name == name }) else { continue }
            try writer.execute("DELETE FROM mailboxes WHERE name = \(name)")
        }
        for (name, title) in titles {
            try writer.execute(
                """
                INSERT INTO mailboxes (name, title, reason)
                VALUES (\(name), \(title), '')
                ON CONFLICT (name) DO UPDATE SET title = \(title)
                """
            )
        }
    }

    /// nil for one that was never read.
    package static func place(of name: String, in reader: any Reader) throws -> MailboxPlace? {
        guard let row = try reader.first("SELECT validity, settled FROM mailboxes WHERE name = \(name)"),
            let validity: Int64 = try row.value("validity"), let settled: Int64 = try row.value("settled")
        else { return nil }
        return MailboxPlace(validity: validity, settled: settled)
    }

    /// Another server may be further: a place never goes back, as long as the mailbox is the same.
    package static func move(_ name: String, to place: MailboxPlace, in writer: any Writer) throws {
        try writer.execute(
            """
            UPDATE mailboxes
            SET settled = CASE
                    WHEN validity = \(place.validity) AND settled > \(place.settled) THEN settled
                    ELSE \(place.settled)
                END,
                validity = \(place.validity)
            WHERE name = \(name)
            """
        )
    }

    package static func noteRead(_ name: String, at now: Date, in writer: any Writer) throws {
        try writer.execute(
            "UPDATE mailboxes SET read_at = \(now), failing_since = NULL, fault = NULL, reason = '' WHERE name = \(name)"
        )
    }

    package static func noteFailure(
        _ name: String,
        _ fault: MailboxState.Fault,
        because reason: String,
        at now: Date,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            UPDATE mailboxes
            SET failing_since = COALESCE(failing_since, \(now)), fault = \(fault), reason = \(reason)
            WHERE name = \(name)
            """
        )
    }

    package static func all(in reader: any Reader) throws -> [MailboxState] {
        try reader.rows(
            "SELECT name, title, read_at, failing_since, fault, reason FROM mailboxes ORDER BY name"
        ).map { row in
            MailboxState(
                name: try row.value("name"),
                title: try row.value("title"),
                readAt: try row.value("read_at"),
                failingSince: try row.value("failing_since"),
                fault: try row.value("fault"),
                reason: try row.value("reason"),
            )
        }
    }
}

extension MailboxState.Fault: SQLValueConvertible, SQLValueDecodable {}
