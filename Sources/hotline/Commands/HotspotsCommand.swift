// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CSV
import Desk
import Foundation
import Routing
import WorkCalendar

/// `hotline hotspots`: what several people told of, the hottest first, a line of JSON each (contracts.md).
struct HotspotsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hotspots",
        abstract: "Find what several people told of and rank it by how hot it is; nothing is changed.",
        discussion:
            "A row of the file that cannot be read is named with its line and left out; the command then exits 1.",
    )

    @Option(help: "CSV with msg_id,time,title,detail and, if known, user and likes; the store's tickets without it.")
    var data: String?

    @Option(help: "Of the store, the first day of filing, for example 2026-01-31; 90 days ago without it.")
    var since: String?

    @Option(help: "So many topics at most.")
    var limit: Int?

    @OptionGroup var store: StoreOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more") }
        if let since, Day(since) == nil { throw ValidationError("“\(since)” is not a day such as 2026-01-31") }
    }

    func run() async throws {
        var refused = 0
        let concerns: [Concern]
        if let data {
            concerns = try ConcernFile.read(data) { message in
                refused += 1
                Console.say(message)
            }
        } else {
            concerns = try await store.withDesk { try await $0.concerns(since: since.flatMap { Day($0) }) }
        }
        let hotspots = Hotspot.find(in: concerns) { Console.progress("\($0) of \(concerns.count)") }
        Console.progress("")
        for (place, hotspot) in hotspots.prefix(limit ?? .max).enumerated() {
            Console.answer(HotspotLine(hotspot, rank: place + 1).json)
        }
        if refused > 0 { throw ExitCode.failure }
    }
}

/// What one topic's line holds.
private struct HotspotLine: Encodable {
    let rank: Int
    let title: String
    let count: Int
    let people: Int
    let from: String
    let to: String
    let likes: Int
    /// See `Heat`.
    let growth: Double
    let members: [String]

    init(_ hotspot: Hotspot, rank: Int) {
        self.rank = rank
        title = hotspot.title
        count = hotspot.members.count
        people = hotspot.heat.people
        from = hotspot.from.formatted(.iso8601)
        to = hotspot.to.formatted(.iso8601)
        likes = hotspot.heat.likes
        growth = (hotspot.heat.growth * 100).rounded() / 100
        members = hotspot.members
    }

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings and finite numbers always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
