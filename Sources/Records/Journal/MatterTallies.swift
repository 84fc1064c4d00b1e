// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// A month as statistics name it: `2026-03`.
package struct MatterMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ day: Day) { description = String(day.description.prefix(7)) }

    fileprivate init(stored text: String) { description = text }

    package static func < (one: MatterMonth, other: MatterMonth) -> Bool { one.description < other.description }
}

/// How often something happened to a matter in a month.
package struct MatterCount: Equatable, Sendable {
    package let matter: MatterCode
    package let month: MatterMonth
    package let fact: MatterFact
    package let count: Int
}

/// How the catalogue's matters are used (C1), counted in the transaction that brings it.
package enum MatterTallies {
    /// Every cell from `month` on, by matter and month.
    package static func counts(since month: MatterMonth, in reader: any Reader) throws -> [MatterCount] {
        try reader.rows(
            """
            SELECT matter, month, fact, count
            FROM matter_tallies
            WHERE month >= \(month.description) AND count <> 0
            ORDER BY matter, month, fact
            """
        ).compactMap { row in
            // One that only a newer program knows is none of ours.
            guard let fact = MatterFact(rawValue: try row.value("fact")) else { return nil }
            return MatterCount(
                matter: try row.value("matter"),
                month: MatterMonth(stored: try row.value("month")),
                fact: fact,
                count: try row.value("count"),
            )
        }
    }

    /// The last month in which each matter was used at all.
    package static func lastUse(in reader: any Reader) throws -> [MatterCode: MatterMonth] {
        try reader.rows(
            "SELECT matter, MAX(month) AS last FROM matter_tallies WHERE count > 0 AND month <> '' GROUP BY matter"
        ).reduce(into: [:]) { $0[try $1.value("matter")] = MatterMonth(stored: try $1.value("last")) }
    }

    /// Counts a ticket where it lies now, in the month of its filing.
    static func move(from before: MatterCode?, to after: MatterCode?, filedOn day: Day, in writer: any Writer) throws {
        guard before != after else { return }
        let month = MatterMonth(day)
        if let before { try add(-1, to: MatterCell(month, CountedMatter(.received, for: before)), in: writer) }
        if let after { try add(1, to: MatterCell(month, CountedMatter(.received, for: after)), in: writer) }
    }

    static func count(_ facts: [CountedMatter], on day: Day, in writer: any Writer) throws {
        for fact in facts { try add(1, to: MatterCell(MatterMonth(day), fact), in: writer) }
    }

    /// Every cell, for `Verification`.
    static func all(in reader: any Reader) throws -> [MatterCell: Int] {
        try reader.rows("SELECT month, matter, fact, count FROM matter_tallies WHERE month <> ''")
            .reduce(into: [:]) { cells, row in
                let cell = MatterCell(
                    month: MatterMonth(stored: try row.value("month")),
                    matter: try row.value("matter", as: String.self),
                    fact: try row.value("fact", as: String.self),
                )
                cells[cell] = try row.value("count", as: Int.self)
            }
    }

    private static func add(_ count: Int, to cell: MatterCell, in writer: any Writer) throws {
        try writer.send(
            """
            INSERT INTO matter_tallies (month, matter, fact, count)
            VALUES (\(cell.month.description), \(cell.matter), \(cell.fact), \(count))
            ON CONFLICT (month, matter, fact) DO UPDATE SET count = matter_tallies.count + excluded.count
            """
        )
    }
}

extension MatterTallies {
    /// Whether the store has tickets from before matters were counted: `complete` counts them.
    package static func isIncomplete(in reader: any Reader) throws -> Bool {
        try reader.first("SELECT month FROM matter_tallies WHERE month = ''") != nil
    }

    /// Counts what happened before matters were counted, once, from the journal.
    ///
    /// - Parameters:
    ///   - writer: Nobody else writes meanwhile.
    ///   - day: The day an instant counts for, by the site's calendar.
    /// - Throws: `DatabaseError`.
    package static func complete(in writer: any Writer, day: (Date) -> Day) throws {
        guard try isIncomplete(in: writer) else { return }
        var cells: [MatterCell: Int] = [:]
        var last = ID<Ticket>(0)
        while let newest = try add(to: &cells, after: last, day: day, in: writer) { last = newest }
        // What was counted since the schema changed is in the journal, too.
        try writer.execute("DELETE FROM matter_tallies")
        for (cell, count) in cells where count != 0 { try add(count, to: cell, in: writer) }
    }

    /// - Returns: The last ticket that was counted; nil where none was left.
    private static func add(
        to cells: inout [MatterCell: Int],
        after last: ID<Ticket>,
        day: (Date) -> Day,
        in reader: any Reader,
    ) throws -> ID<Ticket>? {
        let ids = try reader.rows("SELECT id FROM tickets WHERE id > \(last) ORDER BY id LIMIT 500")
        guard let newest: ID<Ticket> = try ids.last?.value("id") else { return nil }
        let rows = try reader.rows(
            """
            SELECT position, ticket, version, at, author, device, events
            FROM journal
            WHERE ticket > \(last) AND ticket <= \(newest)
            ORDER BY ticket, version
            """
        )
        // One that cannot be read is left out: `verify` names it, and it must not keep a server from starting.
        let histories = Dictionary(grouping: rows.compactMap { try? JournalEntry(row: $0) }, by: \.ticket)
        for history in histories.values { cells.merge(history.matterCells(day: day), uniquingKeysWith: +) }
        return newest
    }
}

extension [JournalEntry] {
    /// What the whole history of a ticket counts for matters.
    func matterCells(day: (Date) -> Day) -> [MatterCell: Int] {
        guard case .registered(let filing)? = first?.events.first else { return [:] }
        var ticket = Ticket(filing: filing)
        var cells: [MatterCell: Int] = [:]
        for entry in self {
            let month = MatterMonth(day(entry.at))
            for fact in ticket.matterFacts(of: entry.events, at: entry.at) {
                cells[MatterCell(month, fact), default: 0] += 1
            }
            for event in entry.events { ticket.apply(event, at: entry.at) }
        }
        if let cell = ticket.receivedCell(day: day) { cells[cell, default: 0] += 1 }
        return cells
    }
}

extension Ticket {
    /// Where it is counted now; nil without a matter.
    func receivedCell(day: (Date) -> Day) -> MatterCell? {
        matter.map { MatterCell(MatterMonth(day(filing.receivedAt)), CountedMatter(.received, for: $0)) }
    }
}

/// One fact of one matter in one month.
struct MatterCell: Hashable {
    let month: MatterMonth
    let matter: String
    let fact: String

    init(month: MatterMonth, matter: String, fact: String) {
        self.month = month
        self.matter = matter
        self.fact = fact
    }

    init(_ month: MatterMonth, _ counted: CountedMatter) {
        self.init(month: month, matter: counted.matter.rawValue, fact: counted.fact.rawValue)
    }
}
