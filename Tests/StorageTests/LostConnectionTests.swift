// SPDX-License-Identifier: Apache-2.0

import Storage
import Synchronization
import TestKit
import Testing

/// What a server that goes away does to reads and writes.
@Suite(.timeLimit(.minutes(10))) struct LostConnectionTests {
    private static let ownProcess: SQL = "SELECT pg_backend_pid() AS value"

    @Test(arguments: Engine.servers)
    func `a write after the connection was lost succeeds on a new one`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            let process = try await database.write { try $0.first(Self.ownProcess)?.value("value", as: Int.self) }

            try await terminate(process, by: database)
            try await database.run("INSERT INTO notes (id) VALUES (1)")

            #expect(try await database.values("SELECT id AS value FROM notes") == [1])
        }
    }

    @Test(arguments: Engine.servers, [0, 2])
    func `a connection lost in the middle fails the whole group, and the next succeeds`(
        engine: Engine,
        companions: Int,
    ) async throws {
        try await withNotes(on: engine) { database in
            let gate = Gate()
            let process = try await database.write { try $0.first(Self.ownProcess)?.value("value", as: Int.self) }
            let interrupted: WriteBody = { writer in
                try writer.execute("INSERT INTO notes (id) VALUES (1)")
                gate.pass()
                try writer.execute("INSERT INTO notes (id) VALUES (2)")
            }
            let companion: WriteBody = { try $0.execute("INSERT INTO notes (id) VALUES (3)") }
            let bodies = [interrupted] + Array(repeating: companion, count: companions)
            let group = Task { try await database.inOneGroup(bodies) }
            await gate.arrived()

            try await terminate(process, by: database)
            gate.open()
            let outcomes = try await group.value

            #expect(outcomes.allSatisfy { $0.isLostConnection })
            try await database.run("INSERT INTO notes (id) VALUES (5)")
            #expect(try await database.values("SELECT id AS value FROM notes") == [5])
        }
    }

    @Test(arguments: Engine.servers)
    func `a read that meets a lost connection is run again`(engine: Engine) async throws {
        try await withNotes(on: engine) { database in
            let processes = Mutex<[Int]>([])
            let gate = Gate()
            let reading = Task {
                try await database.read { reader in
                    let process = try reader.first(Self.ownProcess)?.value("value", as: Int.self) ?? 0
                    processes.withLock { $0.append(process) }
                    gate.pass()
                    return try reader.first("SELECT COUNT(*) AS value FROM notes")?.value("value", as: Int.self)
                }
            }
            await gate.arrived()

            try await terminate(processes.withLock { $0.first }, by: database)
            gate.open()
            gate.open()

            #expect(try await reading.value == 0)
            #expect(processes.withLock { Set($0).count } == 2)
        }
    }

    @Test(arguments: Engine.servers)
    func `an address that asks for a host that takes writes is honoured`(engine: Engine) async throws {
        try await engine.withTestDatabase { test in
            let mark = test.url.contains("?") ? "&" : "?"
            let database = try TestDatabase.open(url: "\(test.url)\(mark)target_session_attrs=read-write")

            try await database.run("CREATE TABLE notes (id BIGINT)")

            await database.close()
            #expect(throws: DatabaseError.self) {
                _ = try TestDatabase.open(url: "\(test.url)\(mark)target_session_attrs=standby")
            }
        }
    }

    /// Ends a server process and returns when it is gone.
    private func terminate(_ process: Int?, by database: any Database) async throws {
        let ended = try await database.read { reader in
            try reader.first("SELECT pg_terminate_backend(CAST(\(process) AS INTEGER), 10000) AS value")?
                .value("value", as: Bool.self)
        }
        #expect(ended == true)
    }

    private func withNotes(on engine: Engine, _ body: (any Database) async throws -> Void) async throws {
        try await engine.withDatabase { database in
            try await database.run("CREATE TABLE notes (id BIGINT PRIMARY KEY)")
            try await body(database)
        }
    }
}

extension (any Error)? {
    fileprivate var isLostConnection: Bool {
        guard case .some(DatabaseError.connectionLost) = self else { return false }
        return true
    }
}
