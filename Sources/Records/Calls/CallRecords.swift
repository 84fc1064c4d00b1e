// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// The calls of the exchange, those that go on and those that are over (A2).
package enum CallRecords {
    /// Writes what is known of a call now.
    package static func put(_ call: StoredCall, in writer: any Writer) throws {
        let record = call.record
        let direction = record.opening.direction.rawValue
        let text = try StoredJSON.text(record)
        try writer.execute(
            """
            INSERT INTO calls (id, began_at, closed_at, direction, phone, agent, outcome, is_worked_on, record)
            VALUES (\(record.id), \(record.opening.began), \(record.closing?.at), \(direction),
                \(record.opening.outside.phone), \(call.agent), \(call.outcome), \(record.isWorkedOn), \(text))
            ON CONFLICT (id) DO UPDATE
            SET closed_at = excluded.closed_at, phone = excluded.phone, agent = excluded.agent,
                outcome = excluded.outcome, is_worked_on = excluded.is_worked_on, record = excluded.record
            """
        )
    }

    package static func find(_ id: CallID, in reader: any Reader) throws -> StoredCall? {
        try reader.first("SELECT record, agent FROM calls WHERE id = \(id)").map(StoredCall.init)
    }

    /// Those that go on, and those on which a seat still works.
    package static func open(in reader: any Reader) throws -> [StoredCall] {
        try reader.rows("SELECT record, agent FROM calls WHERE is_worked_on ORDER BY id").map(StoredCall.init)
    }

    /// A page of calls, the newest first.
    package static func page(_ list: CallList, in reader: any Reader) throws -> [StoredCall] {
        var conditions: [SQL] = ["began_at < \(list.before ?? .distantFuture)"]
        if let phone = list.phone { conditions.append("phone = \(phone)") }
        if let agent = list.agent { conditions.append("agent = \(agent)") }
        if let outcome = list.outcome { conditions.append("outcome = \(outcome)") }
        if let unit = list.hiddenFrom {
            conditions.append(
                """
                NOT EXISTS (
                    SELECT 1
                    FROM ticket_calls
                    JOIN tickets ON tickets.id = ticket_calls.ticket
                    WHERE ticket_calls.call = calls.id AND tickets.accused = \(unit)
                )
                """
            )
        }
        return try reader.rows(
            """
            SELECT record, agent
            FROM calls
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY began_at DESC, id
            LIMIT \(list.limit)
            """
        ).map(StoredCall.init)
    }

    /// Ties a call to a ticket; twice is as good as once.
    package static func link(_ call: CallID, to ticket: ID<Ticket>, in writer: any Writer) throws {
        try writer.execute(
            "INSERT INTO ticket_calls (ticket, call) VALUES (\(ticket), \(call)) ON CONFLICT (ticket, call) DO NOTHING"
        )
    }

    /// The calls about a ticket, oldest first.
    package static func calls(about ticket: ID<Ticket>, in reader: any Reader) throws -> [StoredCall] {
        try reader.rows(
            """
            SELECT calls.record, calls.agent
            FROM ticket_calls
            JOIN calls ON calls.id = ticket_calls.call
            WHERE ticket_calls.ticket = \(ticket)
            ORDER BY calls.began_at, calls.id
            """
        ).map(StoredCall.init)
    }

    /// The tickets that a call is about, in the order in which they were filed.
    package static func tickets(of call: CallID, in reader: any Reader) throws -> [ID<Ticket>] {
        try reader.rows("SELECT ticket FROM ticket_calls WHERE call = \(call) ORDER BY ticket")
            .map { try $0.value("ticket") }
    }
}

/// Which calls one looks for.
package struct CallList: Sendable {
    package var phone: PhoneNumber?
    package var agent: String?
    package var outcome: StoredCall.Outcome?
    /// Those that began earlier; nil for the newest.
    package var before: Date?
    /// A unit that must not learn of reports about it (domain.md 1.16).
    package var hiddenFrom: UnitCode?
    package var limit = 50

    package init() {}
}

extension StoredCall {
    fileprivate init(row: Row) throws {
        let text: String = try row.value("record")
        self.init(record: try StoredJSON.value(CallRecord.self, from: text), agent: try row.value("agent"))
    }
}

extension CallRecord {
    /// It goes on, or a seat has not done with it.
    fileprivate var isWorkedOn: Bool { closing == nil || wrapUps.contains { $0.ended == nil } }
}
