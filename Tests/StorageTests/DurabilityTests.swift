// SPDX-License-Identifier: Apache-2.0

import Storage
import TestKit
import Testing

/// Acknowledged means durable: what the engines are told about flushing.
@Suite(.timeLimit(.minutes(10))) struct DurabilityTests {
    @Test func `SQLite flushes the log at every commit`() async throws {
        try await Engine.sqlite.withDatabase { database in
            let settings = try await database.write { writer in
                [
                    try writer.first("PRAGMA synchronous")?.value("synchronous", as: SQLValue.self),
                    try writer.first("PRAGMA journal_mode")?.value("journal_mode", as: SQLValue.self),
                    try writer.first("PRAGMA foreign_keys")?.value("foreign_keys", as: SQLValue.self),
                ]
            }

            // 2 is FULL. Source: https://www.sqlite.org/pragma.html#pragma_synchronous
            #expect(settings == [.integer(2), .text("wal"), .integer(1)])
        }
    }

    @Test(arguments: Engine.servers)
    func `PostgreSQL flushes the log at every commit`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let settings = try await database.values(
                "SELECT setting AS value FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')",
                as: String.self,
            )

            #expect(settings == ["on", "on"])
        }
    }

    @Test(arguments: Engine.servers, ["off", "local", "remote_write"])
    func `PostgreSQL is not let off waiting for the flush`(engine: Engine, setting: String) async throws {
        try await engine.withTestDatabase { test in
            let mark = test.url.contains("?") ? "&" : "?"
            let database = try TestDatabase.open(url: "\(test.url)\(mark)options=-csynchronous_commit%3D\(setting)")

            let inForce = try await database.write { writer in
                try writer.first("SELECT current_setting('synchronous_commit') AS value")?.value(
                    "value",
                    as: String.self,
                )
            }

            #expect(inForce == "on")
            await database.close()
        }
    }

    /// Such a warning also comes when the wait for the standby is cancelled: committed here, lost at a failover.
    @Test(arguments: Engine.servers)
    func `a commit that PostgreSQL confirms with a warning is not acknowledged`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.run(
                "CREATE TABLE notes (id BIGINT)",
                """
                CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN RAISE WARNING ''the standby did not answer''; RETURN NULL; END'
                """,
                """
                CREATE CONSTRAINT TRIGGER warn AFTER INSERT ON notes
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION warn()
                """,
            )

            await #expect(throws: DatabaseError.unconfirmed(message: "the standby did not answer")) {
                try await database.run("INSERT INTO notes (id) VALUES (1)")
            }
        }
    }
}
