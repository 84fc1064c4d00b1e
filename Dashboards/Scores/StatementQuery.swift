// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Records
package import Storage
package import Survey
package import Tickets

/// Which lines of a unit's statement.
package struct StatementScope: Sendable {
    package let unit: UnitCode
    package let month: Month
    package let facts: Set<Fact>

    package init(unit: UnitCode, month: Month, facts: Set<Fact>) {
        self.unit = unit
        self.month = month
        self.facts = facts
    }
}

/// What one change of one ticket counts for a unit: a line of its statement.
package struct StatementLine: Equatable, Sendable {
    /// The journal's position of the change, which orders the lines.
    package let position: Int64
    package let ticket: ID<Ticket>
    package let at: Date
    /// A card of one entry: the cards of all lines add up to the unit's.
    package let card: Scorecard
    /// What of it does not count, and why.
    package let excluded: [Fact: ExclusionReason]
}

/// The entries behind a unit's month, along the key of their table (E7).
package enum StatementQuery {
    /// - Parameters:
    ///   - scope: Whose, when and what.
    ///   - position: Lines after this one.
    ///   - limit: So many at most.
    ///   - reader: The snapshot.
    /// - Returns: The oldest first, and whether there are more.
    /// - Throws: `DatabaseError`.
    package static func lines(
        _ scope: StatementScope,
        after position: Int64,
        limit: Int,
        in reader: any Reader,
    ) throws -> (lines: [StatementLine], hasMore: Bool) {
        guard !scope.facts.isEmpty else { return ([], false) }
        let facts = scope.facts.map { "\($0)" as SQL }.joined(separator: ", ")
        // A line has one row for each of its facts.
        let rows = try reader.rows(
            """
            SELECT counted.position, counted.fact, counted.count, journal.ticket, journal.at
            FROM (
                SELECT position, fact, count
                FROM fact_entries
                WHERE unit = \(scope.unit) AND day BETWEEN \(scope.month.first) AND \(scope.month.last)
                    AND fact IN (\(facts)) AND position > \(position)
                ORDER BY position
                LIMIT \((limit + 1) * scope.facts.count)
            ) AS counted
            JOIN journal ON journal.position = counted.position
            ORDER BY counted.position
            """
        )
        let excluded = try excluded(scope, in: reader)
        let lines = try grouped(rows).map { $0.without(excluded[$0.position] ?? [:]) }
        return (Array(lines.prefix(limit)), lines.count > limit)
    }

    private static func excluded(
        _ scope: StatementScope,
        in reader: any Reader,
    ) throws -> [Int64: [Fact: ExclusionReason]] {
        let month = scope.month
        let entries = try ExclusionRecords.entries(of: scope.unit, from: month.first, through: month.last, in: reader)
        return entries.filter { $0.state == .granted }
            .reduce(into: [:]) { $0[$1.entry.position, default: [:]][$1.entry.fact] = $1.reason }
    }

    private static func grouped(_ rows: [Row]) throws -> [StatementLine] {
        var lines: [StatementLine] = []
        for row in rows {
            let position: Int64 = try row.value("position")
            let counted = Scorecard(counts: [try row.value("fact"): try row.value("count", as: Int.self)])
            let isSame = lines.last?.position == position
            let line = StatementLine(
                position: position,
                ticket: try row.value("ticket"),
                at: try row.value("at"),
                card: isSame ? lines.removeLast().card + counted : counted,
                excluded: [:],
            )
            lines.append(line)
        }
        return lines
    }
}

extension StatementLine {
    fileprivate func without(_ excluded: [Fact: ExclusionReason]) -> StatementLine {
        let excluded = excluded.filter { card[$0.key] > 0 }
        guard !excluded.isEmpty else { return self }
        let taken = Scorecard(counts: Dictionary(uniqueKeysWithValues: excluded.keys.map { ($0, -card[$0]) }))
        return StatementLine(position: position, ticket: ticket, at: at, card: card + taken, excluded: excluded)
    }
}

extension Indicator {
    /// Every fact that the rate counts or prints.
    package var facts: Set<Fact> { Set((numerator ?? []).map(\.fact) + (denominator ?? []) + (excluded ?? [])) }
}
