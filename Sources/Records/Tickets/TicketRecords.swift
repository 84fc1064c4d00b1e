// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// Looks tickets up one at a time. Lists are `TicketList`; writing is `TicketLedger`.
package enum TicketRecords {
    package static func find(_ number: TicketNumber, in reader: any Reader) throws -> StoredTicket? {
        try reader.first("SELECT id, number, version, state FROM tickets WHERE number = \(number)").map(
            StoredTicket.init
        )
    }

    package static func find(_ id: ID<Ticket>, in reader: any Reader) throws -> StoredTicket? {
        try reader.first("SELECT id, number, version, state FROM tickets WHERE id = \(id)").map(StoredTicket.init)
    }

    /// Every ticket filed on `day` or later, the oldest first; see below.
    package static func each(
        filedSince day: Day,
        in reader: any Reader,
        _ body: (StoredTicket) throws -> Void,
    ) throws {
        let first = "\(day)".replacing("-", with: "")
        try each("number >= \(first)", in: reader, body)
    }

    /// The newest tickets filed on `day` or later, at most `limit`.
    package static func newest(filedSince day: Day, limit: Int, in reader: any Reader) throws -> [StoredTicket] {
        let first = "\(day)".replacing("-", with: "")
        return try reader.rows(
            """
            SELECT id, number, version, state
            FROM tickets
            WHERE number >= \(first)
            ORDER BY number DESC
            LIMIT \(limit)
            """
        ).map(StoredTicket.init)
    }

    /// Every ticket that fulfils `condition`, the oldest first, without holding all of them at once. One that cannot be
    /// read is left out: `verify` names it, and it must not keep a server from starting.
    static func each(
        _ condition: SQL,
        in reader: any Reader,
        _ body: (StoredTicket) throws -> Void,
    ) throws {
        var last = ID<Ticket>(0)
        while true {
            let rows = try reader.rows(
                """
                SELECT id, number, version, state
                FROM tickets
                WHERE id > \(last) AND \(condition)
                ORDER BY id
                LIMIT 500
                """
            )
            guard let newest = rows.last else { return }
            for row in rows {
                // See above.
                guard let stored = try? StoredTicket(row: row) else { continue }
                try body(stored)
            }
            last = try newest.value("id")
        }
    }

    /// A ticket's number alone.
    package static func number(of id: ID<Ticket>, in reader: any Reader) throws -> TicketNumber? {
        try reader.first("SELECT number FROM tickets WHERE id = \(id)")?.value("number")
    }

    /// The ticket that a channel's message has become already (A1).
    package static func find(channel: Channel, externalID: String, in reader: any Reader) throws -> StoredTicket? {
        try reader.first(
            "SELECT id, number, version, state FROM tickets WHERE channel = \(channel) AND external_id = \(externalID)"
        ).map(StoredTicket.init)
    }

    /// Where the next ticket goes.
    package struct Place: Sendable {
        package let id: ID<Ticket>
        package let number: TicketNumber
    }

    /// Row and number for the next ticket of `day`; nil when the day's numbers are used up.
    package static func nextPlace(on day: Day, in reader: any Reader) throws -> Place? {
        let newest = try reader.first("SELECT id, number FROM tickets ORDER BY id DESC LIMIT 1")
        let id = ID<Ticket>(try (newest?.value("id") ?? 0) + 1)
        let last: TicketNumber? = try newest?.value("number")
        // The first ticket of a day, and those after the clock has stepped back, look for their day's numbers.
        let count = if let last, last.isOf(day) { last.count } else { try count(on: day, in: reader) }
        guard count < TicketNumber.mostOfADay else { return nil }
        return Place(id: id, number: TicketNumber(day: day, count: count + 1))
    }

    private static func count(on day: Day, in reader: any Reader) throws -> Int {
        let first = TicketNumber(day: day, count: 0)
        let last = TicketNumber(day: day, count: TicketNumber.mostOfADay)
        let row = try reader.first(
            "SELECT MAX(number) AS newest FROM tickets WHERE number BETWEEN \(first) AND \(last)"
        )
        return try row?.value("newest", as: TicketNumber?.self)?.count ?? 0
    }

    /// The rows of tickets whose lamp changes at or before `instant`, the oldest alarm first, at most `limit`.
    package static func alarmed(at instant: Date, limit: Int, in reader: any Reader) throws -> [ID<Ticket>] {
        try reader.rows(
            """
            SELECT id
            FROM tickets
            WHERE alarm_at IS NOT NULL AND alarm_at <= \(instant)
            ORDER BY alarm_at
            LIMIT \(limit)
            """
        ).map { try $0.value("id") }
    }

    /// Takes a ticket's alarm away, so that one that cannot be read does not hold up the others. `verify` names it.
    package static func silence(_ id: ID<Ticket>, in writer: any Writer) throws {
        try writer.execute("UPDATE tickets SET alarm_at = NULL WHERE id = \(id)")
    }

    /// The newest tickets in a stage, at most `limit`.
    package static func newest(in stage: Stage.Name, limit: Int, in reader: any Reader) throws -> [StoredTicket] {
        try reader.rows(
            """
            SELECT id, number, version, state
            FROM tickets
            WHERE stage = \(stage)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map(StoredTicket.init)
    }

    /// When the last of a unit's clocks that end first ends, if any clock of it runs.
    package static func lastDue(of unit: UnitCode, in reader: any Reader) throws -> Date? {
        try reader.first("SELECT MAX(due_at) AS last FROM tickets WHERE unit = \(unit) AND due_at IS NOT NULL")?
            .value("last")
    }

    /// When the next lamp changes, if any clock runs.
    package static func nextAlarm(in reader: any Reader) throws -> Date? {
        try reader.first("SELECT MIN(alarm_at) AS next FROM tickets WHERE alarm_at IS NOT NULL")?.value("next")
    }
}

extension StoredTicket {
    init(row: Row) throws {
        var ticket = try StoredJSON.value(Ticket.self, from: try row.value("state"))
        ticket.number = try row.value("number")
        self.init(id: try row.value("id"), version: try row.value("version"), ticket: ticket)
    }
}
