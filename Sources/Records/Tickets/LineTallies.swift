// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets
package import WorkCalendar

/// How many requests came by each old line on each day (A10), counted in the transaction that files them.
package enum LineTallies {
    /// Requests by line, filed on the days from `first` through `last`.
    package static func counts(from first: Day, through last: Day, in reader: any Reader) throws -> [LineCode: Int] {
        try reader.rows(
            """
            SELECT line, CAST(SUM(count) AS BIGINT) AS count
            FROM line_tallies
            WHERE day BETWEEN \(first) AND \(last)
            GROUP BY line
            """
        ).reduce(into: [:]) { counts, row in counts[try row.value("line")] = try row.value("count", as: Int.self) }
    }

    static func count(_ filing: Filing, on day: Day, in writer: any Writer) throws {
        guard let line = filing.line else { return }
        try writer.send(
            """
            INSERT INTO line_tallies (line, day, count)
            VALUES (\(line), \(day), 1)
            ON CONFLICT (line, day) DO UPDATE SET count = line_tallies.count + 1
            """
        )
    }

    /// Every cell, for `Verification`.
    static func all(in reader: any Reader) throws -> [LineCell: Int] {
        try reader.rows("SELECT line, day, count FROM line_tallies").reduce(into: [:]) { cells, row in
            cells[LineCell(line: try row.value("line"), day: try row.value("day"))] = try row.value(
                "count",
                as: Int.self,
            )
        }
    }
}

/// One line on one day.
struct LineCell: Hashable {
    let line: LineCode
    let day: Day
}
