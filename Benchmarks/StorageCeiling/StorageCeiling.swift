// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CSV
import Desk
import Foundation
import SQLiteStorage
import Simulation
import Sites
import Tickets

/// How fast SQLite itself takes the rows of an intake: the ceiling that intake over HTTP is measured against.
///
/// The rows are made by filing requests at a desk, read back, and held in memory; then they are inserted into a new
/// file with the same schema by prepared statements alone, committed in groups of the size that the server had.
@main
struct StorageCeiling: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "StorageCeiling",
        abstract: "Insert the rows of an intake straight into SQLite and print how fast that went, as JSON.",
    )

    @Option(help: "How many tickets.")
    var tickets = 20_000

    @Option(help: "Tickets in a commit, on average: the server's writes divided by its commits.")
    var groupSize = 1.0

    @Option(help: "A CSV file with the columns title and detail; without it, words are made up from --site.")
    var data: String?

    @Option(help: "The site documents.")
    var site = "docs/example-site"

    @Option(help: "A folder on the disk to be measured; the files made in it are removed.")
    var folder = FileManager.default.temporaryDirectory.path

    func validate() throws {
        guard tickets > 0, groupSize >= 1 else { throw ValidationError("--tickets and --group-size are 1 or more") }
    }

    func run() async throws {
        let process = ProcessInfo.processInfo.processIdentifier
        let place = URL(filePath: folder).appending(path: "hotline-ceiling-\(process)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        do {
            print(try await measure(in: place))
            try FileManager.default.removeItem(at: place)
        } catch {
            try FileManager.default.removeItem(at: place)
            throw error
        }
    }

    private func measure(in place: URL) async throws -> String {
        let rows = try await intakeRows(at: place.appending(path: "intake.sqlite").path)
        let path = place.appending(path: "ceiling.sqlite").path
        let database = try SQLiteDatabase.open(path: path)
        try await Desk.prepare(database, at: Date.now)
        await database.close()

        let commits = GroupSizes(of: rows.count, mean: groupSize)
        let store = try RawStore(path: path)
        let seconds = try store.insert(rows, in: commits)
        let result = Result(
            tickets: rows.count,
            commits: commits.count,
            seconds: (seconds * 1000).rounded() / 1000,
            perSecond: (Double(rows.count) / seconds).rounded(),
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(result), as: UTF8.self)
    }

    /// Files the requests at a desk and reads back what it wrote.
    private func intakeRows(at path: String) async throws -> [IntakeRow] {
        let messages = try data.map { file in
            try Message.messages(in: CSVTable([UInt8](Data(contentsOf: URL(filePath: file)))))
        }
        let database = try SQLiteDatabase.open(path: path)
        try await Desk.prepare(database, at: Date.now)
        let documents = try SiteFolder.documents(in: URL(filePath: site, directoryHint: .isDirectory))
        try await Desk.importSite(documents, into: database, at: Date.now)
        let desk = try await Desk.open(database)
        let citizenry = Citizenry(site: desk.site, messages: messages ?? [])
        try await desk.file(tickets, from: citizenry)
        let facts = try await FactArguments.all(of: desk)
        await database.close()
        return try IntakeRow.rows(inFileAt: path, facts: facts)
    }

    private struct Result: Encodable {
        let tickets: Int
        let commits: Int
        let seconds: Double
        let perSecond: Double
    }
}

extension Desk {
    /// Files so many requests, many at once.
    fileprivate func file(_ count: Int, from citizenry: Citizenry) async throws {
        try await withThrowingTaskGroup { clerks in
            for clerk in 0..<64 {
                clerks.addTask {
                    for index in stride(from: clerk, to: count, by: 64) {
                        var generator = SeededGenerator(seed: 1, stream: index)
                        let request = citizenry.request(index, id: "\(index)", at: time.now, using: &generator)
                        _ = try await file(request, by: .citizen, device: "api")
                    }
                }
            }
            try await clerks.waitForAll()
        }
    }
}
