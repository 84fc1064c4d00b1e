// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

/// Refusals are the same cases with the same facts on both engines.
@Suite(.timeLimit(.minutes(10))) struct ErrorTests {
    @Test(arguments: Engine.available)
    func `a key that is taken names the table`(engine: Engine) async throws {
        try await withTables(on: engine) { database in
            try await database.run("INSERT INTO units (id, code) VALUES (1, 'a')")

            await #expect(throws: DatabaseError.uniqueViolation(table: "units")) {
                try await database.run("INSERT INTO units (id, code) VALUES (1, 'b')")
            }
            await #expect(throws: DatabaseError.uniqueViolation(table: "units")) {
                try await database.run("INSERT INTO units (id, code) VALUES (2, 'a')")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a reference to nothing is refused, on insert and on delete`(engine: Engine) async throws {
        try await withTables(on: engine) { database in
            try await database.run(
                "INSERT INTO units (id, code) VALUES (1, 'a')",
                "INSERT INTO staff (unit, age) VALUES (1, 30)",
            )
            let insert: SQL = "INSERT INTO staff (unit, age) VALUES (9, 30)"
            let delete: SQL = "DELETE FROM units"

            await #expect(throws: DatabaseError.foreignKeyViolation(sql: insert.text)) {
                try await database.run(insert)
            }
            await #expect(throws: DatabaseError.foreignKeyViolation(sql: delete.text)) {
                try await database.run(delete)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a check that does not hold is named`(engine: Engine) async throws {
        try await withTables(on: engine) { database in
            await #expect(throws: DatabaseError.checkViolation(constraint: "adult")) {
                try await database.run("INSERT INTO staff (unit, age) VALUES (NULL, 17)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a missing value names its column`(engine: Engine) async throws {
        try await withTables(on: engine) { database in
            await #expect(throws: DatabaseError.notNullViolation(column: "units.code")) {
                try await database.run("INSERT INTO units (id) VALUES (1)")
            }
        }
    }

    @Test(arguments: Engine.available, ["SELEC 1", "SELECT * FROM nowhere", "SELECT 1; SELECT 2", "SELECT $1", ""])
    func `a statement that cannot run is shown with the engine's words`(engine: Engine, text: String) async throws {
        try await engine.withDatabase { database in
            await #expect {
                try await database.run(SQL(raw: text))
            } throws: { error in
                guard case DatabaseError.statement(let message, let sql) = error else { return false }
                return sql == text && !message.isEmpty
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an error never repeats a bound value`(engine: Engine) async throws {
        try await withTables(on: engine) { database in
            let phone = "13800138000"
            try await database.run("INSERT INTO units (id, code) VALUES (1, \(phone))")

            await #expect {
                try await database.run("INSERT INTO units (id, code) VALUES (2, \(phone))")
            } throws: { error in
                !"\(error)".contains(phone)
            }
        }
    }

    @Test(arguments: [
        ("sqlite:/nowhere/at/all/city.sqlite", "city.sqlite"),
        ("postgresql://clerk:secret@127.0.0.1:1/city", "127.0.0.1"),
    ])
    func `what cannot be opened says what and never the password`(url: String, named: String) async {
        #expect {
            _ = try TestDatabase.open(url: url)
        } throws: { error in
            guard case DatabaseError.unavailable(let message) = error else { return false }
            return message.contains(named) && !message.contains("secret")
        }
    }

    private func withTables(on engine: Engine, _ body: (any Database) async throws -> Void) async throws {
        try await engine.withDatabase { database in
            try await database.run(
                "CREATE TABLE units (id BIGINT PRIMARY KEY, code TEXT NOT NULL UNIQUE)",
                """
                CREATE TABLE staff (
                    unit BIGINT REFERENCES units (id),
                    age BIGINT NOT NULL CONSTRAINT adult CHECK (age >= 18)
                )
                """,
            )
            try await body(database)
        }
    }
}
