// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
import Tickets
package import WorkCalendar

extension FigureTallies {
    /// Whether the store has tickets from before dashboards were counted: `complete` counts them.
    package static func isIncomplete(in reader: any Reader) throws -> Bool {
        try reader.first("SELECT count FROM figure_tallies WHERE scope = '' AND dimension = 'unfilled'") != nil
    }

    /// Counts every ticket as it stands, and notes when it ended, once, from the journal.
    ///
    /// - Parameters:
    ///   - writer: Nobody else writes meanwhile.
    ///   - day: The day an instant counts for, by the site's calendar.
    /// - Throws: `DatabaseError`.
    package static func complete(in writer: any Writer, day: (Date) -> Day) throws {
        guard try isIncomplete(in: writer) else { return }
        var cells: [FigureCell: Int] = [:]
        try Journal.eachHistory(in: writer) { history in
            guard let (ticket, filed, ending) = history.standing(day: day) else { return }
            for cell in ticket.figureCells(filedOn: filed, ending: ending) { cells[cell, default: 0] += 1 }
            guard let ending, let id = history.first?.ticket else { return }
            try writer.send(
                "UPDATE tickets SET ended_on = \(ending.day), ended_after = \(ending.span) WHERE id = \(id)"
            )
        }
        // What was counted since the schema changed is in the journal, too.
        try writer.execute("DELETE FROM figure_tallies")
        let counted = cells.map { (cell: $0.key, count: $0.value) }
        for start in stride(from: 0, to: counted.count, by: 100) {
            try add(Array(counted[start..<min(start + 100, counted.count)]), in: writer)
        }
    }
}

extension [JournalEntry] {
    /// A ticket after its whole history, the day of its filing and how it ended.
    fileprivate func standing(day: (Date) -> Day) -> (ticket: Ticket, filed: Day, ending: Ending?)? {
        guard let opening = first, case .registered(let filing)? = opening.events.first else { return nil }
        var ticket = Ticket(filing: filing)
        var ending: Ending?
        for entry in self {
            for event in entry.events { ticket.apply(event, at: entry.at) }
            ending = ticket.ending(after: ending, at: entry.at, day: day)
        }
        return (ticket, day(opening.at), ending)
    }
}
