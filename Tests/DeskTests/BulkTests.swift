// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import TestKit
import Testing
import Tickets

/// One command on many tickets: each on its own, and nothing twice.
struct BulkTests {
    private static let supervisor = Author.staff(login: "supervisor1", role: .supervisor, unit: .centre)
    private let run = BulkRun(owner: "supervisor1", key: "k", digest: "d")

    private func perform(_ number: TicketNumber, _ version: Int, _ run: BulkRun, in office: Office) async throws
        -> BulkOutcome
    {
        try await office.desk.perform(
            .urge(note: "请尽快办理"),
            on: SeenTicket(number: number, version: version),
            of: run,
            by: Self.supervisor,
            device: "test",
        )
    }

    @Test(arguments: Engine.available)
    func `a run that is sent again does nothing twice, and what it had not done it does`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let first = try await office.file(id: "1").stored
            let second = try await office.file(id: "2").stored
            try await office.desk.admit(run)
            let once = try await perform(first.ticket.number, first.version, run, in: office)

            // As after a crash: the same again, from the beginning.
            try await office.desk.admit(run)
            let again = try await perform(first.ticket.number, first.version, run, in: office)
            let other = try await perform(second.ticket.number, second.version, run, in: office)

            #expect(once == .done(version: first.version + 1))
            #expect(again == once)
            #expect(other == .done(version: second.version + 1))
            for number in [first.ticket.number, second.ticket.number] {
                #expect(try await office.desk.file(of: number, for: .admin).ticket.overlays.urgings == 1)
            }
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `what was not done leaves no trace and may be tried again`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let stored = try await office.file(id: "1").stored
            let number = stored.ticket.number
            try await office.perform(.urge(note: "先到一步"), on: number, by: Self.supervisor)

            let stale = try await perform(number, stored.version, run, in: office)
            let unknown = try await perform(TicketNumber("20991231000001")!, 1, run, in: office)
            let fresh = try await perform(number, stored.version + 1, run, in: office)

            #expect(stale == .turnedAway(.staleVersion(seen: stored.version, current: stored.version + 1)))
            #expect(unknown == .turnedAway(.unknownTicket("20991231000001")))
            #expect(fresh == .done(version: stored.version + 2))
        }
    }

    @Test(arguments: Engine.available)
    func `a key stands for one run of one person, for a week`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let stored = try await office.file(id: "1").stored
            _ = try await perform(stored.ticket.number, stored.version, run, in: office)
            let other = BulkRun(owner: "supervisor1", key: "k", digest: "another")

            await #expect(throws: DeskRefusal.bulkKeyTaken) { try await office.desk.admit(other) }
            try await office.desk.admit(BulkRun(owner: "agent1", key: "k", digest: "another"))
            office.clock.advance(hours: 24 * 7 + 1)
            try await office.desk.admit(other)
        }
    }

    @Test(arguments: Engine.available)
    func `two who send the same run at once do it once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let stored = try await office.file(id: "1").stored
            let (number, version) = (stored.ticket.number, stored.version)

            let outcomes = try await withThrowingTaskGroup { group in
                for _ in 1...8 { group.addTask { try await perform(number, version, run, in: office) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(outcomes == Array(repeating: .done(version: version + 1), count: 8))
            #expect(try await office.desk.file(of: number, for: .admin).ticket.overlays.urgings == 1)
        }
    }
}
