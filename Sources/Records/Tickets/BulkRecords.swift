// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// One command on many tickets, told apart from others of the same person by its key.
package struct BulkRun: Equatable, Sendable {
    package let owner: String
    package let key: String
    /// The same for the same command on the same tickets at the same versions.
    package let digest: String

    package init(owner: String, key: String, digest: String) {
        self.owner = owner
        self.key = key
        self.digest = digest
    }
}

/// What runs have done already, ticket by ticket, written with the change itself; kept for some days.
package enum BulkRecords {
    /// Whether the key stands for another run of the same person.
    package static func isTaken(_ run: BulkRun, in reader: any Reader) throws -> Bool {
        try reader.first(
            """
            SELECT ticket
            FROM bulk_steps
            WHERE owner = \(run.owner) AND run = \(run.key) AND digest <> \(run.digest)
            LIMIT 1
            """
        ) != nil
    }

    /// The version to which the run has brought the ticket; nil where it has not changed it.
    package static func version(
        of ticket: ID<Ticket>,
        after run: BulkRun,
        in reader: any Reader,
    ) throws -> Int? {
        try reader.first(
            "SELECT version FROM bulk_steps WHERE owner = \(run.owner) AND run = \(run.key) AND ticket = \(ticket)"
        )?.value("version")
    }

    package static func insert(_ stored: StoredTicket, by run: BulkRun, at now: Date, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO bulk_steps (owner, run, ticket, digest, version, at)
            VALUES (\(run.owner), \(run.key), \(stored.id), \(run.digest), \(stored.version), \(now))
            """
        )
    }

    /// Forgets what was done before `instant`: nobody repeats it any more.
    package static func forget(before instant: Date, in writer: any Writer) throws {
        try writer.execute("DELETE FROM bulk_steps WHERE at < \(instant)")
    }
}
