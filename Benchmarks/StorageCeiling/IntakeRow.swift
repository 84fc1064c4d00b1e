// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import GRDB
import Records
import Sites
import Storage
import Tickets
import WorkCalendar

/// Everything that filing one request writes, ready to be bound.
struct IntakeRow {
    let ticket: StatementArguments
    let contact: StatementArguments
    let entry: StatementArguments
    let tally: StatementArguments
    let total: StatementArguments
    let facts: [StatementArguments]

    /// The rows of a file in which every ticket has just been filed.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - facts: Those of each ticket, by its id.
    /// - Returns: One for each ticket, in the order of filing.
    /// - Throws: `DatabaseError` when the file cannot be read.
    static func rows(inFileAt path: String, facts: [Int64: [StatementArguments]]) throws -> [IntakeRow] {
        try DatabaseQueue(path: path).read { database in
            let tickets = try arguments("SELECT * FROM tickets ORDER BY id", in: database)
            let contacts = try arguments("SELECT * FROM contacts ORDER BY ticket", in: database)
            let entries = try arguments("SELECT * FROM journal ORDER BY ticket", in: database)
            let tallies = try arguments(
                "SELECT COALESCE(unit, ''), stage, lamp, channel, kind, filed_on FROM tickets ORDER BY id",
                in: database,
            )
            let totals = try arguments(
                "SELECT COALESCE(unit, ''), stage, lamp FROM tickets ORDER BY id",
                in: database,
            )
            let ids = try Int64.fetchAll(database, sql: "SELECT id FROM tickets ORDER BY id")
            return ids.indices.map { place in
                IntakeRow(
                    ticket: tickets[place],
                    contact: contacts[place],
                    entry: entries[place],
                    tally: tallies[place],
                    total: totals[place],
                    facts: facts[ids[place]] ?? [],
                )
            }
        }
    }

    private static func arguments(_ sql: String, in database: GRDB.Database) throws -> [StatementArguments] {
        try GRDB.Row.fetchAll(database, sql: sql).map { StatementArguments($0.databaseValues) }
    }
}

/// The facts that the registration of each ticket brought: day, unit, fact.
enum FactArguments {
    static func all(of desk: Desk) async throws -> [Int64: [StatementArguments]] {
        let entries = try await desk.database.read { try Journal.entries(after: 0, limit: .max, in: $0) }
        let calendar = desk.site.calendar
        return entries.reduce(into: [:]) { facts, entry in
            guard case .registered(let filing)? = entry.events.first else { return }
            let ticket = Ticket(number: TicketNumber(day: calendar.day(of: entry.at), count: 1), filing: filing)
            let day = calendar.day(of: entry.at).description
            facts[entry.ticket.rawValue] = ticket.facts(of: entry.events, at: entry.at).map { counted in
                [day, counted.unit?.rawValue ?? "", counted.fact.rawValue]
            }
        }
    }
}
