// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

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

/// A page of tickets by what a person may ask for; pages follow each other by keyset, so any depth costs the same. Only
/// the order `waiting` sorts: it is meant for a desk's stages.
package struct TicketList: Sendable {
    package var unit: UnitCode?
    /// What somebody still owes the tickets.
    package var owed: Owed?
    /// Tickets with one of these marks.
    package var marks: [Mark] = []
    package var stages: [Stage.Name] = []
    package var lamps: [Lamp] = []
    package var kind: TicketKind?
    package var since: Date?
    /// Tickets whose next clock ends at or after this instant.
    package var dueFrom: Date?
    /// Tickets of this telephone number only: a caller's history.
    package var phone: PhoneNumber?
    /// A unit that must not learn of reports about it (domain.md 1.16).
    package var hiddenFrom: UnitCode?
    /// Words, numbers: see `TicketWords`.
    package var words: String?
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
        /// nil on the last page.
        package let next: Cursor?

        package init(lines: [TicketLine], next: Cursor?) {
            self.lines = lines
            self.next = next
        }
    }

    /// - Parameters:
    ///   - reader: The snapshot to read.
    ///   - engine: Which engine it is on: searching for words differs.
    /// - Returns: The page, and where the next one begins.
    /// - Throws: `DatabaseError`.
    package func page(in reader: any Reader, on engine: StorageEngine) throws -> Page {
        let rows = try reader.rows(statement(on: engine))
        let lines = try rows.prefix(limit).map(TicketLine.init)
        let next = rows.count > limit ? lines.last.map { Cursor(due: $0.dueAt, id: $0.id) } : nil
        return Page(lines: lines, next: next)
    }

    private func statement(on engine: StorageEngine) -> SQL {
        let order: SQL =
            switch self.order {
            case .newestFirst: "id DESC"
            case .dueFirst: "due_at, id"
            case .waiting: "\(Self.rank), id"
            }
        return """
            SELECT id, number, summary, kind, channel, urgency, matter, unit, stage, lamp, received_at, due_at, version
            FROM tickets
            WHERE \(conditions(on: engine).joined(separator: " AND "))
            ORDER BY \(order)
            LIMIT \(limit + 1)
            """
    }

    private func conditions(on engine: StorageEngine) -> [SQL] {
        var conditions: [SQL] = []
        if let unit { conditions.append("unit = \(unit)") }
        if let owed { conditions.append(owed.condition) }
        if !marks.isEmpty {
            let marks = marks.map { "\($0.rawValue)" as SQL }.joined(separator: ", ")
            conditions.append("id IN (SELECT ticket FROM marks WHERE mark IN (\(marks)))")
        }
        if !stages.isEmpty { conditions.append("stage IN (\(stages.map { "\($0)" as SQL }.joined(separator: ", ")))") }
        if !lamps.isEmpty { conditions.append("lamp IN (\(lamps.map { "\($0)" as SQL }.joined(separator: ", ")))") }
        // Said once more in plain words, so that both engines know that the index of such lamps serves.
        if !lamps.isEmpty, !lamps.contains(.green) { conditions.append("lamp <> 'green'") }
        if let kind { conditions.append("kind = \(kind)") }
        if let since { conditions.append("received_at >= \(since)") }
        if let dueFrom { conditions.append("due_at >= \(dueFrom)") }
        if let phone { conditions.append("id IN (SELECT ticket FROM contacts WHERE phone = \(phone))") }
        if let hiddenFrom { conditions.append("(accused IS NULL OR accused <> \(hiddenFrom))") }
        if let words { conditions.append(TicketWords.condition(words, on: engine)) }
        if order == .dueFirst { conditions.append("due_at IS NOT NULL") }
        if let after { conditions.append(beyond(after)) }
        return conditions.isEmpty ? ["id > 0"] : conditions
    }

    /// 0 for the most urgent.
    private static let rank: SQL = """
        CASE urgency WHEN \(Urgency.critical) THEN 0 WHEN \(Urgency.urgent) THEN 1 ELSE 2 END
        """

    private func beyond(_ cursor: Cursor) -> SQL {
        switch order {
        case .newestFirst: "id < \(cursor.id)"
        case .dueFirst: "(due_at > \(cursor.due) OR (due_at = \(cursor.due) AND id > \(cursor.id)))"
        case .waiting:
            """
            (\(Self.rank), id) > ((SELECT \(Self.rank) FROM tickets WHERE id = \(cursor.id)), \(cursor.id))
            """
        }
    }
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
