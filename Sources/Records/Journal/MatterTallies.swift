// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// How often something happened to a matter in a month.
package struct MatterCount: Equatable, Sendable {
    package let matter: MatterCode
    package let month: TallyMonth
    package let fact: MatterFact
    package let count: Int
}

/// How the catalogue's matters are used (C1), counted in the transaction that brings it.
package enum MatterTallies {
    /// Every cell from `month` on, by matter and month.
    package static func counts(since month: TallyMonth, in reader: any Reader) throws -> [MatterCount] {
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
                month: TallyMonth(stored: try row.value("month")),
                fact: fact,
                count: try row.value("count"),
            )
        }
    }

    /// The last month in which each matter was used at all.
    package static func lastUse(in reader: any Reader) throws -> [MatterCode: TallyMonth] {
        try reader.rows(
            "SELECT matter, MAX(month) AS last FROM matter_tallies WHERE count > 0 AND month <> '' GROUP BY matter"
        ).reduce(into: [:]) { $0[try $1.value("matter")] = TallyMonth(stored: try $1.value("last")) }
    }

    /// Counts a ticket where it lies now, in the month of its filing.
    static func move(from before: MatterCode?, to after: MatterCode?, filedOn day: Day, in writer: any Writer) throws {
        guard before != after else { return }
        let month = TallyMonth(day)
        if let before { try add(-1, to: MatterCell(month, CountedMatter(.received, for: before)), in: writer) }
        if let after { try add(1, to: MatterCell(month, CountedMatter(.received, for: after)), in: writer) }
    }

    static func count(_ facts: [CountedMatter], on day: Day, in writer: any Writer) throws {
        for fact in facts { try add(1, to: MatterCell(TallyMonth(day), fact), in: writer) }
    }

    /// Every cell, for `Verification`.
    static func all(in reader: any Reader) throws -> [MatterCell: Int] {
        try reader.rows("SELECT month, matter, fact, count FROM matter_tallies WHERE month <> ''")
            .reduce(into: [:]) { cells, row in
                let cell = MatterCell(
                    month: TallyMonth(stored: try row.value("month")),
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
        try Journal.eachHistory(in: writer) { cells.merge($0.matterCells(day: day), uniquingKeysWith: +) }
        // What was counted since the schema changed is in the journal, too.
        try writer.execute("DELETE FROM matter_tallies")
        for (cell, count) in cells where count != 0 { try add(count, to: cell, in: writer) }
    }
}

extension [JournalEntry] {
    /// What the whole history of a ticket counts for matters.
    func matterCells(day: (Date) -> Day) -> [MatterCell: Int] {
        guard case .registered(let filing)? = first?.events.first else { return [:] }
        var ticket = Ticket(filing: filing)
        var cells: [MatterCell: Int] = [:]
        for entry in self {
            let month = TallyMonth(day(entry.at))
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
        matter.map { MatterCell(TallyMonth(day(filing.receivedAt)), CountedMatter(.received, for: $0)) }
    }
}

/// One fact of one matter in one month.
struct MatterCell: Hashable {
    let month: TallyMonth
    let matter: String
    let fact: String

    init(month: TallyMonth, matter: String, fact: String) {
        self.month = month
        self.matter = matter
        self.fact = fact
    }

    init(_ month: TallyMonth, _ counted: CountedMatter) {
        self.init(month: month, matter: counted.matter.rawValue, fact: counted.fact.rawValue)
    }
}
