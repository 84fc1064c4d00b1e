// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// An instruction that a leader gave (批示), by the journal entry that has its words.
package struct InstructionEntry: Equatable, Sendable {
    package let ticket: ID<Ticket>
    package let version: Int
    package let at: Date
}

/// Who gave which instruction, so that leaders find their own again. Kept by `TicketLedger`.
package enum InstructionRecords {
    /// The newest instructions of `login`, at most `limit` of them.
    package static func newest(by login: String, limit: Int, in reader: any Reader) throws -> [InstructionEntry] {
        try reader.rows(
            """
            SELECT ticket, version, at
            FROM instructions
            WHERE login = \(login)
            ORDER BY at DESC, ticket DESC
            LIMIT \(limit)
            """
        ).map { row in
            InstructionEntry(
                ticket: try row.value("ticket"),
                version: try row.value("version"),
                at: try row.value("at"),
            )
        }
    }

    /// Who instructed when, by ticket.
    static func all(in reader: any Reader) throws -> [ID<Ticket>: Set<[String]>] {
        try reader.rows("SELECT login, at, ticket FROM instructions").reduce(into: [:]) { given, row in
            let at: Int64 = try row.value("at")
            given[try row.value("ticket"), default: []].insert([try row.value("login"), "\(at)"])
        }
    }

    /// Remembers the author of an instruction that `change` gave.
    static func note(_ change: TicketChange, on stored: StoredTicket, in writer: any Writer) throws {
        guard let login = change.author.login, change.events.hasInstruction else { return }
        try writer.execute(
            """
            INSERT INTO instructions (login, at, ticket, version)
            VALUES (\(login), \(change.at), \(stored.id), \(stored.version))
            ON CONFLICT (login, at, ticket) DO NOTHING
            """
        )
    }
}

extension [TicketEvent] {
    fileprivate var hasInstruction: Bool { contains { if case .instructed = $0 { true } else { false } } }
}

extension [JournalEntry] {
    /// Who instructed when, as `InstructionRecords.all` has it.
    var instructionRows: Set<[String]> {
        Set(
            filter(\.events.hasInstruction).compactMap { entry in
                entry.author.login.map { [$0, "\(entry.at.wholeMilliseconds)"] }
            }
        )
    }
}
