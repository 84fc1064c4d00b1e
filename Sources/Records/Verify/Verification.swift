// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// Replays the journal and compares: chain, tickets, tallies (B2, V5). Any disagreement is named.
package struct Verification: Sendable {
    package private(set) var entries = 0
    package private(set) var tickets = 0
    package private(set) var tallyCells = 0
    package private(set) var factCells = 0
    package private(set) var disagreements: [Disagreement] = []

    private let day: @Sendable (Date) -> Day
    private var tallies: [TallyKey: Int] = [:]
    private var facts: [FactCell: Int] = [:]

    private init(day: @escaping @Sendable (Date) -> Day) { self.day = day }

    /// What the journal says and the store does not, or the other way round.
    package enum Disagreement: Equatable, Sendable, CustomStringConvertible {
        case gap(after: Int64, next: Int64)
        case brokenChain(position: Int64)
        case unreadable(position: Int64)
        case noRegistration(TicketNumber)
        case ticketDiffers(TicketNumber)
        case versionDiffers(TicketNumber, entries: Int, version: Int)
        case columnsDiffer(TicketNumber)
        case tallyDiffers(String, journal: Int, store: Int)

        package var description: String {
            switch self {
            case .gap(let after, let next): "journal: position \(next) follows \(after)"
            case .brokenChain(let position): "journal: the hash of entry \(position) is not its content's"
            case .unreadable(let position): "journal: entry \(position) cannot be read"
            case .noRegistration(let number): "ticket \(number): its journal does not begin with a registration"
            case .ticketDiffers(let number): "ticket \(number): differs from what its journal gives"
            case .versionDiffers(let number, let entries, let version):
                "ticket \(number): version \(version), but \(entries) journal entries"
            case .columnsDiffer(let number): "ticket \(number): its columns differ from its content"
            case .tallyDiffers(let cell, let journal, let store): "tally \(cell): journal \(journal), store \(store)"
            }
        }
    }

    /// Checks everything in one snapshot.
    ///
    /// - Parameters:
    ///   - reader: The snapshot.
    ///   - day: The day an instant counts for, by the site's calendar.
    ///   - progress: Told from time to time how many entries have been read.
    /// - Returns: Counts, and every disagreement found.
    /// - Throws: `DatabaseError`.
    package static func run(
        in reader: any Reader,
        day: @escaping @Sendable (Date) -> Day,
        progress: (Int) -> Void = { _ in },
    ) throws -> Verification {
        var verification = Verification(day: day)
        try verification.checkChain(in: reader, progress: progress)
        try verification.checkTickets(in: reader)
        try verification.checkTallies(in: reader)
        return verification
    }

    private mutating func checkChain(in reader: any Reader, progress: (Int) -> Void) throws {
        var last: (position: Int64, hash: [UInt8]) = (0, [])
        while true {
            let rows = try reader.rows(
                """
                SELECT position, ticket, version, at, author, device, events, hash
                FROM journal
                WHERE position > \(last.position)
                ORDER BY position
                LIMIT 1000
                """
            )
            for row in rows {
                let entry = try RawEntry(row: row)
                let hash: [UInt8] = try row.value("hash")
                if entry.position != last.position + 1 {
                    disagreements.append(.gap(after: last.position, next: entry.position))
                }
                if entry.hash(after: last.hash) != hash { disagreements.append(.brokenChain(position: entry.position)) }
                last = (entry.position, hash)
            }
            entries += rows.count
            progress(entries)
            if rows.isEmpty { return }
        }
    }

    private mutating func checkTickets(in reader: any Reader) throws {
        var last = ID<Ticket>(0)
        while true {
            let rows = try reader.rows(
                """
                SELECT id, number, version, state, unit, stage, lamp, kind, due_at, alarm_at, channel, external_id,
                    matter, area, urgency, accused, summary, filed_on, received_at
                FROM tickets
                WHERE id > \(last)
                ORDER BY id
                LIMIT 500
                """
            )
            guard let newest = rows.last else { return }
            let histories = try histories(after: last, to: try newest.value("id"), in: reader)
            for row in rows { try check(row, history: histories[try row.value("id")] ?? []) }
            tickets += rows.count
            last = try newest.value("id")
        }
    }

    /// The entries of a run of tickets by ticket; one that cannot be read is named and left out.
    private mutating func histories(
        after first: ID<Ticket>,
        to last: ID<Ticket>,
        in reader: any Reader,
    ) throws -> [ID<Ticket>: [JournalEntry]] {
        let rows = try reader.rows(
            """
            SELECT position, ticket, version, at, author, device, events
            FROM journal
            WHERE ticket > \(first) AND ticket <= \(last)
            ORDER BY ticket, version
            """
        )
        var histories: [ID<Ticket>: [JournalEntry]] = [:]
        for row in rows {
            do {
                let entry = try JournalEntry(row: row)
                histories[entry.ticket, default: []].append(entry)
            } catch is DecodingError {
                disagreements.append(.unreadable(position: try row.value("position")))
            }
        }
        return histories
    }

    private mutating func check(_ row: Row, history: [JournalEntry]) throws {
        let number: TicketNumber = try row.value("number")
        guard case .registered(let filing)? = history.first?.events.first else {
            disagreements.append(.noRegistration(number))
            return
        }
        var ticket = Ticket(number: number, filing: filing)
        var lastChange = filing.receivedAt
        for entry in history {
            for counted in ticket.facts(of: entry.events, at: entry.at) {
                facts[FactCell(day: day(entry.at), counted: counted), default: 0] += 1
            }
            for event in entry.events { ticket.apply(event, at: entry.at) }
            lastChange = entry.at
        }
        tallies[ticket.tallyKey(day: day), default: 0] += 1
        compare(ticket, number: number, changedAt: lastChange, with: row, entries: history.count)
    }

    private mutating func compare(
        _ ticket: Ticket,
        number: TicketNumber,
        changedAt: Date,
        with row: Row,
        entries: Int,
    ) {
        do {
            let version: Int = try row.value("version")
            if version != entries {
                disagreements.append(.versionDiffers(number, entries: entries, version: version))
            }
            if try StoredJSON.text(ticket) != row.value("state", as: String.self) {
                disagreements.append(.ticketDiffers(number))
            }
            let agrees =
                try row.value("unit", as: String?.self) == ticket.unit?.rawValue
                && row.value("stage", as: String.self) == ticket.stage.name.rawValue
                && row.value("lamp", as: String.self) == ticket.overlays.lamp.rawValue
                && row.value("kind", as: String.self) == ticket.kind.rawValue
                && row.value("due_at", as: Int64?.self) == ticket.nextDue?.wholeMilliseconds
                && row.value("alarm_at", as: Int64?.self) == ticket.nextAlarm(after: changedAt)?.wholeMilliseconds
            let isFiled = try filingAgrees(ticket, row)
            if !agrees || !isFiled { disagreements.append(.columnsDiffer(number)) }
        } catch {
            disagreements.append(.ticketDiffers(number))
        }
    }

    /// The columns that lists filter by and that hide a report from whom it accuses.
    private func filingAgrees(_ ticket: Ticket, _ row: Row) throws -> Bool {
        let filing = ticket.filing
        return try row.value("channel", as: String.self) == filing.channel.rawValue
            && row.value("external_id", as: String.self) == filing.externalID
            && row.value("matter", as: String?.self) == ticket.matter?.rawValue
            && row.value("area", as: String?.self) == filing.place.area?.rawValue
            && row.value("urgency", as: String.self) == filing.urgency.rawValue
            && row.value("accused", as: String?.self) == filing.accusedUnit?.rawValue
            && row.value("summary", as: String.self) == filing.summary
            && row.value("filed_on", as: String.self) == day(filing.receivedAt).description
            && row.value("received_at", as: Int64.self) == filing.receivedAt.wholeMilliseconds
    }

    private mutating func checkTallies(in reader: any Reader) throws {
        for row in try reader.rows("SELECT unit, stage, lamp, channel, kind, day, count FROM tallies") {
            let key = TallyKey(
                unit: try row.value("unit"),
                stage: try row.value("stage"),
                lamp: try row.value("lamp"),
                channel: try row.value("channel"),
                kind: try row.value("kind"),
                day: try row.value("day"),
            )
            compare("\(key)", journal: tallies.removeValue(forKey: key) ?? 0, store: try row.value("count"))
            tallyCells += 1
        }
        for (key, count) in tallies { compare("\(key)", journal: count, store: 0) }
        for row in try reader.rows("SELECT day, unit, fact, count FROM fact_tallies") {
            let cell = FactCell(day: try row.value("day"), unit: try row.value("unit"), fact: try row.value("fact"))
            compare("\(cell)", journal: facts.removeValue(forKey: cell) ?? 0, store: try row.value("count"))
            factCells += 1
        }
        for (cell, count) in facts { compare("\(cell)", journal: count, store: 0) }
    }

    private mutating func compare(_ cell: String, journal: Int, store: Int) {
        if journal != store { disagreements.append(.tallyDiffers(cell, journal: journal, store: store)) }
    }
}

private struct FactCell: Hashable {
    let day: Day
    let unit: String
    let fact: Fact

    init(day: Day, unit: String, fact: Fact) {
        self.day = day
        self.unit = unit
        self.fact = fact
    }

    init(day: Day, counted: CountedFact) {
        self.init(day: day, unit: counted.unit?.rawValue ?? "", fact: counted.fact)
    }
}

extension Date {
    fileprivate var wholeMilliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}
