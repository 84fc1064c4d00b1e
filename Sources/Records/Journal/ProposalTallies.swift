// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// How often routing was right (C3): counted in the transaction that shows it, by the day on which a person dispatched,
/// corrected or took back.
package enum ProposalTallies {
    /// Counts of every month from `month` on.
    package static func months(
        since month: TallyMonth,
        in reader: any Reader,
    ) throws -> [TallyMonth: [ProposalOutcome: Int]] {
        try reader.rows(
            """
            SELECT SUBSTR(day, 1, 7) AS month, way, outcome, CAST(SUM(count) AS BIGINT) AS count
            FROM proposal_tallies
            WHERE day >= \(month.description)
            GROUP BY SUBSTR(day, 1, 7), way, outcome
            """
        ).reduce(into: [:]) { months, row in
            let outcome = ProposalOutcome(way: try row.value("way"), kind: try row.value("outcome"))
            let month = TallyMonth(stored: try row.value("month"))
            months[month, default: [:]][outcome] = try row.value("count", as: Int.self)
        }
    }

    /// Whether the store has tickets from before proposals were counted: `complete` counts them.
    package static func isIncomplete(in reader: any Reader) throws -> Bool {
        try reader.first("SELECT day FROM proposal_tallies WHERE day = ''") != nil
    }

    /// Counts what was decided before it was counted here, once, from the journal.
    package static func complete(in writer: any Writer, day: (Date) -> Day) throws {
        guard try isIncomplete(in: writer) else { return }
        var cells: [ProposalCell: Int] = [:]
        try Journal.eachHistory(in: writer) { cells.merge($0.proposalCells(day: day), uniquingKeysWith: +) }
        // What was counted since the schema changed is in the journal, too.
        try writer.execute("DELETE FROM proposal_tallies")
        for (cell, count) in cells { try add(count, to: cell, in: writer) }
    }

    static func count(_ outcomes: [ProposalOutcome], on day: Day, in writer: any Writer) throws {
        for outcome in outcomes { try add(1, to: ProposalCell(day: day, outcome: outcome), in: writer) }
    }

    /// Every cell, for `Verification`.
    static func all(in reader: any Reader) throws -> [ProposalCell: Int] {
        try reader.rows("SELECT day, way, outcome, count FROM proposal_tallies WHERE day <> ''").reduce(into: [:]) {
            cells,
            row in
            let outcome = ProposalOutcome(way: try row.value("way"), kind: try row.value("outcome"))
            cells[ProposalCell(day: try row.value("day"), outcome: outcome)] = try row.value("count", as: Int.self)
        }
    }

    private static func add(_ count: Int, to cell: ProposalCell, in writer: any Writer) throws {
        try writer.send(
            """
            INSERT INTO proposal_tallies (day, way, outcome, count)
            VALUES (\(cell.day), \(cell.outcome.way), \(cell.outcome.kind), \(count))
            ON CONFLICT (day, way, outcome) DO UPDATE SET count = proposal_tallies.count + excluded.count
            """
        )
    }
}

extension [JournalEntry] {
    /// What the whole history of a ticket says of routing's decisions.
    fileprivate func proposalCells(day: (Date) -> Day) -> [ProposalCell: Int] {
        guard case .registered(let filing)? = first?.events.first else { return [:] }
        var ticket = Ticket(filing: filing)
        var cells: [ProposalCell: Int] = [:]
        for entry in self {
            for outcome in ticket.proposalOutcomes(of: entry.events, at: entry.at) {
                cells[ProposalCell(day: day(entry.at), outcome: outcome), default: 0] += 1
            }
            for event in entry.events { ticket.apply(event, at: entry.at) }
        }
        return cells
    }
}

/// One way and outcome on one day.
struct ProposalCell: Hashable {
    let day: Day
    let outcome: ProposalOutcome
}
