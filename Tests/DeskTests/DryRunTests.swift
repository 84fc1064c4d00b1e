// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sites
import Storage
import Synchronization
import TestKit
import Testing
import Tickets
import WorkCalendar

/// Past tickets before other rules: what would change, for whom, and that nothing does (C2).
struct DryRunTests {
    @Test(arguments: Engine.available)
    func `rules that are the same change nothing`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file("路灯不亮", id: "1")

            let run = try await office.desk.dryRun(since: try #require(Day("2026-01-01"))) { _ in }

            #expect(run.tickets == 1 && run.changed == 0 && run.moves.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `other rules say which tickets would go from whom to whom, and touch none`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let lamp = try await office.file("樊城区路灯不亮", id: "1").stored
            _ = try await office.file("樊城区人民路小区停水", id: "2")
            let candidate = try candidate(lampsTo: "housing")
            let told = Mutex<[TicketNumber]>([])

            let run = try await office.desk.dryRun(since: try #require(Day("2026-01-01")), under: candidate) { change in
                told.withLock { $0.append(change.number) }
            }
            let later = try await office.desk.dryRun(since: try #require(Day("2099-01-01")), under: candidate) { _ in }

            #expect(run.tickets == 2 && run.changed == 1)
            #expect(told.withLock { $0 } == [lamp.ticket.number])
            let from = try #require(UnitCode("urban-management"))
            let to = try #require(UnitCode("housing"))
            #expect(run.moves == [DryRun.Move(from: from, to: to): 1])
            #expect(run.lost == 1 && run.gained == 0)
            #expect(later.tickets == 0)
            let after = try await office.desk.database.read { try TicketRecords.find(lamp.id, in: $0) }
            #expect(after?.version == lamp.version)
        }
    }

    @Test(arguments: Engine.available)
    func `a ticket that a person sent elsewhere than routing proposed counts too`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("想反映一个情况。").stored.ticket.number
            let chosen = try #require(UnitCode("water"))
            let dispatch = TicketCommand.dispatch(to: chosen, coUnits: [], decision: nil)
            _ = try await office.perform(dispatch, on: number, by: .dispatcher)

            let run = try await office.desk.dryRun(since: try #require(Day("2026-01-01"))) { _ in }

            #expect(run.tickets == 1 && run.changed == 1 && run.lost == 1)
        }
    }

    /// The example city, but for the rule about street lamps.
    private func candidate(lampsTo unit: String) throws -> Site {
        let documents = try ExampleSite.documents().map { document in
            guard document.kind == .rules else { return document }
            let old = "when: { words: [路灯] }\n    matter: urban.roads.lamps"
            try #require(document.text.contains(old))
            let text = document.text.replacing(old, with: "when: { words: [路灯] }\n    unit: \(unit)")
            return SiteDocument(kind: .rules, number: document.number, text: text)
        }
        return try SiteReader.read(documents)
    }
}
