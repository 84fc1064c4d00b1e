// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Records
import Sites
import Storage
package import Tickets

/// What a leader asked for, and the ticket as it stands now.
package struct GivenInstruction: Sendable {
    package let text: String
    package let at: Date
    package let stored: StoredTicket
}

extension Desk {
    /// How many open tickets have each mark, by unit.
    package func markCounts() async throws -> [MarkCount] {
        try await database.read { try MarkRecords.counts(in: $0) }
    }

    /// The newest instructions that `author` has given and what became of them.
    package func instructions(by author: Author, limit: Int) async throws -> [GivenInstruction] {
        guard let login = author.login else { return [] }
        let site = site
        return try await database.read { reader in
            try InstructionRecords.newest(by: login, limit: limit, in: reader).flatMap { entry in
                guard let stored = try TicketRecords.find(entry.ticket, in: reader),
                    site.shows(stored.ticket, to: author)
                else { return [GivenInstruction]() }
                let given = try Journal.entries(of: entry.ticket, in: reader).first { $0.version == entry.version }
                return given?.instructions.map { GivenInstruction(text: $0, at: entry.at, stored: stored) } ?? []
            }
        }
    }
}

extension JournalEntry {
    fileprivate var instructions: [String] {
        events.compactMap { event in
            guard case .instructed(let text) = event else { return nil }
            return text
        }
    }
}
