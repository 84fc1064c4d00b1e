// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Storage
import TestKit
import Testing
import Tickets

/// The entries behind the tallies, written with them and found again in the journal (E7, V5).
struct FactEntryTests {
    @Test(
        arguments: Engine.available,
        [
            "UPDATE fact_entries SET count = count + 1", "UPDATE fact_entries SET position = position + 5",
            "DELETE FROM fact_entries", "UPDATE fact_entries SET unit = 'power'",
        ] as [SQL],
    )
    func `an entry that the journal does not give is found`(engine: Engine, edit: SQL) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in ["1", "2"] { _ = try await office.file(id: id) }

            let untouched = try await office.verification()
            _ = try await database.write { writer in try writer.execute(edit) }
            let changed = try await office.verification()

            #expect(untouched.disagreements.isEmpty)
            #expect(!changed.disagreements.isEmpty)
            #expect(
                changed.disagreements.allSatisfy { disagreement in
                    if case .factEntriesDiffer = disagreement { true } else { false }
                }
            )
        }
    }

    @Test(arguments: Engine.available)
    func `a store from before is filled from its journal at the next start, once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in ["1", "2", "3"] { _ = try await office.file(id: id) }
            _ = try await database.write { writer in
                try writer.execute("DELETE FROM fact_entries")
                try writer.execute(
                    "INSERT INTO fact_entries (unit, day, fact, position, count) VALUES ('', '', 'unfilled', 0, 3)"
                )
            }

            let isIncomplete = try await database.read { try FactEntries.isIncomplete(in: $0) }
            try await Desk.prepare(database, at: office.clock.now)
            try await Desk.prepare(database, at: office.clock.now)

            #expect(isIncomplete)
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }
}
