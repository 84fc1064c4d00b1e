// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing

/// A site that is imported over another is checked with what the store keeps of it.
struct SiteImportTests {
    /// The example city without its ways in, where a unit that these name is called otherwise.
    private func renamed() throws -> [SiteDocument] {
        try ExampleSite.documents().filter { $0.kind != .intake }.map {
            SiteDocument(kind: $0.kind, number: 0, text: $0.text.replacing("labour", with: "work"))
        }
    }

    @Test(arguments: Engine.available)
    func `a folder without an optional document is refused whole where the store's no longer fits`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let before = try await database.read { try SiteRecords.numbers(in: $0) }

            let refused = await #expect(throws: SiteFaults.self) {
                try await Desk.importSite(try renamed(), into: database, at: office.clock.now)
            }

            #expect(refused?.faults.map(\.file) == ["intake.yaml"])
            #expect(refused?.faults.first?.message.contains("in the store's intake.yaml") ?? false)
            #expect(try await database.read { try SiteRecords.numbers(in: $0) } == before)
            _ = try await Desk.open(database)
        }
    }

    @Test func `an optional document that fits goes on`() async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let others = try ExampleSite.documents().filter { $0.kind != .intake }

            try await Desk.importSite(others, into: database, at: office.clock.now)

            let desk = try await Desk.open(database)
            #expect(desk.site.intake != nil)
        }
    }
}
