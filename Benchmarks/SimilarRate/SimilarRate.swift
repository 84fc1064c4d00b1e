// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Foundation
import PostgresStorage
import Records
import SQLiteStorage
import Simulation
import Sites
import Storage
import Tickets

/// What one more ticket costs the topics, and a look for similar tickets while typing, in a large store.
///
/// The store is filled with the sketches of made-up requests; the tickets that are measured are filed at a desk and
/// followed one by one, each with a commit of its own, as when they come alone.
@main
struct SimilarRate: AsyncParsableCommand {
    @Option(help: "An empty store: sqlite:PATH or postgresql://…")
    var database: String

    @Option(help: "Tickets kept before anything is measured.")
    var kept = 1_000_000

    @Option(help: "Tickets measured.")
    var measured = 2_000

    @Option(help: "The site documents.")
    var site = "docs/example-site"

    func run() async throws {
        let database: any Database =
            switch try DatabaseURL(database) {
            case .sqlite(let path): try SQLiteDatabase.open(path: path)
            case .postgres(let url): try PostgresDatabase.open(url: url)
            }
        try await Desk.prepare(database, at: Date.now)
        let documents = try SiteFolder.documents(in: URL(filePath: site, directoryHint: .isDirectory))
        try await Desk.importSite(documents, into: database, at: Date.now)
        let desk = try await Desk.open(database)
        let citizenry = Citizenry(site: desk.site, messages: [])

        try await SketchStore(database: database, citizenry: citizenry).fill(kept)
        try await report("update", desk.updates(measured, from: citizenry))
        try await report("similar", desk.looks(measured, from: citizenry))
        await database.close()
    }

    private func report(_ what: String, _ times: [Double]) throws {
        let times = times.sorted()
        print(
            """
            {"what":"\(what)","kept":\(kept),"measured":\(times.count),"p50":\(times[times.count / 2].short),\
            "p95":\(times[times.count * 95 / 100].short),"slowest":\((times.last ?? 0).short)}
            """
        )
    }
}

extension Double {
    /// Milliseconds with two decimals.
    fileprivate var short: Double { (self * 100).rounded() / 100 }
}

extension Desk {
    /// Files requests and lets the topics follow them, one at a time.
    ///
    /// - Returns: Milliseconds for each, its commit included.
    fileprivate func updates(_ count: Int, from citizenry: Citizenry) async throws -> [Double] {
        let follower = GroupTopics(sites: sites, time: time)
        var times: [Double] = []
        for index in 0..<count {
            let start = try await database.read { try Journal.lastPosition(in: $0) }
            var generator = SeededGenerator(seed: 2, stream: index)
            let request = citizenry.request(index, id: "\(index)", at: time.now, using: &generator)
            _ = try await file(request, by: .citizen, device: "api")
            let entries = try await database.read { try Journal.entries(after: start, limit: 10, in: $0) }
            let begin = ContinuousClock.now
            let consequences = follower.follow(entries)
            try await database.write { try consequences($0) }
            times.append((ContinuousClock.now - begin) / .milliseconds(1))
        }
        return times
    }

    /// Looks for similar tickets, as the form does while an agent types.
    ///
    /// - Returns: Milliseconds for each look.
    fileprivate func looks(_ count: Int, from citizenry: Citizenry) async throws -> [Double] {
        var times: [Double] = []
        for index in 0..<count {
            var generator = SeededGenerator(seed: 3, stream: index)
            let request = citizenry.request(index, id: "\(index)", at: time.now, using: &generator)
            let begin = ContinuousClock.now
            _ = try await openTickets(
                like: request.filing.narrative,
                summary: "",
                address: request.filing.place.address,
                from: request.contact.phone,
                limit: 5,
                for: .staff(login: "agent1", role: .agent, unit: nil),
            )
            times.append((ContinuousClock.now - begin) / .milliseconds(1))
        }
        return times
    }
}
