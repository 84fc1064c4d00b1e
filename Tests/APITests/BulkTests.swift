// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import TestKit
import Testing

/// One command on many tickets, for programs.
struct BulkTests {
    private static func order(
        key: String = "run-1",
        noun: String = "urging",
        fields: String = #"{"note": "请尽快办理"}"#,
        _ tickets: [(number: String, version: Int)],
    ) -> String {
        let list = tickets.map { #"{"number": "\#($0.number)", "version": \#($0.version)}"# }.joined(separator: ", ")
        return #"{"key": "\#(key)", "noun": "\#(noun)", "fields": \#(fields), "tickets": [\#(list)]}"#
    }

    @Test(arguments: Engine.available)
    func `each ticket gets its answer, and the same run sent again gives the same`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            var tickets: [(number: String, version: Int)] = []
            for id in 1...3 { tickets.append((try #require(try await counter.file("\(id)")["number"]), 1)) }
            _ = try await counter.post("/api/v1/tickets/\(tickets[1].number)/urging", #"{"note": "先到一步"}"#)
            tickets.append(("20991231000001", 1))

            let first = try await counter.post("/api/v1/bulk", Self.order(tickets))
            let again = try await counter.post("/api/v1/bulk", Self.order(tickets))

            let outcomes = ["done", "stale", "done", "refused"]
            #expect(first.status == .ok)
            #expect(first.int("done") == 2)
            #expect(first["items.1.error.code"] == "staleVersion")
            #expect(first["items.3.error.code"] == "unknownTicket")
            #expect(first.int("items.0.version") == 2)
            for answer in [first, again] { #expect((0..<4).map { answer["items.\($0).outcome"] } == outcomes) }
            #expect(again.int("items.0.version") == 2)
            #expect(try await counter.get("/api/v1/tickets/\(tickets[0].number)").int("urgings") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a department signs its own tickets and no other's`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let own = try #require(try await counter.file("1")["number"])
            let foreign = try #require(try await counter.fileUnclear("2")["number"])
            _ = try await counter.post(
                "/api/v1/tickets/\(foreign)/dispatch",
                #"{"unit": "housing"}"#,
                as: .dispatcher,
            )

            let answer = try await counter.post(
                "/api/v1/bulk",
                Self.order(noun: "signature", fields: #"{"handler": "handler.water"}"#, [(own, 1), (foreign, 2)]),
                as: .water,
            )

            #expect(answer["items.0.outcome"] == "done")
            #expect(answer["items.1.error.code"] == "unknownTicket")
            #expect(try await counter.get("/api/v1/tickets/\(foreign)").int("version") == 2)
        }
    }

    @Test func `a key that stands for another run is refused and nothing is done`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let one = try #require(try await counter.file("1")["number"])
            let two = try #require(try await counter.file("2")["number"])
            _ = try await counter.post("/api/v1/bulk", Self.order([(one, 1)]))

            let answer = try await counter.post("/api/v1/bulk", Self.order([(two, 1)]))

            #expect(answer.status == .conflict)
            #expect(answer["error.code"] == "bulkKeyTaken")
            #expect(try await counter.get("/api/v1/tickets/\(two)").int("urgings") == 0)
        }
    }

    @Test(arguments: [
        (#"{"noun": "urging", "tickets": []}"#, "fieldMissing", "key"),
        (
            #"{"key": " ", "noun": "urging", "fields": {"note": "a"}, "tickets": [{"number": "20260302000001", "version": 1}]}"#,
            "fieldMissing", "key",
        ),
        (
            #"{"key": "k", "noun": "answer", "tickets": [{"number": "20260302000001", "version": 1}]}"#,
            "fieldUnknownValue", "noun",
        ),
        (
            #"{"key": "k", "noun": "x' OR 1=1", "tickets": [{"number": "20260302000001", "version": 1}]}"#,
            "fieldUnknownValue", "noun",
        ),
        (#"{"key": "k", "noun": "urging", "tickets": []}"#, "fieldOutOfRange", "tickets"),
        (
            #"{"key": "k", "noun": "urging", "tickets": [{"number": "1", "version": 1}]}"#, "fieldUnknownValue",
            "tickets",
        ),
        (
            #"{"key": "k", "noun": "urging", "tickets": [{"number": "20260302000001"}]}"#, "fieldMissing",
            "tickets.Index 0.version",
        ),
        (
            #"{"key": "k", "noun": "urging", "fields": {"note": " "}, "tickets": [{"number": "20260302000001", "version": 1}]}"#,
            "fieldMissing", "note",
        ),
        (
            #"{"key": "k", "noun": "urging", "tickets": [{"number": "20260302000001", "version": 1}, {"number": "20260302000001", "version": 2}]}"#,
            "fieldUnknownValue", "tickets",
        ),
        (
            #"{"key": "k", "noun": "review", "tickets": [{"number": "20260302000001", "version": 1}]}"#, "fieldMissing",
            "accepted",
        ),
    ])
    func `what cannot be read is refused whole`(body: String, code: String, field: String) async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(try await counter.file("1")["number"])

            let answer = try await counter.post("/api/v1/bulk", body, as: .supervisor)

            #expect(answer.status == .badRequest)
            #expect(answer["error.code"] == code)
            #expect(answer["error.field"] == field)
            #expect(try await counter.get("/api/v1/tickets/\(number)").int("version") == 1)
        }
    }

    @Test func `ten thousand numbers are too many, and two hundred are not`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let known = try #require(try await counter.file("1")["number"])
            let many = (1...10_000).map { (number: "2099" + String(1_000_000_000 + $0), version: 1) }

            let refused = try await counter.post("/api/v1/bulk", Self.order(many))
            let taken = try await counter.post("/api/v1/bulk", Self.order(Array(many.prefix(199)) + [(known, 1)]))

            #expect(refused.status == .badRequest)
            #expect(refused["error.code"] == "fieldOutOfRange")
            #expect(taken.int("done") == 1)
            #expect(taken.count("items") == 200)
        }
    }

    @Test func `a role does in bulk what it may do one by one`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(try await counter.file("1")["number"])

            let answer = try await counter.post(
                "/api/v1/bulk",
                Self.order(noun: "closing", fields: #"{"note": "a"}"#, [(number, 1)]),
                as: .agent,
            )

            #expect(answer.status == .forbidden)
            #expect(answer["refusal"] == "notPermitted")
        }
    }
}
