// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Foundation
import Sites
import Tickets
import WorkCalendar

/// `hotline routing dry-run --since DATE`: past tickets against today's rules. Prints a line of JSON for each that would
/// be routed otherwise, and why, then one with the counts and from which unit to which how many would go.
struct RoutingDryRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dry-run",
        abstract: "Route past tickets by today's rules and say what would change; nothing is changed.",
    )

    @Option(help: "The first day of filing, for example 2026-01-31.")
    var since: String

    @Option(help: "A folder of site documents to try instead of those in force.")
    var site: String?

    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard let day = Day(since) else { throw ValidationError("“\(since)” is not a day such as 2026-01-31") }
        let candidate = try site.map { folder in
            let documents = try SiteCommand.documents(in: folder)
            return try SiteCommand.reporting { () throws(SiteFaults) in try SiteReader.read(documents) }
        }
        try await store.withDesk { desk in
            let run = try await desk.dryRun(since: day, under: candidate) { change in
                Console.answer(ChangeLine(change).json)
            }
            Console.answer(SummaryLine(run).json)
        }
    }
}

/// What one ticket's line holds.
private struct ChangeLine: Encodable {
    let number: String
    let handledBy: String?
    let before: Side
    let after: Side
    /// The reasons of the new decision, as the journal keeps them.
    let because: [RoutingDecision.Reason]

    struct Side: Encodable {
        let unit: String?
        let matter: String?
        let automatic: Bool

        init(_ way: DryRun.Way) {
            unit = way.unit?.rawValue
            matter = way.matter?.rawValue
            automatic = way.isAutomatic
        }
    }

    init(_ change: DryRunChange) {
        number = change.number.rawValue
        handledBy = change.handledBy?.rawValue
        before = Side(change.before)
        after = Side(change.after)
        because = change.because
    }
}

private struct SummaryLine: Encodable {
    let tickets: Int
    let changed: Int
    let gained: Int
    let lost: Int
    let moreAutomatic: Int
    let lessAutomatic: Int
    /// The most frequent first.
    let moves: [Move]

    struct Move: Encodable {
        let from: String?
        let to: String?
        let tickets: Int
    }

    init(_ run: DryRun) {
        tickets = run.tickets
        changed = run.changed
        gained = run.gained
        lost = run.lost
        moreAutomatic = run.moreAutomatic
        lessAutomatic = run.lessAutomatic
        moves = run.moves
            .map { Move(from: $0.from?.rawValue, to: $0.to?.rawValue, tickets: $1) }
            .sorted { ($1.tickets, $0.from ?? "", $0.to ?? "") < ($0.tickets, $1.from ?? "", $1.to ?? "") }
    }
}

extension Encodable {
    /// On one line, with keys in a fixed order.
    fileprivate var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and flags always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
