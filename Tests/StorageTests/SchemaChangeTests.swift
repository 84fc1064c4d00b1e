// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

@Suite(.timeLimit(.minutes(10))) struct SchemaChangeTests {
    private let now = Date(timeIntervalSince1970: 1_767_600_000)
    private let notes = SchemaChange(
        number: 1,
        name: "notes",
        statements: ["CREATE TABLE notes (id BIGINT PRIMARY KEY)", "INSERT INTO notes (id) VALUES (\(7))"],
    )
    private let texts = SchemaChange(number: 2, name: "texts", statements: ["ALTER TABLE notes ADD COLUMN text TEXT"])

    @Test(arguments: Engine.available)
    func `changes are applied in order and recorded with their instant`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.apply([notes, texts], at: now)

            #expect(
                try await database.values("SELECT name AS value FROM schema_changes ORDER BY number") == [
                    "notes", "texts",
                ]
            )
            #expect(try await database.values("SELECT applied_at AS value FROM schema_changes") == [now, now])
            #expect(try await database.value("SELECT id AS value FROM notes WHERE text IS NULL") == 7)
        }
    }

    @Test(arguments: Engine.available)
    func `a second start changes nothing and a later one only adds`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.apply([notes], at: now)
            try await database.apply([notes], at: now + 1)
            try await database.apply([notes, texts], at: now + 2)

            let instants: [Date] = try await database.values(
                "SELECT applied_at AS value FROM schema_changes ORDER BY number"
            )
            #expect(instants == [now, now + 2])
        }
    }

    @Test(arguments: Engine.available)
    func `an edited change is refused by number and name`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.apply([notes], at: now)
            let edited = SchemaChange(
                number: 1,
                name: "notes",
                statements: [notes.statements[0], "INSERT INTO notes (id) VALUES (\(8))"],
            )

            await #expect(throws: DatabaseError.schema(.edited(number: 1, name: "notes"))) {
                try await database.apply([edited, texts], at: now)
            }
            #expect(try await database.value("SELECT COUNT(*) AS value FROM schema_changes") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a store of a newer program is refused`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.apply([notes, texts], at: now)

            await #expect(throws: DatabaseError.schema(.missing(number: 2, name: "texts"))) {
                try await database.apply([notes], at: now)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a change that comes too late or twice is refused`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.apply([texts.renumbered(2, statements: ["CREATE TABLE early (id BIGINT)"])], at: now)
            let refused = DatabaseError.schema(.outOfOrder(number: 1, name: "notes"))

            await #expect(throws: refused) {
                let applied = texts.renumbered(2, statements: ["CREATE TABLE early (id BIGINT)"])
                try await database.apply([notes, applied], at: now)
            }
            await #expect(throws: refused) { try await database.apply([notes, notes], at: now) }
        }
    }

    @Test(arguments: Engine.available)
    func `a change that fails leaves nothing of any`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let broken = SchemaChange(number: 2, name: "broken", statements: ["ALTER TABLE nowhere ADD COLUMN x TEXT"])

            await #expect(throws: DatabaseError.self) { try await database.apply([notes, broken], at: now) }

            try await database.apply([notes, texts], at: now)
        }
    }

    @Test(arguments: Engine.available)
    func `processes that start at once apply each change once`(engine: Engine) async throws {
        try await engine.withTestDatabase { test in
            let another = try test.openAnother()

            async let one: Void = test.database.apply([notes, texts], at: now)
            async let two: Void = another.apply([notes, texts], at: now)
            _ = try await (one, two)

            #expect(try await test.database.value("SELECT COUNT(*) AS value FROM schema_changes") == 2)
            #expect(try await another.value("SELECT COUNT(*) AS value FROM notes") == 1)
            await another.close()
        }
    }

    @Test(arguments: Engine.available)
    func `a running process survives a change of schema by another`(engine: Engine) async throws {
        try await engine.withTestDatabase { test in
            let another = try test.openAnother()
            try await test.database.apply([notes], at: now)
            let all: SQL = "SELECT notes.*, 1 AS value FROM notes"
            #expect(try await another.value(all) == 1)
            try await another.write { _ = try $0.rows(all) }

            try await test.database.apply([notes, texts], at: now)

            #expect(try await another.value(all) == 1)
            await another.close()
        }
    }
}

extension SchemaChange {
    fileprivate func renumbered(_ number: Int, statements: [SQL]) -> SchemaChange {
        SchemaChange(number: number, name: name, statements: statements)
    }
}
