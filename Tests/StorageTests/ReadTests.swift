// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

@Suite(.timeLimit(.minutes(10))) struct ReadTests {
    @Test(arguments: Engine.available)
    func `a read sees one snapshot while others commit`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            let gate = Gate()
            let count: SQL = "SELECT COUNT(*) AS value FROM notes"
            let reading = Task {
                try await database.read { reader in
                    let before = try reader.first(count)?.value("value", as: Int.self)
                    gate.pass()
                    return [before, try reader.first(count)?.value("value", as: Int.self)]
                }
            }
            await gate.arrived()

            try await database.run("INSERT INTO notes (id) VALUES (1)")
            gate.open()

            #expect(try await reading.value == [0, 0])
            #expect(try await database.value(count) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `reads run beside each other and beside a write`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            let gates = [Gate(), Gate(), Gate()]
            let writing = Task { try await database.write { _ in gates[0].pass() } }
            let reading = gates.dropFirst().map { gate in Task { try await database.read { _ in gate.pass() } } }

            for gate in gates { await gate.arrived() }

            for gate in gates { gate.open() }
            try await writing.value
            for read in reading { try await read.value }
        }
    }

    @Test(arguments: Engine.available)
    func `a read cannot change anything`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.read { _ = try $0.rows("INSERT INTO notes (id) VALUES (1) RETURNING id") }
            }

            let count = try await database.value("SELECT COUNT(*) AS value FROM notes", as: Int.self)
            #expect(count == 0)
        }
    }

    private func withNotes(on engine: Engine, _ body: (any Database) async throws -> Void) async throws {
        try await engine.withDatabase { database in
            try await database.run("CREATE TABLE notes (id BIGINT PRIMARY KEY)")
            try await body(database)
        }
    }
}
