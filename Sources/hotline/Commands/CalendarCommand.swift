// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Foundation
import Sites
import WorkCalendar

/// `hotline calendar …`: the work calendar's arithmetic.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Reckon with working time, and take over official days.",
        subcommands: [Evaluate.self, ImportDays.self],
    )

    /// `hotline calendar evaluate [FILE]`: one answer a line, in order, never stopping at a bad one.
    struct Evaluate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Answer JSON lines about working time.")

        @Argument(help: "JSON lines; standard input without it.")
        var file: String?

        @OptionGroup var store: StoreOptions

        func run() async throws {
            let calendar = try await siteCalendar()
            try Console.eachLine(of: file) { line in
                Console.answer(CalendarEvaluation.answer(line: line, siteCalendar: calendar))
            }
        }

        /// The calendar for lines that bring none, when a store is named.
        private func siteCalendar() async throws -> WorkCalendar? {
            guard try await store.namesStore() else { return nil }
            return try await store.withDesk { $0.site.calendar }
        }
    }
}
