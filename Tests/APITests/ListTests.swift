// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import TestKit
import Testing

struct ListTests {
    @Test(arguments: Engine.available, ["newest", "urgent"])
    func `pages follow each other without gap or repetition`(engine: Engine, order: String) async throws {
        try await engine.withCounter { counter in
            for index in 1...5 { _ = try await counter.file(String(index)) }
            var numbers: [String] = []
            var after = ""

            repeat {
                let page = try await counter.get("/api/v1/tickets?order=\(order)&limit=2\(after)")
                #expect(page.status == .ok)
                numbers += page.texts("items", each: "number") ?? []
                after = page["next"].map { "&after=\($0)" } ?? ""
            } while !after.isEmpty

            #expect(numbers.count == 5)
            #expect(Set(numbers).count == 5)
            if order == "newest" { #expect(numbers == numbers.sorted().reversed()) }
        }
    }

    @Test(arguments: Engine.available)
    func `filters narrow the list`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            _ = try await counter.file("1")
            _ = try await counter.fileUnclear("2")
            await counter.office.followersCatchUp()
            let expected = [
                "": 2, "unit=water": 1, "unit=housing": 0, "stage=registered": 1, "stage=registered,dispatched": 2,
                "stage=registered&stage=dispatched": 2, "lamp=green": 2, "lamp=red,doubleRed": 0, "kind=complaint": 1,
                "kind=help": 1, "since=2026-03-02": 2, "since=2026-03-03": 0, "since=2026-03-02T00:45:00Z": 1,
                "q=20260302000001": 1, "q=%E5%81%9C%E6%B0%B4": 1, "unit=": 2, "limit=1": 1,
                "from=2026-03-02&to=2026-03-02": 2, "from=2026-03-03": 0, "to=2026-03-01": 0, "channel=weibo": 0,
                "area=fancheng&q=%E6%B0%B4": 1, "q=%EF%BC%8C%22%22": 0, "q=%22%E5%81%9C%E6%B0%B4": 1, "q=0002": 1,
            ]

            for (query, count) in expected {
                let page = try await counter.get("/api/v1/tickets?\(query)")
                #expect(page.count("items") == count, "\(query): \(page.text)")
            }
        }
    }

    @Test func `a query that cannot be meant is refused`() async throws {
        try await Engine.sqlite.withCounter { counter in
            for (query, code) in Self.refused {
                let answer = try await counter.get("/api/v1/tickets?\(query)")
                #expect(answer.status == .badRequest, "\(query)")
                #expect(answer["error.code"] == code, "\(query)")
            }
        }
    }

    private static let refused = [
        ("area=atlantis", "fieldUnknownValue"), ("from=yesterday", "fieldUnknownValue"),
        ("channel=x", "fieldUnknownValue"),
        ("limit=0", "fieldOutOfRange"), ("limit=201", "fieldOutOfRange"), ("limit=many", "fieldWrongType"),
        ("limit=5&limit=6", "fieldWrongType"), ("stage=lost", "fieldUnknownValue"),
        ("unit=nobody", "fieldUnknownValue"),
        ("since=2026-02-30", "fieldWrongType"), ("order=random", "fieldUnknownValue"),
        ("units=water", "unknownParameter"),
        ("q=%FF", "notText"), ("q=%zz", "badEscape"),
    ]

    @Test func `a cursor that was tampered with is refused, whatever was changed in it`() async throws {
        try await Engine.sqlite.withCounter { counter in
            for index in 1...3 { _ = try await counter.file(String(index)) }
            let cursor = try #require(try await counter.get("/api/v1/tickets?limit=1")["next"])
            let changed = cursor.indices.map { index in
                cursor.replacingCharacters(in: index...index, with: cursor[index] == "A" ? "B" : "A")
            }

            for text in changed + [cursor + "A", String(cursor.dropLast()), "1", "%00", "MQ"] {
                let answer = try await counter.get("/api/v1/tickets?limit=1&after=\(text)")
                #expect(answer.status == .badRequest, "\(text)")
            }
            #expect(try await counter.get("/api/v1/tickets?limit=1&order=urgent&after=\(cursor)").status == .badRequest)
            #expect(try await counter.get("/api/v1/tickets?limit=1&after=\(cursor)").count("items") == 1)
        }
    }

    @Test func `a list names no person and tells no story`() async throws {
        try await Engine.sqlite.withCounter { counter in
            _ = try await counter.file()

            let text = try await counter.get("/api/v1/tickets").text

            #expect(text.contains("小区停水"))
            for secret in ["王小明", "13900000001", "wang@example.com", "昨晚"] { #expect(!text.contains(secret)) }
        }
    }
}
