// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// A change with what may be said of its ticket to whoever passes by: no words, no people, no address.
package struct JournalNews: Sendable {
    package let entry: JournalEntry
    /// As the ticket stands now.
    package let unit: UnitCode?
    package let matter: MatterCode?
    package let area: AreaCode?
    /// A report about a unit or a person: of it nothing may be said but that it came.
    package let isGuarded: Bool
}

extension Journal {
    /// The newest changes, the newest first. One that cannot be read is left out: `verify` names it.
    package static func news(limit: Int, in reader: any Reader) throws -> [JournalNews] {
        try reader.rows(
            """
            SELECT journal.position AS position, journal.ticket AS ticket, journal.version AS version,
                journal.at AS at, journal.author AS author, journal.device AS device, journal.events AS events,
                tickets.unit AS unit, tickets.matter AS matter, tickets.area AS area, tickets.kind AS kind,
                tickets.accused AS accused
            FROM journal
            JOIN tickets ON tickets.id = journal.ticket
            ORDER BY journal.position DESC
            LIMIT \(limit)
            """
        ).compactMap { row in
            // Written by a newer program, or damaged: neither may stop the wall.
            guard let entry = try? JournalEntry(row: row) else { return nil }
            let kind: String = try row.value("kind")
            let accused: String? = try row.value("accused")
            return JournalNews(
                entry: entry,
                unit: try row.value("unit"),
                matter: try row.value("matter"),
                area: try row.value("area"),
                isGuarded: kind == TicketKind.report.rawValue || accused != nil,
            )
        }
    }
}
