// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// One line of a list: what a desk shows before a ticket is opened. No narrative, no person.
package struct TicketLine: Equatable, Sendable {
    package let id: ID<Ticket>
    package let number: TicketNumber
    package let summary: String
    package let kind: TicketKind
    package let channel: Channel
    package let urgency: Urgency
    package let matter: MatterCode?
    package let unit: UnitCode?
    package let stage: Stage.Name
    package let lamp: Lamp
    package let receivedAt: Date
    package let dueAt: Date?
    package let version: Int
}

/// A page of tickets by what a person may ask for; pages follow each other by keyset along an index, so any depth costs the
/// same.
package struct TicketList: Sendable {
    package var unit: UnitCode?
    /// What somebody still owes the tickets.
    package var owed: Owed?
    /// Tickets with one of these marks.
    package var marks: [Mark] = []
    package var stages: [Stage.Name] = []
    package var lamps: [Lamp] = []
    package var kind: TicketKind?
    package var matter: MatterCode?
    package var channel: Channel?
    /// By which old line they came.
    package var line: LineCode?
    package var trait: Trait?
    /// The grid inspector who found them.
    package var finder: String?
    /// An area with all that lies in it; empty for everywhere.
    package var areas: [AreaCode] = []
    /// Received at or after it.
    package var since: Date?
    /// Tickets whose next clock ends at or after this instant.
    package var dueFrom: Date?
    /// Filed on these days: those that the tickets' numbers begin with.
    package var firstDay: Day?
    package var lastDay: Day?
    /// Ended on these days, and not reopened.
    package var endedFrom: Day?
    package var endedThrough: Day?
    /// Ended after so long.
    package var span: HandlingSpan?
    /// Filed by the evening of this day and not ended by then, as it stands now: that day's backlog.
    package var openOn: Day?
    /// Tickets of this telephone number only: a caller's history.
    package var phone: PhoneNumber?
    /// What of the callers' numbers may be looked for.
    package var phoneReach = PhoneReach.all
    /// A unit that must not learn of reports about it (domain.md 1.16).
    package var hiddenFrom: UnitCode?
    /// Words, phrases, numbers: looked for by `WordSearch`.
    package var words: SearchWords?
    package var order: Order = .newestFirst
    /// What the page before gave as `next`.
    package var after: Cursor?
    /// 1…200.
    package var limit: Int = 50

    package init() {}

    package enum Order: String, Sendable {
        /// By time of filing.
        case newestFirst = "newest"
        /// By the clock that ends first; only tickets with a running clock.
        case dueFirst = "urgent"
        /// The most urgent first, of equals the one that has waited longest: what to take up next.
        case waiting
    }

    /// Whose numbers find a ticket: nobody learns from a search what the ticket's page would not show them.
    package enum PhoneReach: Sendable {
        case all
        /// Their last four digits, which a masked number shows.
        case ends
        /// The same, but of those that no citizen wants kept from the unit.
        case openEnds
        /// Those that no citizen wants kept from the unit.
        case open
        case none
    }

    /// Where a page ended.
    package struct Cursor: Equatable, Sendable {
        package let due: Date?
        package let id: ID<Ticket>

        package init(due: Date?, id: ID<Ticket>) {
            self.due = due
            self.id = id
        }
    }

    package struct Page: Sendable {
        package let lines: [TicketLine]
        /// Where the next page begins; nil on the last page. A page that was searched for words may end before it is
        /// full, because it has looked at enough.
        package let next: Cursor?
        /// Where the words stand, for what was searched for words.
        package let findings: [ID<Ticket>: [Finding]]

        package init(lines: [TicketLine], next: Cursor?, findings: [ID<Ticket>: [Finding]] = [:]) {
            self.lines = lines
            self.next = next
            self.findings = findings
        }
    }

    /// - Parameters:
    ///   - reader: The snapshot to read.
    ///   - engine: Which engine it is on: searching for words differs.
    /// - Returns: The page, and where the next one begins.
    /// - Throws: `DatabaseError`.
    package func page(in reader: any Reader, on engine: StorageEngine) throws -> Page {
        if isSplitByLamp { return page(of: try lampByLamp(in: reader, on: engine)) }
        guard let filters = try filters(in: reader, on: engine) else { return Page(lines: [], next: nil) }
        if let words { return try WordSearch(self, words, filters: filters, in: reader, on: engine).page() }
        return page(of: try lines(filters, in: reader))
    }

    /// `found` has one more than the page, where there is one.
    private func page(of found: [TicketLine]) -> Page {
        let lines = Array(found.prefix(limit))
        return Page(lines: lines, next: found.count > limit ? lines.last.map(Cursor.init) : nil)
    }

    /// One more than the page has.
    private func lines(_ filters: Filters, in reader: any Reader) throws -> [TicketLine] {
        let rows =
            order == .waiting
            ? try waiting(filters.conditions, in: reader)
            : try reader.rows(
                statement(
                    where: filters.conditions,
                    after: after,
                    limit: limit + 1,
                    reading: filters.areRare ? .few : .lines,
                )
            )
        return try rows.map(TicketLine.init)
    }

    /// The newest of each lamp along its index: late tickets lie far behind the newest ones.
    private func lampByLamp(in reader: any Reader, on engine: StorageEngine) throws -> [TicketLine] {
        try Set(lamps).flatMap { lamp in
            var list = self
            list.lamps = [lamp]
            return try list.filters(in: reader, on: engine).map { try list.lines($0, in: reader) } ?? []
        }
        .sorted { $0.id > $1.id }
    }

    /// What waits, one urgency after the other, each along the index of what waits.
    private func waiting(_ conditions: [SQL], in reader: any Reader) throws -> [Row] {
        let reached: Urgency? = try after.flatMap { cursor in
            try reader.first("SELECT urgency FROM tickets WHERE id = \(cursor.id)")?.value("urgency")
        }
        var rows: [Row] = []
        var row = after?.id
        for urgency in [Urgency.critical, .urgent, .normal].drop(while: { reached != nil && $0 != reached }) {
            var conditions = conditions + ["urgency = \(urgency)"]
            if stages == [.registered] { conditions.append("stage = 'registered'") }
            if let row { conditions.append("id > \(row)") }
            rows += try reader.rows(
                """
                SELECT \(raw: Self.columns)
                FROM tickets
                WHERE \(conditions.joined(separator: " AND "))
                ORDER BY id
                LIMIT \(limit + 1 - rows.count)
                """
            )
            guard rows.count <= limit else { break }
            row = nil
        }
        return rows
    }

    private static let columns =
        "id, number, summary, kind, channel, urgency, matter, unit, stage, lamp, received_at, due_at, version"

    /// How tickets are read.
    enum Reading {
        /// As lists show them, along the index of their order.
        case lines
        /// The same of few tickets, which are sorted instead of being looked for along an index.
        case few
        /// With what the citizen wrote.
        case texts
        case fewTexts

        var isSorted: Bool { self == .few || self == .fewTexts }
        var hasTexts: Bool { self == .texts || self == .fewTexts }
    }

    /// Tickets in the list's order.
    func statement(
        where conditions: [SQL],
        after: Cursor?,
        limit: Int,
        reading: Reading = .lines,
    ) -> SQL {
        let isSorted = reading.isSorted
        // An engine finds no index for these.
        let due: SQL = isSorted ? "COALESCE(due_at, 0)" : "due_at"
        let row: SQL = isSorted ? "id + 0" : "id"
        let order: SQL =
            switch self.order {
            case .newestFirst: "\(row) DESC"
            case .dueFirst: "\(due), id"
            case .waiting: "\(Self.rank), id"
            }
        var conditions = conditions
        if self.order == .dueFirst { conditions.append(isSorted ? "\(due) <> 0" : "due_at IS NOT NULL") }
        if let after { conditions.append(beyond(after, due: due, row: row)) }
        if conditions.isEmpty { conditions.append("id > 0") }
        return """
            SELECT \(raw: Self.columns)\(raw: reading.hasTexts ? ", state" : "")
            FROM tickets
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY \(order)
            LIMIT \(limit)
            """
    }

    /// 0 for the most urgent.
    private static let rank: SQL = "CASE urgency WHEN 'critical' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END"

    private func beyond(_ cursor: Cursor, due: SQL, row: SQL) -> SQL {
        switch order {
        case .newestFirst: "\(row) < \(cursor.id)"
        case .dueFirst: "(\(due), id) > (\(cursor.due), \(cursor.id))"
        case .waiting:
            """
            (\(Self.rank), id) > ((SELECT \(Self.rank) FROM tickets WHERE id = \(cursor.id)), \(cursor.id))
            """
        }
    }
}

extension TicketList.Cursor {
    init(_ line: TicketLine) { self.init(due: line.dueAt, id: line.id) }
}

extension TicketLine {
    /// The line as a helping unit needs it: with the clock and lamp of its own part.
    package func showing(_ deadline: Deadline?, at now: Date) -> TicketLine {
        TicketLine(
            id: id,
            number: number,
            summary: summary,
            kind: kind,
            channel: channel,
            urgency: urgency,
            matter: matter,
            unit: unit,
            stage: stage,
            lamp: deadline?.lamp(at: now) ?? .green,
            receivedAt: receivedAt,
            dueAt: deadline?.due,
            version: version,
        )
    }

    init(row: Row) throws {
        self.init(
            id: try row.value("id"),
            number: try row.value("number"),
            summary: try row.value("summary"),
            kind: try row.value("kind"),
            channel: try row.value("channel"),
            urgency: try row.value("urgency"),
            matter: try row.value("matter"),
            unit: try row.value("unit"),
            stage: try row.value("stage"),
            lamp: try row.value("lamp"),
            receivedAt: try row.value("received_at"),
            dueAt: try row.value("due_at"),
            version: try row.value("version"),
        )
    }
}
