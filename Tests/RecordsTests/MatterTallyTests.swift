// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Storage
import TestKit
import Testing
import Tickets
import WorkCalendar

/// How the catalogue's matters are used, counted on write and found again in the journal (C1, V5).
struct MatterTallyTests {
    private static let lamps = MatterCode("urban.roads.lamps")!
    private static let manhole = MatterCode("urban.roads.manhole")!

    @Test(arguments: Engine.available)
    func `a matter is counted where the ticket lies, in the month of filing`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let (first, other) = (Self.lamps, Self.manhole)
            let number = try await office.file { $0.filing.matter = first }.stored.ticket.number
            _ = try await office.file("有事想问。", id: "2") { $0.filing.matter = first }

            let filed = try await office.received()
            try await office.perform(.classify(kind: .help, matter: other), on: number, by: .dispatcher)
            let moved = try await office.received()

            #expect(filed == [first: 2])
            #expect(moved == [first: 1, other: 1])
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `what is counted is what the journal says, and a changed cell is found`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file { $0.filing.matter = Self.lamps }

            let untouched = try await office.verification()
            _ = try await database.write { try $0.execute("UPDATE matter_tallies SET count = count + 1") }
            let changed = try await office.verification()

            #expect(untouched.disagreements.isEmpty)
            #expect(
                changed.disagreements.contains { disagreement in
                    if case .tallyDiffers(let cell, _, _) = disagreement { cell.contains("received") } else { false }
                }
            )
        }
    }

    @Test(arguments: Engine.available)
    func `a store from before is counted from its journal at the next start, once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in ["1", "2", "3"] { _ = try await office.file(id: id) }
            let counted = try await office.uses()
            _ = try await database.write { writer in
                try writer.execute("DELETE FROM matter_tallies")
                try writer.execute(
                    "INSERT INTO matter_tallies (month, matter, fact, count) VALUES ('', '', 'unfilled', 3)"
                )
            }

            try await Desk.prepare(database, at: office.clock.now)
            let again = try await office.uses()
            try await Desk.prepare(database, at: office.clock.now)

            #expect(!counted.isEmpty)
            #expect(again == counted)
            #expect(try await office.uses() == counted)
            #expect(try await !database.read { try MatterTallies.isIncomplete(in: $0) })
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `the last month of use is known of what was used long ago`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let matter = Self.lamps
            _ = try await office.file { $0.filing.matter = matter }
            office.clock.move(to: .at("2027-09-01T09:00:00+08:00"))

            let use = try await office.desk.matterUse(since: try #require(Day("2026-10-01")))

            #expect(use.counts.isEmpty)
            #expect(use.lastUse[matter]?.description == "2026-03")
        }
    }
}

extension Office {
    /// All that was ever counted.
    fileprivate func uses() async throws -> [MatterCount] {
        let beginning = Day(daysSinceEpoch: 0)
        return try await desk.matterUse(since: beginning).counts
    }

    fileprivate func received() async throws -> [MatterCode: Int] {
        try await uses().filter { $0.fact == .received }.reduce(into: [:]) { $0[$1.matter] = $1.count }
    }
}
