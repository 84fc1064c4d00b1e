// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// Who is to be called back: see `CallBack`.
package enum CallBackRecords {
    private static let columns: SQL = """
        id, phone, call, since, missed, last_missed, taken_by, taken_at, outcome, settled_at
        """

    package static func nextID(in reader: any Reader) throws -> Int64 {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM call_backs")?.value("next") ?? 1
    }

    /// Writes a task, new or changed.
    package static func put(_ task: CallBack, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO call_backs (\(columns))
            VALUES (\(task.id), \(task.phone), \(task.call), \(task.since), \(task.missed), \(task.lastMissed),
                \(task.takenBy), \(task.takenAt), \(task.outcome), \(task.settledAt))
            ON CONFLICT (id) DO UPDATE
            SET missed = excluded.missed, last_missed = excluded.last_missed, taken_by = excluded.taken_by,
                taken_at = excluded.taken_at, outcome = excluded.outcome, settled_at = excluded.settled_at
            """
        )
    }

    package static func find(_ id: Int64, in reader: any Reader) throws -> CallBack? {
        try reader.first("SELECT \(columns) FROM call_backs WHERE id = \(id)").map(CallBack.init)
    }

    /// The number's task that is not settled.
    package static func open(for phone: PhoneNumber, in reader: any Reader) throws -> CallBack? {
        try reader.first("SELECT \(columns) FROM call_backs WHERE phone = \(phone) AND settled_at IS NULL")
            .map(CallBack.init)
    }

    /// Those not settled, the longest waiting first.
    package static func open(limit: Int, in reader: any Reader) throws -> [CallBack] {
        try reader.rows(
            "SELECT \(columns) FROM call_backs WHERE settled_at IS NULL ORDER BY since, id LIMIT \(limit)"
        ).map(CallBack.init)
    }

    package static func countOpen(in reader: any Reader) throws -> Int {
        try reader.first("SELECT COUNT(*) AS count FROM call_backs WHERE settled_at IS NULL")?.value("count") ?? 0
    }
}

extension CallBack {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row.value("id"),
            phone: try row.value("phone"),
            call: try row.value("call"),
            since: try row.value("since"),
            missed: try row.value("missed"),
            lastMissed: try row.value("last_missed"),
            takenBy: try row.value("taken_by"),
            takenAt: try row.value("taken_at"),
            outcome: try row.value("outcome"),
            settledAt: try row.value("settled_at"),
        )
    }
}
