// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

@Suite(.timeLimit(.minutes(10))) struct GroupCommitTests {
    @Test(arguments: Engine.available)
    func `writes that wait share one commit, in order of arrival`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            let before = database.commitStatistics

            let outcomes = try await database.inOneGroup(
                (1...100).map { id in
                    {
                        try $0.execute(
                            "INSERT INTO notes (id, place) SELECT \(id), COUNT(*) FROM notes"
                        )
                    }
                }
            )

            #expect(outcomes.allSatisfy { $0 == nil })
            #expect(database.commitStatistics.writes - before.writes == 101)
            #expect(database.commitStatistics.commits - before.commits == 2)
            #expect(try await database.value("SELECT COUNT(*) AS value FROM notes WHERE place = id - 1") == 100)
        }
    }

    @Test(arguments: Engine.available)
    func `a group is bounded`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            let before = database.commitStatistics.commits
            let one: WriteBody = { try $0.execute("UPDATE notes SET place = 1") }

            _ = try await database.inOneGroup(Array(repeating: one, count: GroupCommit.largestGroup + 1))

            #expect(database.commitStatistics.commits - before == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `a lone write is committed at once`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            let before = database.commitStatistics.commits

            try await database.run("INSERT INTO notes (id, place) VALUES (1, 0)")

            #expect(database.commitStatistics.commits - before == 1)
            #expect(try await database.value("SELECT COUNT(*) AS value FROM notes") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `close finishes the writes that wait and refuses new work`(engine: Engine) async throws {
        try await engine.withTestDatabase { test in
            let database = test.database
            try await database.run("CREATE TABLE notes (id BIGINT PRIMARY KEY)")
            let gate = Gate()
            let first = Task { try await database.write { _ in gate.pass() } }
            await gate.arrived()
            let waiting = Task { try await database.run("INSERT INTO notes (id) VALUES (1)") }
            await database.queued(1)

            let closing = Task { await database.close() }
            gate.open()
            await closing.value

            try await first.value
            try await waiting.value
            await #expect(throws: DatabaseError.closed) { try await database.run("DELETE FROM notes") }
            await #expect(throws: DatabaseError.closed) { try await database.value("SELECT 1 AS value", as: Int.self) }
            let another = try test.openAnother()
            #expect(try await another.value("SELECT COUNT(*) AS value FROM notes") == 1)
            await another.close()
        }
    }

    private func withNotes(on engine: Engine, _ body: (any Database) async throws -> Void) async throws {
        try await engine.withDatabase { database in
            try await database.run("CREATE TABLE notes (id BIGINT PRIMARY KEY, place BIGINT NOT NULL)")
            try await body(database)
        }
    }
}
