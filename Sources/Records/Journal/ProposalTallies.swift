// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// How often routing was right (C3): counted in the transaction that shows it, by the day on which a person dispatched,
/// corrected or took back.
package enum ProposalTallies {
    /// Counts by month, `YYYY-MM`, over the days from `first` through `last`.
    package static func months(
        from first: Day,
        through last: Day,
        in reader: any Reader,
    ) throws -> [String: [ProposalOutcome: Int]] {
        try reader.rows(
            """
            SELECT SUBSTR(day, 1, 7) AS month, way, outcome, CAST(SUM(count) AS BIGINT) AS count
            FROM proposal_tallies
            WHERE day BETWEEN \(first) AND \(last)
            GROUP BY SUBSTR(day, 1, 7), way, outcome
            """
        ).reduce(into: [:]) { months, row in
            let outcome = ProposalOutcome(way: try row.value("way"), kind: try row.value("outcome"))
            months[try row.value("month"), default: [:]][outcome] = try row.value("count", as: Int.self)
        }
    }

    /// Counts what was decided before it was counted here, once.
    package static func complete(in writer: any Writer, day: (Date) -> Day) throws {
        guard try writer.first("SELECT count FROM proposal_tallies WHERE way = 'unfilled'") != nil else { return }
        var counts: [ProposalCell: Int] = [:]
        try TicketRecords.each("id > 0", in: writer) { stored in
            let history = try Journal.entries(of: stored.id, in: writer)
            guard case .registered(let filing)? = history.first?.events.first else { return }
            var ticket = Ticket(number: stored.ticket.number, filing: filing)
            for entry in history {
                for outcome in ticket.proposalOutcomes(of: entry.events, at: entry.at) {
                    counts[ProposalCell(day: day(entry.at), outcome: outcome), default: 0] += 1
                }
                for event in entry.events { ticket.apply(event, at: entry.at) }
            }
        }
        for (cell, count) in counts { try add(count, to: cell, in: writer) }
        try writer.execute("DELETE FROM proposal_tallies WHERE way = 'unfilled'")
    }

    static func count(_ outcomes: [ProposalOutcome], on day: Day, in writer: any Writer) throws {
        for outcome in outcomes { try add(1, to: ProposalCell(day: day, outcome: outcome), in: writer) }
    }

    /// Every cell, for `Verification`.
    static func all(in reader: any Reader) throws -> [ProposalCell: Int] {
        try reader.rows("SELECT day, way, outcome, count FROM proposal_tallies").reduce(into: [:]) { cells, row in
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

/// One way and outcome on one day.
struct ProposalCell: Hashable {
    let day: Day
    let outcome: ProposalOutcome
}
