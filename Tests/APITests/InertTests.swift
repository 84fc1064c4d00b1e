// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import TestKit
import Testing

/// What looks like code is text, in every field.
struct InertTests {
    @Test(
        arguments: Engine.available,
        ["'; DROP TABLE tickets; --", "<script>alert(1)</script>", "\\\" } ${x} {{y}} %00"],
    )
    func `SQL and HTML come back as they were sent`(engine: Engine, hostile: String) async throws {
        try await engine.withCounter { counter in
            let quoted = String(decoding: try JSONEncoder().encode(hostile), as: UTF8.self)
            let body = """
                {"channel": "api", "externalId": \(quoted), "summary": \(quoted), "narrative": \(quoted),
                 "citizen": {"name": \(quoted), "phone": "13900000001"}, "place": {"address": \(quoted)}}
                """
            let number = try #require(try await counter.post("/api/v1/tickets", body)["number"])

            let ticket = try await counter.get("/api/v1/tickets/\(number)")
            let noted = try await counter.post("/api/v1/tickets/\(number)/question", #"{"question": \#(quoted)}"#)
            let page = try await counter.get("/api/v1/tickets")

            for path in ["externalId", "summary", "narrative", "citizen.name", "place.address"] {
                #expect(ticket[path] == hostile, "\(path)")
            }
            #expect(noted["question.text"] == hostile.trimmingCharacters(in: .whitespaces))
            #expect(page["items.0.summary"] == hostile)
            #expect(ticket.headers[.contentType] == "application/json; charset=utf-8")
            #expect(ticket.headers[.xContentTypeOptions] == "nosniff")
        }
    }

    @Test(arguments: ["unit", "stage", "lamp", "kind", "since", "order", "after", "limit"])
    func `SQL in a filter finds nothing and is refused`(parameter: String) async throws {
        try await Engine.sqlite.withCounter { counter in
            _ = try await counter.file()
            let answer = try await counter.get("/api/v1/tickets?\(parameter)=x%27%20OR%201%3D1%20--")

            #expect(answer.status == .badRequest)
            #expect(answer["error.field"] == parameter)
        }
    }

    @Test(arguments: Engine.available)
    func `SQL among the words searched for is only words`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            _ = try await counter.file()
            await counter.office.followersCatchUp()

            let hostile = try await counter.get("/api/v1/tickets?q=x%27%20OR%201%3D1%20--")
            let found = try await counter.get("/api/v1/tickets?q=%E5%81%9C%E6%B0%B4")

            #expect(hostile.status == .ok)
            #expect(hostile.count("items") == 0)
            #expect(found.count("items") == 1)
        }
    }
}
