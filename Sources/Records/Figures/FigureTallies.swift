// SPDX-License-Identifier: Apache-2.0

package import Storage
import Tickets
package import WorkCalendar

/// What dashboards show, counted in the transaction that changes it (V2, V5): a ticket lies in a handful of cells and moves
/// between them, so every count is that of a list.
package enum FigureTallies {
    /// How many tickets `scope` shows in each key of each day.
    ///
    /// - Parameters:
    ///   - dimension: By what they are told apart.
    ///   - first: The first day: of filing or, for spans, of the end.
    ///   - last: The last day, included.
    ///   - scope: Whose tickets, and for whom.
    ///   - reader: The snapshot to read.
    /// - Returns: Without days and keys that have none.
    /// - Throws: `DatabaseError`.
    package static func counts(
        by dimension: FigureDimension,
        from first: Day,
        through last: Day,
        of scope: FigureScope,
        in reader: any Reader,
    ) throws -> [Day: [String: Int]] {
        try reader.rows(
            """
            SELECT day, key, CAST(SUM(CASE WHEN scope = \(scope.all) THEN count ELSE -count END) AS BIGINT) AS total
            FROM figure_tallies
            WHERE scope IN (\(scope.all), \(scope.accusing)) AND dimension = \(dimension.rawValue)
                AND day BETWEEN \(first) AND \(last)
            GROUP BY day, key
            """
        ).reduce(into: [:]) { counts, row in
            let total: Int = try row.value("total")
            if total != 0 { counts[try row.value("day"), default: [:]][try row.value("key")] = total }
        }
    }

    /// The same summed over the days.
    package static func totals(
        by dimension: FigureDimension,
        from first: Day,
        through last: Day,
        of scope: FigureScope,
        in reader: any Reader,
    ) throws -> [String: Int] {
        try reader.rows(
            """
            SELECT key, CAST(SUM(CASE WHEN scope = \(scope.all) THEN count ELSE -count END) AS BIGINT) AS total
            FROM figure_tallies
            WHERE scope IN (\(scope.all), \(scope.accusing)) AND dimension = \(dimension.rawValue)
                AND day BETWEEN \(first) AND \(last)
            GROUP BY key
            """
        ).reduce(into: [:]) { counts, row in
            let total: Int = try row.value("total")
            if total != 0 { counts[try row.value("key")] = total }
        }
    }

    /// How many open tickets of each day of filing `scope` shows; days without one are left out.
    package static func openByDay(of scope: FigureScope, in reader: any Reader) throws -> [Day: Int] {
        try reader.rows(
            """
            SELECT day, CAST(SUM(CASE WHEN scope = \(scope.all) THEN count ELSE -count END) AS BIGINT) AS total
            FROM figure_tallies
            WHERE scope IN (\(scope.all), \(scope.accusing)) AND dimension = 'state' AND key = 'open' AND count <> 0
            GROUP BY day
            """
        ).reduce(into: [:]) { days, row in
            let total: Int = try row.value("total")
            if total != 0 { days[try row.value("day")] = total }
        }
    }

    /// Where the reports stand that `scope` does not show: to be taken off the overview's totals.
    package static func hiddenPlaces(of scope: FigureScope, in reader: any Reader) throws -> [FigurePlace: Int] {
        try reader.rows(
            "SELECT key, count FROM figure_tallies WHERE scope = \(scope.accusing) AND dimension = 'place' AND count <> 0"
        ).reduce(into: [:]) { places, row in
            guard let place = FigurePlace(key: try row.value("key")) else { return }
            places[place] = try row.value("count", as: Int.self)
        }
    }

    /// How many tickets of a unit, or of all, ended on the days from `first` through `last`.
    static func ended(from first: Day?, through last: Day?, of unit: UnitCode?, in reader: any Reader) throws -> Int {
        let scope = FigureScope(unit: unit, hiddenFrom: nil)
        return try totals(
            by: .span,
            from: first ?? Day(daysSinceEpoch: 0),
            through: last ?? .last,
            of: scope,
            in: reader,
        ).values.reduce(0, +)
    }

    static func move(from before: Set<FigureCell>, to after: Set<FigureCell>, in writer: any Writer) throws {
        let changes = before.subtracting(after).map { ($0, -1) } + after.subtracting(before).map { ($0, 1) }
        try add(changes.sorted { $0.0 < $1.0 }, in: writer)
    }

    /// Adds to cells, each named once.
    static func add(_ changes: [(cell: FigureCell, count: Int)], in writer: any Writer) throws {
        guard !changes.isEmpty else { return }
        let rows = changes.map { cell, count -> SQL in
            "(\(cell.scope), \(cell.dimension.rawValue), \(cell.day?.description ?? ""), \(cell.key), \(count))"
        }
        try writer.send(
            """
            INSERT INTO figure_tallies (scope, dimension, day, key, count)
            VALUES \(rows.joined(separator: ", "))
            ON CONFLICT (scope, dimension, day, key) DO UPDATE SET count = figure_tallies.count + excluded.count
            """
        )
    }

    /// Every cell as its columns have it, for `Verification`.
    static func all(in reader: any Reader) throws -> [FigureRow: Int] {
        try reader.rows("SELECT scope, dimension, day, key, count FROM figure_tallies WHERE dimension <> 'unfilled'")
            .reduce(into: [:]) { cells, row in
                let cell = FigureRow(
                    scope: try row.value("scope"),
                    dimension: try row.value("dimension"),
                    day: try row.value("day"),
                    key: try row.value("key"),
                )
                cells[cell] = try row.value("count", as: Int.self)
            }
    }
}

/// A cell as it is stored, also one that nobody here would write.
struct FigureRow: Hashable {
    let scope: String
    let dimension: String
    let day: String
    let key: String
}

extension FigureRow {
    init(_ cell: FigureCell) {
        self.init(
            scope: cell.scope,
            dimension: cell.dimension.rawValue,
            day: cell.day?.description ?? "",
            key: cell.key,
        )
    }
}
