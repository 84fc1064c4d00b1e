// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// A city's month, small: holidays inside, returns, extensions, late units, and the plug pulled in the middle. The same at
/// full size is Benchmarks/month.
struct SimulatedMonthTests {
    /// From 20 September to 20 October 2026, with Mid-Autumn, National Day and their make-up days.
    private static let month = ["--tickets", "200", "--seed", "7", "--days", "30", "--until", "2026-10-20T00:00:00Z"]
    /// When the reports are made.
    private static let november = Date(timeIntervalSince1970: 1_793_520_000)

    @Test(arguments: Engine.available)
    func `after a crash in the middle, every report is what its journal says by another's count`(
        engine: Engine
    ) async throws {
        try await engine.withTestDatabase { store in
            _ = try await Operator.prepare(store.url)
            let arguments = ["simulate", "--database", store.url] + Self.month

            let before = try await Self.pullThePlug(on: arguments, in: store.database)
            let resumed = try await Program.run(arguments + ["--resume"])
            let verification = try await Program.run("verify", "--database", store.url)
            let desk = try await Desk.open(store.database, time: TimeSource { Self.november })
            let made = try await desk.makeDueReports()
            let answer = try await Self.recount(store.database)

            #expect(before > 300)
            #expect(resumed.code == 0, "\(resumed.output) \(resumed.messages)")
            #expect(resumed.output.hasPrefix("200 tickets"), "\(resumed.output)")
            #expect(verification.code == 0, "\(verification.messages)")
            #expect(made.count { $0.key.kind == "weekly" } >= 5)
            #expect(answer.code == 0, "\(answer.messages)")
        }
    }

    /// Starts the program and kills it as soon as it has written something.
    ///
    /// - Returns: How many entries the journal had then.
    private static func pullThePlug(on arguments: [String], in database: any Database) async throws -> Int64 {
        let process = Process()
        process.executableURL = Program.executable
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        var entries: Int64 = 0
        while entries < 600, process.isRunning {
            entries = try await database.read { try Journal.lastPosition(in: $0) }
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal, "it was in the middle")
        return entries
    }

    private static func recount(_ database: any Database) async throws -> (code: Int32, messages: String) {
        let lines = try await database.read { reader in
            let journal = try reader.rows("SELECT ticket, at, events FROM journal ORDER BY position").map { row in
                let ticket: Int64 = try row.value("ticket")
                let at: Int64 = try row.value("at")
                return #"{"ticket":\#(ticket),"at":\#(at),"events":\#(try row.value("events", as: String.self))}"#
            }
            let reports = try reader.rows("SELECT figures FROM reports").map { row in
                #"{"report":\#(try row.value("figures", as: String.self))}"#
            }
            return journal + reports
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "hotline-month-\(UUID().uuidString)")
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        // What cannot be removed from the machine's temporary folder harms nobody.
        defer { try? FileManager.default.removeItem(at: file) }
        let script = Readers.root.appending(path: "Benchmarks/recount.py").path
        let answer = try await Readers.python([script, "--lines", file.path])
        return (answer.code, String(decoding: answer.output, as: UTF8.self) + answer.messages)
    }
}
