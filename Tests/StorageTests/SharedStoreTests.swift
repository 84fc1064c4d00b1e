// SPDX-License-Identifier: Apache-2.0

import SQLiteStorage
import Storage
import TestKit
import Testing

/// Several server processes on one store: here several databases opened on one place.
@Suite(.timeLimit(.minutes(10))) struct SharedStoreTests {
    @Test(arguments: Engine.available)
    func `two processes that count on one row lose no update`(engine: Engine) async throws {
        try await withCounter(on: engine) { test in
            let another = try test.openAnother()

            try await withThrowingTaskGroup { group in
                for database in [test.database, another] {
                    for _ in 1...50 {
                        group.addTask { try await database.write(Self.increment) }
                    }
                }
                try await group.waitForAll()
            }

            #expect(try await test.database.value("SELECT value FROM counter") == 100)
            await another.close()
        }
    }

    @Test(arguments: Engine.available)
    func `a write waits for the process that is writing and then sees its commit`(engine: Engine) async throws {
        try await withCounter(on: engine) { test in
            let another = try test.openAnother()
            let gate = Gate()
            let holding = Task {
                try await test.database.write { writer in
                    try Self.increment(writer)
                    gate.pass()
                }
            }
            await gate.arrived()
            let following = Task { try await another.write(Self.increment) }

            gate.open()
            try await holding.value
            try await following.value

            #expect(try await another.value("SELECT value FROM counter") == 2)
            await another.close()
        }
    }

    @Test(arguments: Engine.available)
    func `processes may open a new store at the same moment`(engine: Engine) async throws {
        try await engine.withTestDatabase { test in
            let url = engine == .sqlite ? "\(test.url).new" : test.url

            try await withThrowingTaskGroup { group in
                for _ in 1...8 {
                    group.addTask {
                        let database = try TestDatabase.open(url: url)
                        try await database.run(
                            "CREATE TABLE IF NOT EXISTS notes (id BIGINT)",
                            "INSERT INTO notes VALUES (1)",
                        )
                        await database.close()
                    }
                }
                try await group.waitForAll()
            }

            let last = try TestDatabase.open(url: url)
            #expect(try await last.value("SELECT COUNT(*) AS value FROM notes") == 8)
            await last.close()
        }
    }

    @Test func `a write that waits too long for another process says the store is busy`() async throws {
        try await withCounter(on: .sqlite) { test in
            let path = String(test.url.dropFirst("sqlite:".count))
            let impatient = try SQLiteDatabase.open(path: path, patience: 0.01)
            let gate = Gate()
            let holding = Task { try await test.database.write { _ in gate.pass() } }
            await gate.arrived()

            let refused = await #expect(throws: DatabaseError.self) { try await impatient.write(Self.increment) }

            gate.open()
            #expect(refused == .busy(message: "database is locked"))
            try await holding.value
            try await impatient.write(Self.increment)
            await impatient.close()
        }
    }

    private static let increment: WriteBody = { writer in
        let value = try writer.first("SELECT value FROM counter")?.value("value", as: Int.self) ?? -1
        try writer.execute("UPDATE counter SET value = \(value + 1)")
    }

    private func withCounter(on engine: Engine, _ body: (TestDatabase) async throws -> Void) async throws {
        try await engine.withTestDatabase { test in
            try await test.database.run("CREATE TABLE counter (value BIGINT)", "INSERT INTO counter VALUES (0)")
            try await body(test)
        }
    }
}
