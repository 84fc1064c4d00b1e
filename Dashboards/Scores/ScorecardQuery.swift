// SPDX-License-Identifier: Apache-2.0

import Records
package import Storage
package import Survey
package import Tickets
package import WorkCalendar

/// Each unit's facts in a period, from the tallies.
package enum ScorecardQuery {
    /// - Parameters:
    ///   - first: The period's first day.
    ///   - last: Its last day, included.
    ///   - reader: The snapshot to read.
    /// - Returns: The cards of all units that any fact counts for; what counts for the centre has no unit.
    /// - Throws: `DatabaseError`.
    package static func cards(
        from first: Day,
        through last: Day,
        in reader: any Reader,
    ) throws -> [UnitCode?: Scorecard] {
        let rows = try reader.rows(
            """
            SELECT unit, fact, CAST(SUM(count) AS BIGINT) AS total
            FROM fact_tallies
            WHERE day BETWEEN \(first) AND \(last)
            GROUP BY unit, fact
            """
        )
        var counts: [UnitCode?: [Fact: Int]] = [:]
        for row in rows {
            let unit = UnitCode(try row.value("unit", as: String.self))
            counts[unit, default: [:]][try row.value("fact")] = try row.value("total", as: Int.self)
        }
        return counts.mapValues(Scorecard.init)
    }

    /// The cards by which units are scored: what happened, without what was granted to be left out (E5).
    ///
    /// - Parameters:
    ///   - first: The period's first day.
    ///   - last: Its last day, included.
    ///   - reader: The snapshot to read.
    /// - Returns: The cards, and what was taken out of them.
    /// - Throws: `DatabaseError`.
    package static func evaluated(
        from first: Day,
        through last: Day,
        in reader: any Reader,
    ) throws -> EvaluatedCards {
        let rows = try reader.rows(
            """
            SELECT unit, fact, reason, CAST(SUM(count) AS BIGINT) AS total
            FROM exclusion_entries
            WHERE day BETWEEN \(first) AND \(last) AND state = 'granted'
            GROUP BY unit, fact, reason
            """
        )
        var excluded: [UnitCode: ExcludedFacts] = [:]
        for row in rows {
            let unit: UnitCode = try row.value("unit")
            excluded[unit, default: ExcludedFacts()]
                .add(try row.value("total"), of: try row.value("fact"), because: try row.value("reason"))
        }
        return EvaluatedCards(try cards(from: first, through: last, in: reader), without: excluded)
    }

    /// The first day on which anything was counted; nil in a city where nothing has happened yet.
    package static func firstDay(in reader: any Reader) throws -> Day? {
        try reader.first("SELECT MIN(day) AS first FROM fact_tallies")?.value("first", as: Day?.self)
    }
}
