// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import TestKit
import Testing
import Tickets

/// The log of exports in the store (V4).
struct ExportLogTests {
    @Test(arguments: Engine.available)
    func `an export is logged before its first row, and how it ended after its last`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let desk = office.desk

            let first = try await desk.beginExport(of: "tickets", filters: "q=停水", as: "csv", by: .supervisor)
            let begun = try await desk.exports(before: nil, limit: 10)
            #expect(begun == [first])
            #expect(begun.map(\.outcome) == [.running])

            office.clock.advance(hours: 0.1)
            try await desk.endExport(first.id, .done, rows: 42)
            let second = try await desk.beginExport(of: "scorecards", filters: "", as: "pdf", by: .leader)
            try await desk.endExport(second.id, .cancelled, rows: 3)

            let entries = try await desk.exports(before: nil, limit: 10)
            #expect(entries.map(\.what) == ["scorecards", "tickets"])
            #expect(entries.map(\.outcome) == [.cancelled, .done])
            #expect(entries.map(\.rows) == [3, 42])
            #expect(entries.map(\.role) == [.leader, .supervisor])
            #expect(entries.last?.endedAt == office.clock.now)
            let earlier = try await desk.exports(before: second.id, limit: 10)
            #expect(earlier.map(\.id) == [first.id])
        }
    }
}
