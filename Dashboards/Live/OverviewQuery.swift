// SPDX-License-Identifier: Apache-2.0

import Records
package import Storage
import Synchronization
import Tickets
package import WorkCalendar

/// Reads the overview from the tallies; never from the tickets (V5). As long as the journal has not grown, the last
/// answer is the answer.
///
/// A class, because all readers in the process share the last answer.
package final class OverviewQuery: Sendable {
    private let database: any Database
    private let last = Mutex<Overview?>(nil)

    package init(database: any Database) { self.database = database }

    /// - Parameter today: The day whose facts are shown, by the site's calendar.
    /// - Returns: The overview as of the newest journal entry.
    /// - Throws: `DatabaseError`.
    package func overview(today: Day) async throws -> Overview {
        let known = last.withLock { $0 }
        let overview = try await database.read { reader in
            let position = try Journal.lastPosition(in: reader)
            if let known, known.position == position, known.today == today { return known }
            return try Self.read(position: position, today: today, in: reader)
        }
        last.withLock { $0 = overview }
        return overview
    }

    static func cells(in reader: any Reader) throws -> [Overview.Cell] {
        try reader.rows(
            """
            SELECT unit, stage, lamp, count AS total
            FROM tally_totals
            WHERE count <> 0
            ORDER BY unit, stage, lamp
            """
        ).map { try Overview.Cell(row: $0) }
    }

    /// Reads it anew, as a part of a larger picture of one snapshot.
    static func read(position: Int64, today: Day, in reader: any Reader) throws -> Overview {
        let facts = try reader.rows(
            """
            SELECT fact, CAST(SUM(count) AS BIGINT) AS total
            FROM fact_tallies
            WHERE day = \(today)
            GROUP BY fact
            """
        )
        return Overview(
            position: position,
            today: today,
            cells: try cells(in: reader),
            facts: try facts.reduce(into: [:]) { facts, row in
                facts[try row.value("fact", as: Fact.self)] = try row.value("total")
            },
        )
    }
}

extension Overview.Cell {
    fileprivate init(row: Row) throws {
        let unit: String = try row.value("unit")
        self.init(
            unit: UnitCode(unit),
            stage: try row.value("stage"),
            lamp: try row.value("lamp"),
            count: try row.value("total"),
        )
    }
}
