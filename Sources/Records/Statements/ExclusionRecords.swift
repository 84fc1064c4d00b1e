// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// A fact that an exclusion is about.
package struct ExclusionEntry: Sendable {
    package let ticket: ID<Ticket>
    /// Of the exclusion on its ticket.
    package let ordinal: Int
    package let entry: FactEntry
    package let reason: ExclusionReason
    package let state: Exclusion.State
    /// When the exclusion came to stand as it does.
    package let movedAt: Date
}

/// Which facts exclusions are about. Few tickets have any: theirs are written anew at each change, from their journal.
package enum ExclusionRecords {
    static func rewrite(_ stored: StoredTicket, day: (Date) -> Day, in writer: any Writer) throws {
        guard !stored.ticket.overlays.exclusions.isEmpty else { return }
        let history = try Journal.entries(of: stored.id, in: writer)
        try writer.execute("DELETE FROM exclusion_entries WHERE ticket = \(stored.id)")
        for (exclusion, entry) in history.excludedEntries(of: stored.ticket, day: day) {
            try writer.execute(
                """
                INSERT INTO exclusion_entries (ticket, ordinal, position, fact, unit, day, count, reason, state,
                    moved_at)
                VALUES (\(stored.id), \(exclusion.ordinal), \(entry.position), \(entry.fact), \(entry.unit),
                    \(entry.day), \(entry.count), \(exclusion.reason), \(exclusion.state), \(exclusion.movedAt))
                """
            )
        }
    }

    /// Everything that exclusions of a unit are about in a period, in the order of the journal.
    package static func entries(
        of unit: UnitCode,
        from first: Day,
        through last: Day,
        in reader: any Reader,
    ) throws -> [ExclusionEntry] {
        try reader.rows(
            """
            SELECT ticket, ordinal, position, fact, unit, day, count, reason, state, moved_at
            FROM exclusion_entries
            WHERE day BETWEEN \(first) AND \(last) AND unit = \(unit)
            ORDER BY position, ordinal, fact
            """
        ).map(ExclusionEntry.init)
    }

    /// The tickets on which an exclusion waits for a decision, the longest waiting first.
    package static func waiting(limit: Int, in reader: any Reader) throws -> [ID<Ticket>] {
        let rows = try reader.rows(
            """
            SELECT moved_at, ticket
            FROM exclusion_entries
            WHERE state = 'requested'
            GROUP BY moved_at, ticket
            ORDER BY moved_at, ticket
            LIMIT \(limit)
            """
        )
        return try rows.map { try $0.value("ticket") }
    }

    /// Whether a unit has facts of a group on a ticket.
    package static func hasFacts(
        of group: FactGroup,
        for unit: UnitCode,
        on ticket: ID<Ticket>,
        in reader: any Reader,
    ) throws -> Bool {
        // Which day plays no part.
        let history = try Journal.entries(of: ticket, in: reader)
        return history.factEntries(day: { _ in Day(daysSinceEpoch: 0) })
            .contains { $0.unit == unit && group.facts.contains($0.fact) }
    }

    /// Every row, by ticket, as texts, for `Verification`.
    static func all(in reader: any Reader) throws -> [ID<Ticket>: Set<[String]>] {
        try reader.rows(
            """
            SELECT ticket, ordinal, position, fact, unit, day, count, reason, state, moved_at
            FROM exclusion_entries
            """
        ).reduce(into: [:]) { rows, row in
            rows[try row.value("ticket"), default: []].insert([
                "\(try row.value("ordinal", as: Int.self))", "\(try row.value("position", as: Int64.self))",
                try row.value("fact"), try row.value("unit"), try row.value("day"),
                "\(try row.value("count", as: Int.self))", try row.value("reason"), try row.value("state"),
                "\(try row.value("moved_at", as: Int64.self))",
            ])
        }
    }
}

extension ExclusionEntry {
    init(row: Row) throws {
        self.init(
            ticket: try row.value("ticket"),
            ordinal: try row.value("ordinal"),
            entry: FactEntry(
                unit: try row.value("unit"),
                day: try row.value("day"),
                fact: try row.value("fact"),
                position: try row.value("position"),
                count: try row.value("count"),
            ),
            reason: try row.value("reason"),
            state: try row.value("state"),
            movedAt: try row.value("moved_at"),
        )
    }
}

extension [JournalEntry] {
    /// Each fact of the history with each exclusion of `ticket` that is about it.
    fileprivate func excludedEntries(of ticket: Ticket, day: (Date) -> Day) -> [(Exclusion, FactEntry)] {
        let entries = factEntries(day: day)
        return ticket.overlays.exclusions.flatMap { exclusion in
            entries.filter { $0.unit == exclusion.unit && exclusion.group.facts.contains($0.fact) }
                .map { (exclusion, $0) }
        }
    }

    /// What the table has of `ticket`, as `ExclusionRecords.all` reads it.
    func exclusionRows(of ticket: Ticket, day: (Date) -> Day) -> Set<[String]> {
        guard !ticket.overlays.exclusions.isEmpty else { return [] }
        return Set(
            excludedEntries(of: ticket, day: day).map { exclusion, entry in
                [
                    "\(exclusion.ordinal)", "\(entry.position)", entry.fact.rawValue, entry.unit.rawValue,
                    entry.day.description, "\(entry.count)", exclusion.reason.rawValue, exclusion.state.rawValue,
                    "\(exclusion.movedAt.wholeMilliseconds)",
                ]
            }
        )
    }
}
