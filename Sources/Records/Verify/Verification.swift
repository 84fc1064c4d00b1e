// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
import Tickets
package import WorkCalendar

/// Replays the journal and compares: chain, tickets, tallies (B2, V5). Any disagreement is named.
package struct Verification: Sendable {
    package private(set) var entries = 0
    package private(set) var tickets = 0
    package private(set) var tallyCells = 0
    package private(set) var factCells = 0
    package private(set) var disagreements: [Disagreement] = []

    /// What others owe tickets, as the store has it; what the journal confirms is taken out.
    private var owed: [ID<Ticket>: Set<[String]>] = [:]
    /// The marks of tickets, likewise.
    private var marks: [ID<Ticket>: Set<[String]>] = [:]
    /// What waits at the callback desk, likewise.
    private var callbacks: [ID<Ticket>: Set<[String]>] = [:]
    private var traits: [ID<Ticket>: Set<String>] = [:]
    /// The rows of attachments, likewise.
    private var attachments: [ID<Ticket>: Set<[String]>] = [:]
    /// What is public of tickets, likewise.
    private var publications: [ID<Ticket>: [String]] = [:]
    /// Who instructed on tickets, likewise.
    private var instructions: [ID<Ticket>: Set<[String]>] = [:]
    /// The facts that exclusions are about, likewise.
    private var exclusions: [ID<Ticket>: Set<[String]>] = [:]
    /// The contents that tickets need, each with one of its tickets.
    private(set) var contents: [ContentDigest: TicketNumber] = [:]
    private let day: @Sendable (Date) -> Day
    /// How many tickets each day has so far, in the order of filing.
    private var filed: [Day: Int] = [:]
    private var tallies: [TallyKey: Int] = [:]
    private var facts: [FactCell: Int] = [:]
    private var lines: [LineCell: Int] = [:]
    private var proposals: [ProposalCell: Int] = [:]
    private var matters: [MatterCell: Int] = [:]
    private var wallHours: [WallHour: Int] = [:]
    private var wallAreas: [WallArea: Int] = [:]
    private var figures: [FigureRow: Int] = [:]
    private var factEntries: [FactEntryCell: FactEntrySum] = [:]

    private init(day: @escaping @Sendable (Date) -> Day) { self.day = day }

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
        verification.owed = try OwedRecords.all(in: reader)
        verification.marks = try MarkRecords.all(in: reader)
        verification.callbacks = try CallbackRecords.all(in: reader)
        verification.traits = try TraitRecords.all(in: reader)
        verification.attachments = try AttachmentRecords.all(in: reader)
        verification.publications = try PublicationRecords.all(in: reader)
        verification.instructions = try InstructionRecords.all(in: reader)
        verification.exclusions = try ExclusionRecords.all(in: reader)
        try verification.checkTickets(in: reader)
        try verification.checkTallies(in: reader)
        try verification.checkInspections(in: reader)
        return verification
    }

    /// For what is found outside the snapshot.
    mutating func add(_ disagreement: Disagreement) { disagreements.append(disagreement) }

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
                guard let entry = readable(row, { try RawEntry(row: $0) }),
                    let hash: [UInt8] = readable(row, { try $0.value("hash") })
                else {
                    last = (try row.value("position"), [])
                    continue
                }
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
                    matter, area, urgency, accused, summary, filed_on, received_at, line, finder, ended_on, ended_after
                FROM tickets
                WHERE id > \(last)
                ORDER BY id
                LIMIT 500
                """
            )
            guard let newest = rows.last else { return }
            let histories = try histories(after: last, to: try newest.value("id"), in: reader)
            for row in rows {
                let id: ID<Ticket> = try row.value("id")
                read("tickets") { verification throws(DatabaseError) in
                    try verification.check(row, history: histories[id] ?? [])
                }
            }
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
            guard let entry = readable(row, { try JournalEntry(row: $0) }) else { continue }
            histories[entry.ticket, default: []].append(entry)
        }
        return histories
    }

    /// Reads one row of the journal; one that cannot be read is named, once, and stops nothing.
    private mutating func readable<Value>(_ row: Row, _ read: (Row) throws -> Value) -> Value? {
        do {
            return try read(row)
        } catch {
            // A position is an integer and the key: it can always be read.
            let named = Disagreement.unreadable(position: (try? row.value("position")) ?? 0)
            if !disagreements.contains(named) { disagreements.append(named) }
            return nil
        }
    }

    /// Reads one row of `table`; one that cannot be read is named and stops nothing.
    private mutating func read(
        _ table: String,
        _ body: (inout Verification) throws(DatabaseError) -> Void,
    ) {
        do throws(DatabaseError) {
            try body(&self)
        } catch {
            disagreements.append(.unreadableRow(table: table, problem: "\(error)"))
        }
    }

    private mutating func check(_ row: Row, history: [JournalEntry]) throws(DatabaseError) {
        let expected = try expectedNumber(filedAt: history.first?.at, or: row)
        let number: TicketNumber = try row.value("number")
        if number != expected { disagreements.append(.numberDiffers(number, expected: expected)) }
        guard case .registered(let filing)? = history.first?.events.first else {
            disagreements.append(.noRegistration(number))
            return
        }
        var ticket = Ticket(number: number, filing: filing)
        var lastChange = filing.receivedAt
        var ending: Ending?
        matters.merge(history.matterCells(day: day), uniquingKeysWith: +)
        for entry in history.factEntries(day: day) {
            let cell = FactEntryCell(unit: entry.unit.rawValue, day: entry.day.description, fact: entry.fact.rawValue)
            factEntries[cell, default: FactEntrySum()].add(entry.position, times: entry.count)
        }
        for entry in history {
            for counted in ticket.facts(of: entry.events, at: entry.at) {
                facts[FactCell(day: day(entry.at), counted: counted), default: 0] += 1
            }
            for outcome in ticket.proposalOutcomes(of: entry.events, at: entry.at) {
                proposals[ProposalCell(day: day(entry.at), outcome: outcome), default: 0] += 1
            }
            for event in entry.events { ticket.apply(event, at: entry.at) }
            ending = ticket.ending(after: ending, at: entry.at, day: day)
            lastChange = entry.at
        }
        tallies[ticket.tallyKey(day: day), default: 0] += 1
        if let first = history.first { wallHours[WallHour(filing, at: first.at), default: 0] += 1 }
        if let area = ticket.wallArea { wallAreas[area, default: 0] += 1 }
        let filed = day(history.first?.at ?? filing.receivedAt)
        for cell in ticket.figureCells(filedOn: filed, ending: ending) { figures[FigureRow(cell), default: 0] += 1 }
        let ended: [String?] = [try row.value("ended_on"), try row.value("ended_after")]
        if ended != [ending?.day.description, ending?.span.rawValue] { disagreements.append(.columnsDiffer(number)) }
        if let line = filing.line { lines[LineCell(line: line, day: day(filing.receivedAt)), default: 0] += 1 }
        let owed = owed.removeValue(forKey: try row.value("id")) ?? []
        if owed != ticket.owedRows { disagreements.append(.owedDiffers(number)) }
        let marks = marks.removeValue(forKey: try row.value("id")) ?? []
        if marks != ticket.markRows { disagreements.append(.marksDiffer(number)) }
        let waiting = callbacks.removeValue(forKey: try row.value("id")) ?? []
        if waiting != Set(ticket.callbackRows.map(\.texts)) { disagreements.append(.callbacksDiffer(number)) }
        let traits = traits.removeValue(forKey: try row.value("id")) ?? []
        if traits != Set(ticket.filing.traits.map(\.rawValue)) { disagreements.append(.traitsDiffer(number)) }
        let rows = attachments.removeValue(forKey: try row.value("id")) ?? []
        if rows != Set(ticket.overlays.attachments.map(\.row)) { disagreements.append(.attachmentsDiffer(number)) }
        let given = instructions.removeValue(forKey: try row.value("id")) ?? []
        if given != history.instructionRows { disagreements.append(.instructionsDiffer(number)) }
        let id: ID<Ticket> = try row.value("id")
        let excluded = exclusions.removeValue(forKey: id) ?? []
        if excluded != history.exclusionRows(of: ticket, day: day) { disagreements.append(.exclusionsDiffer(number)) }
        if publications.removeValue(forKey: id) != PublicRequest(ticket, id: id)?.row {
            disagreements.append(.publicationDiffers(number))
        }
        for filed in ticket.overlays.attachments where filed.needsContent {
            contents[filed.attachment.digest] = number
        }
        compare(ticket, number: number, changedAt: lastChange, with: row, entries: history.count)
    }

    /// The journal does not hold the number, and need not: tickets are numbered through, day by day, as they are filed.
    private mutating func expectedNumber(filedAt: Date?, or row: Row) throws(DatabaseError) -> TicketNumber {
        let day = if let filedAt { day(filedAt) } else { try row.value("filed_on", as: Day.self) }
        filed[day, default: 0] += 1
        return TicketNumber(day: day, count: filed[day] ?? 0)
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
            if try StoredTicket(row: row).ticket != ticket { disagreements.append(.ticketDiffers(number)) }
            let agrees =
                try row.value("unit", as: String?.self) == ticket.answeringUnit?.rawValue
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
            && row.value("accused", as: String?.self) == ticket.accusedUnit?.rawValue
            && row.value("summary", as: String.self) == filing.summary
            && row.value("line", as: String?.self) == filing.line?.rawValue
            && row.value("finder", as: String?.self) == filing.finder
            && row.value("filed_on", as: String.self) == day(filing.receivedAt).description
            && row.value("received_at", as: Int64.self) == filing.receivedAt.wholeMilliseconds
    }

    private mutating func checkTallies(in reader: any Reader) throws {
        try checkTotals(in: reader)
        for row in try reader.rows("SELECT unit, stage, lamp, channel, kind, day, count FROM tallies") {
            read("tallies") { verification throws(DatabaseError) in try verification.checkTally(row) }
        }
        for (key, count) in tallies { compare("\(key)", journal: count, store: 0) }
        for row in try reader.rows("SELECT day, unit, fact, count FROM fact_tallies") {
            read("fact_tallies") { verification throws(DatabaseError) in try verification.checkFacts(row) }
        }
        for (cell, count) in facts { compare("\(cell)", journal: count, store: 0) }
        compareCells(lines, with: try LineTallies.all(in: reader))
        compareCells(matters, with: try MatterTallies.all(in: reader))
        compareCells(proposals, with: try ProposalTallies.all(in: reader))
        compareCells(wallHours, with: try WallTallies.allHours(in: reader))
        compareCells(wallAreas, with: try WallTallies.areas(in: reader))
        compareCells(figures, with: try FigureTallies.all(in: reader))
        try checkFactEntries(in: reader)
    }

    private mutating func checkFactEntries(in reader: any Reader) throws {
        let store = try FactEntries.sums(in: reader)
        for cell in Set(factEntries.keys).union(store.keys) where factEntries[cell] != store[cell] {
            let none = FactEntrySum()
            disagreements.append(
                .factEntriesDiffer("\(cell)", journal: factEntries[cell] ?? none, store: store[cell] ?? none)
            )
        }
    }

    private mutating func compareCells<Cell: Hashable>(_ journal: [Cell: Int], with store: [Cell: Int]) {
        for cell in Set(journal.keys).union(store.keys) {
            compare("\(cell)", journal: journal[cell] ?? 0, store: store[cell] ?? 0)
        }
    }

    private mutating func checkTotals(in reader: any Reader) throws {
        var totals = tallies.reduce(into: [:]) { $0[$1.key.total, default: 0] += $1.value }
        for row in try reader.rows("SELECT unit, stage, lamp, count FROM tally_totals") {
            read("tally_totals") { verification throws(DatabaseError) in
                let total = TallyTotal(
                    unit: try row.value("unit"),
                    stage: try row.value("stage"),
                    lamp: try row.value("lamp"),
                )
                let journal = totals.removeValue(forKey: total) ?? 0
                verification.compare("\(total)", journal: journal, store: try row.value("count"))
            }
        }
        for (total, count) in totals { compare("\(total)", journal: count, store: 0) }
    }

    private mutating func checkTally(_ row: Row) throws(DatabaseError) {
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

    private mutating func checkFacts(_ row: Row) throws(DatabaseError) {
        let cell = FactCell(day: try row.value("day"), unit: try row.value("unit"), fact: try row.value("fact"))
        compare("\(cell)", journal: facts.removeValue(forKey: cell) ?? 0, store: try row.value("count"))
        factCells += 1
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
    var wholeMilliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }
}
