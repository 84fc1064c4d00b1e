// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// One fact of one unit with the entry of the journal that brought it: a line of a statement.
package struct FactEntry: Hashable, Sendable {
    package let unit: UnitCode
    package let day: Day
    package let fact: Fact
    package let position: Int64
    /// How often the entry brought it, nearly always 1.
    package let count: Int

    package init(unit: UnitCode, day: Day, fact: Fact, position: Int64, count: Int) {
        self.unit = unit
        self.day = day
        self.fact = fact
        self.position = position
        self.count = count
    }

    /// What an entry of the journal brought to units; what counts for the centre needs no statement.
    static func entries(_ facts: [CountedFact], on day: Day, at position: Int64) -> [FactEntry] {
        var counts: [CountedFact: Int] = [:]
        for fact in facts { counts[fact, default: 0] += 1 }
        return counts.compactMap { counted, count in
            counted.unit.map { FactEntry(unit: $0, day: day, fact: counted.fact, position: position, count: count) }
        }
    }
}

/// The entries behind `fact_tallies`, written in the same transaction: what a statement lists adds up to what is scored
/// (E7).
package enum FactEntries {
    static func add(_ facts: [CountedFact], on day: Day, at position: Int64, in writer: any Writer) throws {
        for entry in FactEntry.entries(facts, on: day, at: position) { try insert(entry, in: writer) }
    }

    private static func insert(_ entry: FactEntry, in writer: any Writer) throws {
        try writer.send(
            """
            INSERT INTO fact_entries (unit, day, fact, position, count)
            VALUES (\(entry.unit), \(entry.day), \(entry.fact), \(entry.position), \(entry.count))
            """
        )
    }
}

extension FactEntries {
    /// Whether the store has tickets from before entries were kept: `complete` writes theirs.
    package static func isIncomplete(in reader: any Reader) throws -> Bool {
        try reader.first("SELECT unit FROM fact_entries WHERE unit = '' LIMIT 1") != nil
    }

    /// Writes the entries of what happened before they were kept, once, from the journal.
    ///
    /// - Parameters:
    ///   - writer: Nobody else writes meanwhile.
    ///   - day: The day an instant counts for, by the site's calendar.
    /// - Throws: `DatabaseError`.
    package static func complete(in writer: any Writer, day: (Date) -> Day) throws {
        guard try isIncomplete(in: writer) else { return }
        // What was written since the schema changed is in the journal, too.
        try writer.execute("DELETE FROM fact_entries")
        try Journal.eachHistory(in: writer) { history in
            for entry in history.factEntries(day: day) { try insert(entry, in: writer) }
        }
    }

    /// The count and the fingerprint of every cell, for `Verification`, which keeps no more in memory than that.
    static func sums(in reader: any Reader) throws -> [FactEntryCell: FactEntrySum] {
        var sums: [FactEntryCell: FactEntrySum] = [:]
        var last: FactEntryKey = ("", "", "", -1)
        while true {
            let rows = try reader.rows(
                """
                SELECT unit, day, fact, position, count
                FROM fact_entries
                WHERE (unit, day, fact, position) > (\(last.unit), \(last.day), \(last.fact), \(last.position))
                ORDER BY unit, day, fact, position
                LIMIT 10000
                """
            )
            for row in rows {
                last = (
                    try row.value("unit"), try row.value("day"), try row.value("fact"), try row.value("position"),
                )
                let cell = FactEntryCell(unit: last.unit, day: last.day, fact: last.fact)
                sums[cell, default: FactEntrySum()].add(last.position, times: try row.value("count"))
            }
            if rows.count < 10_000 { return sums }
        }
    }

    private typealias FactEntryKey = (unit: String, day: String, fact: String, position: Int64)
}

extension [JournalEntry] {
    /// What the whole history of a ticket counts for units.
    func factEntries(day: (Date) -> Day) -> [FactEntry] {
        guard case .registered(let filing)? = first?.events.first else { return [] }
        var ticket = Ticket(filing: filing)
        return flatMap { entry in
            let facts = ticket.facts(of: entry.events, at: entry.at)
            for event in entry.events { ticket.apply(event, at: entry.at) }
            return FactEntry.entries(facts, on: day(entry.at), at: entry.position)
        }
    }
}

/// One fact of one unit on one day, as the table's texts say it.
struct FactEntryCell: Hashable {
    let unit: String
    let day: String
    let fact: String
}

/// How many entries a cell has and which, whatever their order: two sets of entries that differ have the same sum once in
/// 2⁶⁴ cases.
package struct FactEntrySum: Hashable, CustomStringConvertible {
    private(set) var count = 0
    private var fingerprint: UInt64 = 0

    mutating func add(_ position: Int64, times: Int) {
        count += times
        fingerprint &+= Self.mixed(UInt64(bitPattern: position) &* 31 &+ UInt64(bitPattern: Int64(times)))
    }

    package var description: String { "\(count) (\(String(fingerprint, radix: 16)))" }

    /// The finaliser of SplitMix64: near positions lie far apart.
    private static func mixed(_ number: UInt64) -> UInt64 {
        var bits = number &+ 0x9e37_79b9_7f4a_7c15
        bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
        return bits ^ (bits >> 31)
    }
}
