// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage

/// How far a follower has read the journal, and how it fares.
package struct FollowerState: Sendable {
    package let name: String
    package let position: Int64
    package let movedAt: Date
    /// Failures since it last moved.
    package let failures: Int
    package let lastError: String?
    package let retryAt: Date
    /// The process that moves the cursor, and until when nobody else may.
    package let leaseHolder: String?
    package let leaseUntil: Date

    /// Whether `holder` may take or keep the lease.
    package func isFree(for holder: String, at now: Date) -> Bool {
        leaseHolder == holder || leaseHolder == nil || leaseUntil < now
    }
}

/// The stored cursors of the journal's followers. One process at a time moves a cursor: it holds a lease.
package enum FollowerRecords {
    package static func state(of name: String, in reader: any Reader) throws -> FollowerState? {
        try reader.first(
            """
            SELECT name, position, moved_at, failures, last_error, retry_at, lease_holder, lease_until
            FROM followers
            WHERE name = \(name)
            """
        ).map(FollowerState.init)
    }

    package static func all(in reader: any Reader) throws -> [FollowerState] {
        try reader.rows(
            """
            SELECT name, position, moved_at, failures, last_error, retry_at, lease_holder, lease_until
            FROM followers
            ORDER BY name
            """
        ).map(FollowerState.init)
    }

    /// Takes or renews the lease, creating the cursor at the journal's beginning when there is none.
    ///
    /// - Returns: Whether `holder` may move the cursor until `end`.
    package static func lease(
        _ name: String,
        holder: String,
        now: Date,
        until end: Date,
        in writer: any Writer,
    ) throws -> Bool {
        let taken = try writer.execute(
            """
            INSERT INTO followers (name, position, moved_at, failures, retry_at, lease_holder, lease_until)
            VALUES (\(name), 0, \(now), 0, 0, \(holder), \(end))
            ON CONFLICT (name) DO UPDATE
            SET lease_holder = excluded.lease_holder, lease_until = excluded.lease_until
            WHERE followers.lease_holder = excluded.lease_holder OR followers.lease_until < \(now)
            """
        )
        return taken > 0
    }

    /// Lets another process go on at once, when this one stops.
    package static func release(_ name: String, holder: String, in writer: any Writer) throws {
        try writer.execute(
            "UPDATE followers SET lease_holder = NULL, lease_until = 0 WHERE name = \(name) AND lease_holder = \(holder)"
        )
    }

    /// Moves the cursor, if `holder` still has the lease.
    ///
    /// - Returns: false when another process has taken over; what was done meanwhile must be undone by the caller.
    package static func move(
        _ name: String,
        to position: Int64,
        holder: String,
        now: Date,
        in writer: any Writer,
    ) throws -> Bool {
        let moved = try writer.execute(
            """
            UPDATE followers
            SET position = \(position), moved_at = \(now), failures = 0, last_error = NULL, retry_at = 0
            WHERE name = \(name) AND lease_holder = \(holder)
            """
        )
        return moved > 0
    }

    /// Notes a failure, also of a follower that has not moved yet.
    package static func fail(
        _ name: String,
        because error: String,
        at now: Date,
        retryAt: Date,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            INSERT INTO followers (name, position, moved_at, failures, last_error, retry_at, lease_until)
            VALUES (\(name), 0, \(now), 1, \(error), \(retryAt), 0)
            ON CONFLICT (name) DO UPDATE
            SET failures = followers.failures + 1, last_error = excluded.last_error, retry_at = excluded.retry_at
            """
        )
    }

    /// When the oldest entry that a cursor at `position` has not read was written; nil when it has read all.
    package static func oldestUnread(after position: Int64, in reader: any Reader) throws -> Date? {
        try reader.first(
            "SELECT at FROM journal WHERE position > \(position) ORDER BY position LIMIT 1"
        )?.value("at")
    }
}

extension FollowerState {
    fileprivate init(row: Row) throws {
        self.init(
            name: try row.value("name"),
            position: try row.value("position"),
            movedAt: try row.value("moved_at"),
            failures: try row.value("failures"),
            lastError: try row.value("last_error"),
            retryAt: try row.value("retry_at"),
            leaseHolder: try row.value("lease_holder"),
            leaseUntil: try row.value("lease_until"),
        )
    }
}
