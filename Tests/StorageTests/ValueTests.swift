// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import TestKit
import Testing

@Suite(.timeLimit(.minutes(10))) struct ValueTests {
    @Test(arguments: Engine.available)
    func `integers come back to their extremes`(engine: Engine) async throws {
        try await expectRoundTrip([Int64.min, -1, 0, 1, Int64.max], in: "BIGINT", on: engine)
    }

    @Test(arguments: Engine.available)
    func `doubles come back bit for bit`(engine: Engine) async throws {
        let numbers = [0.1, -1.5, 1 / 3, .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, 4]

        try await expectRoundTrip(numbers, in: "DOUBLE PRECISION", on: engine)
    }

    @Test(arguments: Engine.available)
    func `texts come back, empty, hostile and beyond the basic plane`(engine: Engine) async throws {
        let texts = [
            "", " ", "张三丰 𠮷野家 👨‍👩‍👧", "'; DROP TABLE kept; --", "$1 \\ \" %s \n", String(repeating: "长", count: 70_000),
        ]

        try await expectRoundTrip(texts, in: "TEXT", on: engine)
    }

    @Test(arguments: Engine.available)
    func `blobs come back, empty ones and every byte`(engine: Engine) async throws {
        let blobs: [[UInt8]] = [[], [0], Array(0...255), Array(repeating: 0xff, count: 70_000)]

        try await expectRoundTrip(blobs, in: "BYTEA", on: engine)
    }

    @Test(arguments: Engine.available)
    func `truth values come back`(engine: Engine) async throws {
        try await expectRoundTrip([true, false], in: "BOOLEAN", on: engine)
    }

    @Test(arguments: Engine.available)
    func `instants come back to the millisecond`(engine: Engine) async throws {
        let instants = [0, 0.001, 1_767_600_000.123, -1.999, 253_402_300_799.999].map(Date.init(timeIntervalSince1970:))

        try await expectRoundTrip(instants, in: "BIGINT", on: engine)
    }

    @Test(arguments: Engine.available, ["BIGINT", "TEXT", "BYTEA", "BOOLEAN", "DOUBLE PRECISION"])
    func `NULL comes back as nil from a column of any type`(engine: Engine, type: String) async throws {
        try await expectRoundTrip([String?.none], in: type, on: engine)
    }

    @Test(arguments: Engine.available)
    func `text with a NUL character is refused before it is stored`(engine: Engine) async throws {
        try await expectRefusal(of: "before\u{0}after", in: "TEXT", on: engine)
    }

    @Test(arguments: Engine.available)
    func `a double that is not a number is refused before it is stored`(engine: Engine) async throws {
        try await expectRefusal(of: Double.nan, in: "DOUBLE PRECISION", on: engine)
    }

    @Test(arguments: Engine.available)
    func `a sum of integers is an integer and an average a double`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            try await database.run("CREATE TABLE kept (value BIGINT)", "INSERT INTO kept VALUES (1), (2), (3)")

            #expect(try await database.value("SELECT SUM(value) AS value FROM kept") == 6)
            #expect(try await database.value("SELECT COUNT(*) AS value FROM kept") == 3)
            #expect(try await database.value("SELECT AVG(value) AS value FROM kept") == 2.0)
        }
    }

    private func expectRoundTrip<T>(_ values: [T], in type: String, on engine: Engine) async throws
    where T: SQLValueConvertible & SQLValueDecodable & Equatable & Sendable {
        try await engine.withDatabase { database in
            try await database.run("CREATE TABLE kept (id BIGINT PRIMARY KEY, value \(raw: type))")
            for (id, value) in values.enumerated() {
                try await database.run("INSERT INTO kept (id, value) VALUES (\(id), \(value))")
            }

            #expect(try await database.values("SELECT value FROM kept ORDER BY id") == values)
        }
    }

    private func expectRefusal(
        of value: some SQLValueConvertible & Sendable,
        in type: String,
        on engine: Engine,
    ) async throws {
        try await engine.withDatabase { database in
            try await database.run("CREATE TABLE kept (value \(raw: type))")

            await #expect {
                try await database.run("INSERT INTO kept (value) VALUES (\(value))")
            } throws: { error in
                guard case DatabaseError.unstorable(_, placeholder: 1, _) = error else { return false }
                return true
            }
            #expect(try await database.value("SELECT COUNT(*) AS value FROM kept") == 0)
        }
    }
}
