// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CSV
import Desk
import Foundation
import Logging
import Simulation
import Tickets
import WorkCalendar

/// `hotline simulate`: a city's life through the ordinary doors.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a city's life: intake, dispatch, handling, delays, surveys.",
        discussion: """
            The same seed and days give the same lives. Citizens' words are made up from the site's catalogue, or taken \
            in turn from --data: a CSV file with the columns title and detail. Nobody is named, and telephone numbers \
            are examples.
            """,
    )

    @Option(help: "How many tickets live.")
    var tickets: Int

    @Option(help: "Tickets filed in a second, at most.")
    var rate: Double?

    @Option(help: "Gives the same lives again.")
    var seed: UInt64 = 1

    @Option(help: "Over how many days, up to now; 30 show natural delays, 0 plays as fast as it goes.")
    var days: Double = 1

    @Option(help: "The end of those days, such as 2026-10-20T00:00:00Z; now, if it is not given.")
    var until: String?

    @Flag(help: "Go on with the lives of an earlier run of the same seed, days and end, such as one that was killed.")
    var resume = false

    @Option(help: "A CSV file with the columns title and detail.")
    var data: String?

    @Flag(help: "Take up open tickets of the store, the newest first, instead of filing new ones; implies --days 0.")
    var existing = false

    @OptionGroup var store: StoreOptions

    func validate() throws {
        guard tickets >= 0 else { throw ValidationError("--tickets is a number from 0") }
        guard (0...365).contains(days) else { throw ValidationError("--days is a number from 0 to 365") }
        if let until, InstantText.instant(until) == nil {
            throw ValidationError("--until is an instant such as …T00:00:00Z")
        }
        guard !resume || days > 0 else { throw ValidationError("--resume needs --days above 0") }
        if let rate, rate <= 0 { throw ValidationError("--rate is a number above 0") }
    }

    func run() async throws {
        let messages = try data.map(Self.messages) ?? []
        let plan = SimulationPlan(
            tickets: tickets,
            seed: seed,
            days: days,
            rate: rate,
            carriesOn: existing,
            until: until.flatMap(InstantText.instant),
            resumes: resume,
        )
        let start = ContinuousClock.now
        let report = try await store.withDesk { desk in
            let simulator = Simulator(
                office: desk,
                plan: plan,
                messages: messages,
                logger: Logger(label: "simulate"),
            )
            return try await simulator.run { report in
                Console.progress("\(report.filed) tickets filed, \(report.commands) commands")
            }
        }
        Console.progress("")
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        for line in report.lines(seconds: seconds) { Console.answer(line) }
        guard report.refusals.isEmpty else { throw ExitCode.failure }
    }

    private static func messages(in file: String) throws -> [Message] {
        do {
            return try Message.messages(in: CSVTable([UInt8](Data(contentsOf: URL(filePath: file)))))
        } catch let fault as CSVFault {
            throw ValidationError("\(file): \(fault)")
        }
    }
}

extension SimulationReport {
    /// What the command prints of a run that took `seconds`.
    fileprivate func lines(seconds: Double) -> [String] {
        let surveyed = closings[.surveyed] ?? 0
        let share = tickets == 0 ? 0 : 100 * Double(surveyed) / Double(tickets)
        return [
            "\(tickets) tickets (\(filed) filed, \(alreadyFiled) filed before), \(commands) commands, "
                + "\(lampChanges) lamp changes",
            "closed with survey: \(surveyed) (\(share.formatted(.number.precision(.fractionLength(1)))) %)",
            "closed: " + Self.list(closings.map { ($0.key.rawValue, $0.value) }),
            "stages: " + Self.list(stages.map { ($0.key.rawValue, $0.value) }),
            "deeds: " + Self.list(deeds.map { ($0.key.rawValue, $0.value) }),
            "refused: " + Self.list(refusals.map { ($0.key, $0.value) }),
            String(
                format: "%.1f s: %.0f tickets/s, %.0f commands/s",
                seconds,
                Double(tickets) / seconds,
                Double(commands) / seconds,
            ),
        ]
    }

    private static func list(_ counts: [(String, Int)]) -> String {
        guard !counts.isEmpty else { return "none" }
        return counts.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}
