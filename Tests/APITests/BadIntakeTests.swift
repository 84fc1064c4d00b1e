// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import TestKit
import Testing

struct BadIntakeTests {
    @Test func `malformed JSON is refused with the place where it goes wrong`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let answer = try await counter.post("/api/v1/tickets", "{\"channel\": \"api\",\n \"kind\": }")

            #expect(answer.status == .badRequest)
            #expect(answer["error.code"] == "malformedJSON")
            #expect(answer["error.message"] == "The body is not valid JSON: see line 2, column 10.")
            #expect(answer["error.requestId"]?.isEmpty == false)
        }
    }

    @Test func `what is no JSON is refused`() async throws {
        try await Engine.sqlite.withCounter { counter in
            for body in ["", "{", "{\"channel\": \"api\"} x", "{\"channel\": \"\\ud83d\"}", "nonsense"] {
                let answer = try await counter.post("/api/v1/tickets", body)
                #expect(answer.status == .badRequest, "\(body)")
                #expect(answer["error.code"] == "malformedJSON", "\(body)")
            }
        }
    }

    @Test func `JSON that is no object is refused`() async throws {
        try await Engine.sqlite.withCounter { counter in
            for body in ["[]", "5", "\"text\"", "null"] {
                let answer = try await counter.post("/api/v1/tickets", body)
                #expect(answer.status == .badRequest, "\(body)")
                #expect(answer["error.code"] == "notAnObject", "\(body)")
            }
        }
    }

    @Test func `bytes that are not UTF-8 are refused`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let body = ByteBuffer(bytes: Array("{\"narrative\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8))
            let token = try #require(counter.tokens[.agent])
            let answer = try await counter.call(
                .post,
                "/api/v1/tickets",
                headers: [.authorization: "Bearer \(token)"],
                body: body,
            )

            #expect(answer.status == .badRequest)
        }
    }

    @Test func `a field of the wrong type is named`() async throws {
        try await Engine.sqlite.withCounter { counter in
            for (field, body) in Self.wrongTypes {
                let answer = try await counter.post("/api/v1/tickets", body)
                #expect(answer.status == .badRequest, "\(body)")
                #expect(answer["error.code"] == "fieldWrongType", "\(body)")
                #expect(answer["error.field"] == field, "\(body)")
                #expect(answer["error.message"]?.contains(field) == true, "\(body)")
            }
            #expect(try await counter.get("/api/v1/tickets").count("items") == 0)
        }
    }

    private static let wrongTypes: [(String, String)] =
        [
            "channel", "externalId", "kind", "summary", "narrative", "occurredAt", "receivedAt", "urgency", "language",
            "accusedUnit", "matter",
        ].flatMap { name in ["5", "true", "[]", "{}"].map { (name, #"{"\#(name)": \#($0)}"#) } }
        + ["anonymous", "confidential"].map { ($0, #"{"\#($0)": "yes"}"#) }
        + ["name", "phone", "email", "preferred"].map { ("citizen.\($0)", #"{"citizen": {"\#($0)": 13900000001}}"#) }
        + ["address", "area"].map { ("place.\($0)", #"{"place": {"\#($0)": 5}}"#) }
        + ["lat", "lng"].map { ("place.\($0)", #"{"place": {"\#($0)": "32.05"}}"#) }
        + ["citizen", "place"].map { ($0, #"{"\#($0)": "text"}"#) }

    @Test func `a request that cannot be a ticket is refused with its field`() async throws {
        try await Engine.sqlite.withCounter { counter in
            for (field, code, members) in Self.refused {
                let answer = try await counter.post("/api/v1/tickets", "{\(members)}")
                #expect(answer.status == .unprocessableContent, "\(members)")
                #expect(answer["error.code"] == code, "\(members)")
                #expect(answer["error.field"] == field, "\(members)")
            }
            #expect(try await counter.get("/api/v1/tickets").count("items") == 0)
        }
    }

    private static let whole = #""channel": "api", "externalId": "1", "narrative": "停水", "place": {"address": "x"}"#

    private static let refused: [(String, String, String)] = [
        ("channel", "missing", #""externalId": "1", "narrative": "停水""#),
        ("channel", "unknown", #""channel": "pigeon", "externalId": "1", "narrative": "停水""#),
        ("externalId", "missing", #""channel": "api", "narrative": "停水", "place": {"address": "x"}"#),
        ("externalId", "reserved", #""channel": "web", "externalId": "form:1", "narrative": "停水""#),
        ("externalId", "reserved", #""channel": "letter", "externalId": "letter:L2026-000001", "narrative": "停水""#),
        ("narrative", "missing", #""channel": "api", "externalId": "1", "place": {"address": "x"}"#),
        ("kind", "unknown", whole + #", "kind": "rant""#),
        ("urgency", "unknown", whole + #", "urgency": "very""#),
        ("receivedAt", "unreadable", whole + #", "receivedAt": "yesterday""#),
        ("receivedAt", "unreadable", whole + #", "receivedAt": "2099-01-01T00:00:00Z""#),
        ("citizen.phone", "unreadable", whole + #", "citizen": {"phone": "not a number"}"#),
        ("citizen.email", "unreadable", whole + #", "citizen": {"email": "nobody"}"#),
        ("accusedUnit", "unknown", whole + #", "accusedUnit": "no-such-unit""#),
        ("accusedUnit", "unknown", whole + #", "accusedUnit": "No Code""#),
        ("matter", "unknown", whole + #", "matter": "no.such.matter""#),
        ("summary", "tooLong", whole + #", "summary": "\#(String(repeating: "长", count: 201))""#),
        (
            "narrative", "unreadable",
            #""channel": "api", "externalId": "1", "summary": "s", "narrative": "a\u0000b", "place": {"address": "x"}"#,
        ),
    ]

    @Test func `a body of 20 MB is refused`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let answer = try await counter.post("/api/v1/tickets", String(repeating: "a", count: 20 << 20))

            #expect(answer.status == .contentTooLarge)
            #expect(answer["error.code"] == "bodyTooLarge")
        }
    }
}
