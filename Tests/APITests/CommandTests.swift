// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import TestKit
import Testing

struct CommandTests {
    @Test(arguments: Engine.available)
    func `a ticket goes from its dispatch to its end by nouns alone`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let number = try #require(try await counter.fileUnclear()["number"])
            let path = "/api/v1/tickets/\(number)"
            let steps: [(noun: String, body: String, caller: Counter.Caller, stage: String)] = [
                ("classification", #"{"kind": "complaint"}"#, .agent, "registered"),
                ("question", #"{"question": "在哪里？"}"#, .agent, "awaitingCaller"),
                ("caller-answer", #"{"text": "人民路"}"#, .agent, "registered"),
                ("dispatch", #"{"unit": "water", "coUnits": ["housing"]}"#, .dispatcher, "dispatched"),
                (
                    "return", #"{"reason": "r", "legalBasis": "b", "suggestedUnit": "housing"}"#, .water,
                    "returnRequested",
                ),
                ("return-rejection", #"{"reason": "r"}"#, .dispatcher, "dispatched"),
                ("signature", "{}", .water, "signed"),
                ("first-contact", #"{"note": "已联系"}"#, .water, "handling"),
                ("urging", #"{"note": "快"}"#, .leader, "handling"),
                ("supervision", #"{"order": "督办"}"#, .leader, "handling"),
                ("supervision-end", #"{"reason": "好了"}"#, .leader, "handling"),
                ("instruction", #"{"text": "批示"}"#, .leader, "handling"),
                ("pause", #"{"legalBasis": "b", "notice": "n"}"#, .supervisor, "handling"),
                ("resumption", "", .supervisor, "handling"),
                ("result", #"{"conclusion": "solved", "report": "修", "reply": "修好了"}"#, .water, "resultReview"),
                ("review", #"{"accepted": false, "reason": "说清楚"}"#, .dispatcher, "handling"),
                ("result", #"{"conclusion": "solved", "report": "修", "reply": "修好了"}"#, .water, "resultReview"),
                ("review", #"{"accepted": true}"#, .dispatcher, "callbackPending"),
                ("callback", #"{"outcome": "unreachable"}"#, .evaluator, "callbackPending"),
                (
                    "callback",
                    #"{"outcome": "reached", "answers": {"contacted": "yes", "resolved": "resolved", "satisfied": "satisfied"}}"#,
                    .evaluator, "closed",
                ),
                ("reopening", #"{"newFacts": "又停水了"}"#, .agent, "registered"),
            ]

            for (index, step) in steps.enumerated() {
                let answer = try await counter.post("\(path)/\(step.noun)", step.body, as: step.caller)
                #expect(answer.status == .ok, "\(index) \(step.noun): \(answer.text)")
                #expect(answer["stage"] == step.stage, "\(index) \(step.noun)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a colleague's newer change is not overwritten`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let number = try #require(try await counter.file()["number"])
            let path = "/api/v1/tickets/\(number)"
            let first = try await counter.post("\(path)/urging", #"{"note": "a", "version": 1}"#)

            let second = try await counter.post("\(path)/urging", #"{"note": "b", "version": 1}"#)

            #expect(first.int("version") == 2)
            #expect(second.status == .conflict)
            #expect(second["error.code"] == "staleVersion")
            #expect(try await counter.get(path).int("urgings") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what the law forbids is refused with its word and its reason`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let number = try #require(try await counter.file()["number"])

            let answer = try await counter.post(
                "/api/v1/tickets/\(number)/callback",
                #"{"outcome": "unreachable"}"#,
                as: .evaluator,
            )

            #expect(answer.status == .unprocessableContent)
            #expect(answer["refusal"] == "unlawful")
            #expect(
                answer["because"]
                    == "“Record a callback” is not possible while the ticket is at “Waiting for signature”."
            )
            #expect(answer["error.code"] == "unlawful")
            #expect(try await counter.get("/api/v1/tickets/\(number)").int("version") == 1)
        }
    }

    @Test func `a text that the law asks for may not be blank`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(try await counter.file()["number"])

            let answer = try await counter.post("/api/v1/tickets/\(number)/urging", #"{"note": "  "}"#)

            #expect(answer.status == .unprocessableContent)
            #expect(answer["refusal"] == "textMissing")
        }
    }

    @Test func `a role that may not do it is told so, with 403`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(try await counter.file()["number"])

            let answer = try await counter.post("/api/v1/tickets/\(number)/signature", "{}", as: .agent)

            #expect(answer.status == .forbidden)
            #expect(answer["refusal"] == "notPermitted")
        }
    }

    @Test func `an unknown ticket or noun is not found`() async throws {
        try await Engine.sqlite.withCounter { counter in
            _ = try await counter.file()

            for (path, code) in Self.unknown {
                let answer = try await counter.post("/api/v1/tickets/\(path)", #"{"note": "x"}"#)
                #expect(answer.status == .notFound, "\(path)")
                #expect(answer["error.code"] == code, "\(path)")
            }
        }
    }

    private static let unknown = [
        ("20260302000099/urging", "unknownTicket"), ("1/urging", "unknownTicket"),
        ("20260302000001/hurry", "unknownNoun"),
        ("20260302000001/propose", "unknownNoun"), ("20260302000001/noticeLamp", "unknownNoun"),
    ]

    @Test func `an unknown unit is refused`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(try await counter.fileUnclear()["number"])

            let answer = try await counter.post(
                "/api/v1/tickets/\(number)/dispatch",
                #"{"unit": "no-such-unit"}"#,
                as: .dispatcher,
            )

            #expect(answer.status == .unprocessableContent)
            #expect(answer["error.code"] == "unknownUnit")
        }
    }

    @Test func `whoever follows the proposal keeps its explanation`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(
                try await counter.post(
                    "/api/v1/tickets",
                    #"{"channel": "api", "externalId": "1", "narrative": "在樊城区有点事。", "place": {"address": "樊城区"}}"#,
                )["number"]
            )
            let path = "/api/v1/tickets/\(number)"
            let proposed = try #require(try await counter.get(path)["proposal.unit"])

            let answer = try await counter.post("\(path)/dispatch", #"{"unit": "\#(proposed)"}"#, as: .dispatcher)

            #expect(answer["pass.decision.because.0.reason"] == "districtOf")
        }
    }

    @Test func `a field that cannot be read is named, and nothing changes`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let path = "/api/v1/tickets/\(try #require(try await counter.file()["number"]))"

            for (body, code, field) in Self.unreadable {
                let answer = try await counter.post("\(path)/extension", body, as: .water)
                #expect(answer.status == .badRequest, "\(body)")
                #expect(answer["error.code"] == code, "\(body)")
                #expect(answer["error.field"] == field, "\(body)")
            }
            #expect(try await counter.get(path).int("version") == 1)
        }
    }

    private static let unreadable = [
        (#"{}"#, "fieldMissing", "until"),
        (#"{"until": "2026-03-20T09:00:00Z"}"#, "fieldMissing", "reason"),
        (#"{"until": "soon", "reason": "r"}"#, "fieldWrongType", "until"),
        (#"{"until": 5, "reason": "r"}"#, "fieldWrongType", "until"),
        (#"{"until": "2026-03-20T09:00:00Z", "reason": {"text": "r"}}"#, "fieldMissing", "reason"),
        (#"{"until": "2026-03-20T09:00:00Z", "reason": ["r"]}"#, "fieldWrongType", "reason"),
        (#"{"until": "2026-03-20T09:00:00Z", "reason": "a\u0000b"}"#, "fieldWrongType", "reason"),
        (#"{"until": "2026-03-20T09:00:00Z", "reason": "r", "version": "two"}"#, "fieldWrongType", "version"),
        (#"{"until": "2026-03-20T09:00:00Z", "reason": "r", "version": 1.5}"#, "fieldWrongType", "version"),
    ]
}
