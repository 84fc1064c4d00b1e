// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// `verify` finds any tampering (B2): each test edits one place behind the desk's back.
struct VerificationTests {
    @Test(arguments: Engine.available)
    func `an untouched store has no disagreement`(engine: Engine) async throws {
        let verification = try await verification(on: engine, after: "UPDATE journal SET device = device")

        #expect(verification.disagreements == [])
        #expect(verification.entries == 3)
        #expect(verification.tickets == 3)
    }

    @Test(arguments: Engine.available)
    func `an edited entry breaks the chain`(engine: Engine) async throws {
        let found = try await verification(on: engine, after: "UPDATE journal SET at = at + 1 WHERE position = 2")

        #expect(found.disagreements.contains(.brokenChain(position: 2)))
    }

    @Test(arguments: Engine.available)
    func `a renumbered entry is a gap`(engine: Engine) async throws {
        let found = try await verification(
            on: engine,
            after: "UPDATE journal SET position = 9 WHERE position = 3",
        )

        #expect(found.disagreements.contains(.gap(after: 2, next: 9)))
    }

    @Test(arguments: Engine.available)
    func `a ticket's changed content differs from its journal`(engine: Engine) async throws {
        let found = try await verification(
            on: engine,
            after: "UPDATE tickets SET state = REPLACE(state, '停水', '停电') WHERE id = 1",
        )

        #expect(found.disagreements.contains(.ticketDiffers(TicketNumber("20260302000001")!)))
    }

    @Test(arguments: Engine.available)
    func `a ticket's changed column differs from its content`(engine: Engine) async throws {
        let found = try await verification(on: engine, after: "UPDATE tickets SET lamp = 'red' WHERE id = 1")

        #expect(found.disagreements.contains(.columnsDiffer(TicketNumber("20260302000001")!)))
    }

    @Test(arguments: Engine.available)
    func `a helping unit that the journal does not name is found`(engine: Engine) async throws {
        let found = try await verification(
            on: engine,
            after: "INSERT INTO owed (duty, owner, ticket) VALUES ('part', 'market', 1)",
        )

        #expect(found.disagreements == [.owedDiffers(TicketNumber("20260302000001")!)])
    }

    @Test(arguments: Engine.available)
    func `a changed tally differs from a recount of the journal`(engine: Engine) async throws {
        let found = try await verification(on: engine, after: "UPDATE fact_tallies SET count = count + 1")

        #expect(
            found.disagreements.contains { disagreement in
                if case .tallyDiffers = disagreement { true } else { false }
            }
        )
    }

    @Test(arguments: Engine.available)
    func `a ticket whose number was changed is named, with the number it should have`(engine: Engine) async throws {
        let found = try await verification(
            on: engine,
            after: "UPDATE tickets SET number = '20260302000009' WHERE id = 2",
        )

        let edited = try #require(TicketNumber("20260302000009"))
        let right = try #require(TicketNumber("20260302000002"))
        #expect(found.disagreements == [.numberDiffers(edited, expected: right)])
    }

    @Test(
        arguments: Engine.available,
        [
            "UPDATE tickets SET state = '{' WHERE id = 1", "UPDATE tickets SET number = 'x' WHERE id = 1",
            "UPDATE tallies SET stage = 'nowhere'", "UPDATE fact_tallies SET day = 'someday'",
        ] as [SQL],
    )
    func `a row that cannot be read is named, and the rest is checked all the same`(
        engine: Engine,
        edit: SQL,
    ) async throws {
        let found = try await verification(on: engine, after: edit)

        #expect(!found.disagreements.isEmpty)
        #expect(!found.disagreements.contains { if case .numberDiffers = $0 { true } else { false } })
        #expect(found.entries == 3)
        #expect(found.tickets == 3)
    }

    /// Three requests, one edit, and what `verify` says.
    private func verification(on engine: Engine, after edit: SQL) async throws -> Verification {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in ["1", "2", "3"] { _ = try await office.file(id: id) }
            _ = try await database.write { writer in try writer.execute(edit) }
            return try await office.verification()
        }
    }
}
