// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// How many open tickets of a unit have a mark.
package struct MarkCount: Equatable, Sendable {
    package let mark: Mark
    /// nil where no unit is responsible.
    package let unit: UnitCode?
    package let count: Int

    package init(mark: Mark, unit: UnitCode?, count: Int) {
        self.mark = mark
        self.unit = unit
        self.count = count
    }
}

/// The marks of open tickets: a row for each, gone once it no longer holds. Kept by `TicketLedger`; so desks list and
/// count the few that are marked and never look through all tickets.
package enum MarkRecords {
    package static func counts(in reader: any Reader) throws -> [MarkCount] {
        try reader.rows("SELECT mark, unit, COUNT(*) AS count FROM marks GROUP BY mark, unit ORDER BY mark, unit")
            .compactMap { row in
                // One that only a newer program knows is none of ours.
                guard let mark = Mark(rawValue: try row.value("mark")) else { return nil }
                let unit: String = try row.value("unit")
                return MarkCount(mark: mark, unit: UnitCode(unit), count: try row.value("count"))
            }
    }

    /// All marks by ticket, as mark and unit.
    static func all(in reader: any Reader) throws -> [ID<Ticket>: Set<[String]>] {
        try reader.rows("SELECT mark, unit, ticket FROM marks").reduce(into: [:]) { marks, row in
            marks[try row.value("ticket"), default: []].insert([try row.value("mark"), try row.value("unit")])
        }
    }

    /// Brings the rows of a ticket from one state to the next; nothing is written where nothing changes.
    static func move(_ id: ID<Ticket>, from before: Ticket?, to after: Ticket, in writer: any Writer) throws {
        let had = before?.markRows ?? []
        let has = after.markRows
        guard had != has else { return }
        for row in had.subtracting(has).sorted(by: { $0[0] < $1[0] }) {
            try writer.execute("DELETE FROM marks WHERE mark = \(row[0]) AND ticket = \(id)")
        }
        for row in has.subtracting(had).sorted(by: { $0[0] < $1[0] }) {
            try writer.execute("INSERT INTO marks (mark, unit, ticket) VALUES (\(row[0]), \(row[1]), \(id))")
        }
    }

    /// Marks the open tickets of a store that was made before there were marks, once.
    package static func complete(in writer: any Writer) throws {
        guard try writer.first("SELECT ticket FROM marks WHERE mark = 'unfilled'") != nil else { return }
        let open = Stage.Name.allCases.filter(\.isOpen).map { "\($0)" as SQL }.joined(separator: ", ")
        try TicketRecords.each("stage IN (\(open))", in: writer) { stored in
            try move(stored.id, from: nil, to: stored.ticket, in: writer)
        }
        try writer.execute("DELETE FROM marks WHERE mark = 'unfilled'")
    }
}
