// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Attachments
import Desk
import Records
import Sites
import Storage
import WorkCalendar

/// `hotline verify`: replays the journal and compares chain, tickets, tallies and the files that are attached.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Replay the journal: hash chain, tickets, tallies, attached files; any disagreement is named."
    )

    @OptionGroup var store: StoreOptions

    func run() async throws {
        var verification = try await store.withDesk { desk in
            let calendar = desk.site.calendar
            return try await desk.database.read { reader in
                try Verification.run(in: reader, day: { calendar.day(of: $0) }) { entries in
                    Console.progress("\(entries) journal entries")
                }
            }
        }
        // After the store was found: a mistyped name must leave no folder behind. Without a folder, whatever is attached is
        // missing.
        let contents = try await store.fileRoom()?.store
        try verification.checkContents { try contents?.digestFound(for: $0) }
        for disagreement in verification.disagreements { Console.say("\(disagreement)") }
        Console.answer(
            """
            \(verification.entries) journal entries, \(verification.tickets) tickets, \
            \(verification.tallyCells) tally cells, \(verification.factCells) fact cells, \
            \(verification.neededContents) attached contents: \
            \(verification.disagreements.count) disagreements
            """
        )
        guard verification.disagreements.isEmpty else { throw ExitCode.failure }
    }
}
