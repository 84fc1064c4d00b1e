// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

/// The common subset of SQL: each construct gives the same on both engines.
@Suite(.timeLimit(.minutes(10))) struct SubsetTests {
    @Test(arguments: Engine.available)
    func `ON CONFLICT DO NOTHING reports no changed row`(engine: Engine) async throws {
        try await withUnits(on: engine) { database in
            let changed = try await database.write { writer in
                try writer.execute("INSERT INTO units (id, name) VALUES (1, 'again') ON CONFLICT (id) DO NOTHING")
            }

            #expect(changed == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `ON CONFLICT DO UPDATE with RETURNING gives the row as it became`(engine: Engine) async throws {
        try await withUnits(on: engine) { database in
            let size = try await database.write { writer in
                try writer.first(
                    """
                    INSERT INTO units (id, name, size)
                    VALUES (1, 'roads', \(5))
                    ON CONFLICT (id) DO UPDATE
                    SET size = units.size + excluded.size
                    RETURNING size
                    """
                )?.value("size", as: Int.self)
            }

            #expect(size == 15)
        }
    }

    @Test(arguments: Engine.available)
    func `execute counts the rows that were changed`(engine: Engine) async throws {
        try await withUnits(on: engine) { database in
            let counts = try await database.write { writer in
                [
                    try writer.execute("UPDATE units SET size = 1 WHERE size IS NULL"),
                    try writer.execute("DELETE FROM units WHERE id > \(1)"),
                    try writer.execute("DELETE FROM units WHERE id = \(99)"),
                    try writer.execute("CREATE TABLE more (id BIGINT)"),
                ]
            }

            #expect(counts == [1, 2, 0, 0])
        }
    }

    @Test(arguments: Engine.available)
    func `NULLS LAST, common table expressions and windows agree`(engine: Engine) async throws {
        try await withUnits(on: engine) { database in
            let ranked: SQL = """
                WITH sized AS (
                    SELECT name, ROW_NUMBER() OVER (ORDER BY size DESC NULLS LAST, id) AS place
                    FROM units
                )
                SELECT name AS value FROM sized WHERE place <= \(3) ORDER BY place
                """
            let names = try await database.values(ranked, as: String.self)

            #expect(names == ["water", "roads", "parks"])
        }
    }

    @Test(arguments: Engine.available)
    func `FILTER counts what its condition holds for`(engine: Engine) async throws {
        try await withUnits(on: engine) { database in
            let sql: SQL = "SELECT COUNT(*) FILTER (WHERE size > \(15)) AS value FROM units"
            let large = try await database.value(sql, as: Int.self)

            #expect(large == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a value that is NULL now and a number later fits the same statement`(engine: Engine) async throws {
        try await withUnits(on: engine) { database in
            for size: Int? in [nil, 5_000_000_000, nil] {
                try await database.run("UPDATE units SET size = \(size) WHERE id = 1")
                #expect(try await database.value("SELECT size AS value FROM units WHERE id = 1") == .some(size))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `thousands of different statements do not exhaust a connection`(engine: Engine) async throws {
        try await withUnits(on: engine) { database in
            let sum = try await database.read { reader in
                try (1...1_200).reduce(0) { sum, number in
                    sum + (try reader.first("SELECT \(raw: "\(number)") AS value")?.value("value", as: Int.self) ?? 0)
                }
            }

            #expect(sum == 1_200 * 1_201 / 2)
        }
    }

    private func withUnits(on engine: Engine, _ body: (any Database) async throws -> Void) async throws {
        try await engine.withDatabase { database in
            try await database.run(
                "CREATE TABLE units (id BIGINT PRIMARY KEY, name TEXT NOT NULL, size BIGINT)",
                "INSERT INTO units (id, name, size) VALUES (1, 'roads', 10), (2, 'parks', NULL), (3, 'water', 20)",
            )
            try await body(database)
        }
    }
}
