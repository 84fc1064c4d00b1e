// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

@Suite(.timeLimit(.minutes(10))) struct WriteTests {
    private struct Refusal: Error, Equatable {}

    @Test(arguments: Engine.available)
    func `a write gives back what its body returns`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            let text = try await database.write { writer in
                try writer.first("INSERT INTO notes (id, text) VALUES (1, 'a') RETURNING text")?
                    .value("text", as: String.self)
            }

            #expect(text == "a")
        }
    }

    @Test(arguments: Engine.available)
    func `a body that throws leaves no trace and its error reaches the caller`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            await #expect(throws: Refusal()) {
                try await database.write { writer in
                    try writer.execute("INSERT INTO notes (id, text) VALUES (1, 'a')")
                    throw Refusal()
                }
            }

            let kept = try await database.values("SELECT id AS value FROM notes", as: Int.self)
            #expect(kept.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a failing write is undone alone while its neighbours are committed`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            let outcomes = try await database.inOneGroup(
                (1...9).map { id in
                    { writer in
                        try writer.execute("INSERT INTO notes (id, text) VALUES (\(id), 'a')")
                        if id.isMultiple(of: 3) { throw Refusal() }
                        if id == 4 { try writer.execute("INSERT INTO notes (id, text) VALUES (1, 'taken')") }
                    }
                }
            )

            #expect(outcomes.map { $0 == nil } == [true, true, false, false, true, false, true, true, false])
            #expect(outcomes[2] is Refusal)
            #expect(outcomes[3] as? DatabaseError == .uniqueViolation(table: "notes"))
            #expect(try await database.values("SELECT id AS value FROM notes ORDER BY id") == [1, 2, 5, 7, 8])
            #expect(database.commitStatistics.commits == 3)
        }
    }

    @Test(arguments: Engine.available, [false, true])
    func `a statement error that a body swallows still fails the write`(
        engine: Engine,
        inCompany: Bool,
    ) async throws {
        try await withNotes(on: engine) { database in
            let swallow: WriteBody = { writer in
                try writer.execute("INSERT INTO notes (id, text) VALUES (1, 'a')")
                _ = try? writer.execute("INSERT INTO notes (id, text) VALUES (1, 'again')")
            }
            let neighbour: WriteBody = { try $0.execute("INSERT INTO notes (id, text) VALUES (2, 'b')") }

            let outcomes = try await database.inOneGroup(inCompany ? [swallow, neighbour] : [swallow])

            #expect(outcomes.first as? DatabaseError == .uniqueViolation(table: "notes"))
            let kept = try await database.values("SELECT id AS value FROM notes", as: Int.self)
            #expect(kept == (inCompany ? [2] : []))
        }
    }

    @Test(arguments: Engine.available)
    func `after a failed statement no other runs in that write`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            await #expect(throws: DatabaseError.uniqueViolation(table: "notes")) {
                try await database.write { writer in
                    try writer.execute("INSERT INTO notes (id, text) VALUES (1, 'a')")
                    _ = try? writer.execute("INSERT INTO notes (id, text) VALUES (1, 'again')")
                    // Would fail as an unknown table if it ran.
                    try writer.execute("DELETE FROM nowhere")
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a swallowed error fails a read too`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            await #expect(throws: DatabaseError.self) {
                try await database.read { reader in
                    _ = try? reader.rows("SELECT * FROM nowhere")
                }
            }
            let next = try await database.value("SELECT 1 AS value", as: Int.self)
            #expect(next == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a commit that fails fails every write of its group`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            try await database.run(
                "CREATE TABLE replies (note BIGINT REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)"
            )

            let outcomes = try await database.inOneGroup([
                { try $0.execute("INSERT INTO notes (id, text) VALUES (1, 'a')") },
                { try $0.execute("INSERT INTO replies (note) VALUES (77)") },
                { _ in throw Refusal() },
            ])

            #expect(
                outcomes.map { $0 as? DatabaseError }
                    == Array(repeating: .foreignKeyViolation(sql: "COMMIT"), count: 3)
            )
            #expect(try await database.values("SELECT id AS value FROM notes", as: Int.self) == [])
            try await database.run("INSERT INTO notes (id, text) VALUES (2, 'b')")
            #expect(try await database.values("SELECT id AS value FROM notes", as: Int.self) == [2])
        }
    }

    @Test(arguments: Engine.available)
    func `a body that ends the transaction itself is not told it was committed`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.run("INSERT INTO notes (id, text) VALUES (1, 'a')", "ROLLBACK")
            }

            let kept = try await database.values("SELECT id AS value FROM notes", as: Int.self)
            #expect(kept.isEmpty)
        }
    }

    private func withNotes(on engine: Engine, _ body: (any Database) async throws -> Void) async throws {
        try await engine.withDatabase { database in
            try await database.run("CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT NOT NULL)")
            try await body(database)
        }
    }
}
