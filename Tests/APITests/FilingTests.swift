// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import TestKit
import Testing

struct FilingTests {
    @Test(arguments: Engine.available)
    func `a request becomes a ticket and the answer says what the contract promises`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let answer = try await counter.file()

            #expect(answer.status == .created)
            #expect(
                (answer.json as? [String: Any]).map { Set($0.keys) }
                    == ["id", "number", "queryCode", "stage", "unit", "deadlines"]
            )
            #expect(answer["number"] == "20260302000001")
            #expect(answer["queryCode"]?.count == 8)
            #expect(answer["stage"] == "dispatched")
            #expect(answer["unit"] == "water")
            #expect(answer.names("deadlines.0") == ["kind", "due", "lamp"])
            #expect(answer["deadlines.0.kind"] == "sign")
            #expect(answer["deadlines.0.due"]?.hasSuffix("Z") == true)
            #expect(answer["deadlines.0.lamp"] == "green")
        }
    }

    @Test(arguments: Engine.available)
    func `the same channel and external id again give the same ticket`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let first = try await counter.file("message-1")
            let again = try await counter.file("message-1")
            let other = try await counter.file("message-2")

            #expect(again.status == .ok)
            #expect(again["number"] == first["number"])
            #expect(again["queryCode"] == first["queryCode"])
            #expect(other.status == .created)
            #expect(other["number"] != first["number"])
        }
    }

    @Test func `a request that nobody is sure about names no unit yet`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let answer = try await counter.fileUnclear()

            #expect(answer["stage"] == "registered")
            #expect(answer.isNull("unit"))
            #expect(answer.count("deadlines") == 0)
        }
    }

    @Test func `what was said to the questions of the matter comes back in their words, and wrong is named`()
        async throws
    {
        try await Engine.sqlite.withCounter { counter in
            let matter = #", "matter": "utilities.water.outage", "mailbox": "mayor", "publishable": true"#
            let traits = #", "personGroup": "elderly", "enterprise": true, "tags": ["heating-season"]"#
            let said = traits + #", "answers": {"extent": "estate", "since": "2026-03-01"}"#
            let number = try #require(try await counter.file("m", matter + said)["number"])

            let ticket = try await counter.get("/api/v1/tickets/\(number)")
            let wrong = try await counter.file("n", matter + #", "answers": {"extent": "city"}"#)
            let stray = try await counter.file("o", #", "answers": {"extent": "estate"}"#)

            #expect(ticket["answers.0.question"] == "since" && ticket["answers.0.answer"] == "2026-03-01")
            #expect(ticket["answers.1.asked"] == "停水范围" && ticket["answers.1.words"] == "整个小区或更大")
            #expect(ticket["mailbox"] == "mayor")
            #expect(ticket["personGroup"] == "elderly" && ticket["tags.0"] == "heating-season")
            let listed = try await counter.get("/api/v1/tickets?trait=tag.heating-season")
            let unlisted = try await counter.get("/api/v1/tickets?trait=group.minor")
            let nonsense = try await counter.get("/api/v1/tickets?trait=nonsense")
            #expect(listed.count("items") == 1 && unlisted.count("items") == 0)
            #expect(nonsense.status == .badRequest || nonsense.status == .unprocessableContent)
            #expect(wrong.status == .unprocessableContent && stray.status == .unprocessableContent)
            #expect(wrong["error.code"] == "answer" && stray["error.code"] == "answer")
        }
    }

    @Test func `what was filed comes back under the names it was filed with`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(
                try await counter.file("m", #", "urgency": "urgent", "language": "en""#)["number"]
            )

            let ticket = try await counter.get("/api/v1/tickets/\(number)")

            #expect(ticket.status == .ok)
            #expect(ticket["channel"] == "api")
            #expect(ticket["externalId"] == "m")
            #expect(ticket["kind"] == "complaint")
            #expect(ticket["summary"] == "小区停水")
            #expect(ticket["narrative"] == Sample.narrative)
            #expect(ticket["citizen.name"] == "王小明")
            #expect(ticket["citizen.phone"] == "+8613900000001")
            #expect(ticket["citizen.preferred"] == "sms")
            #expect(ticket["place.address"] == "人民路小区")
            #expect(ticket.double("place.lat") == 32.05)
            #expect(ticket["receivedAt"] == "2026-03-02T00:30:00Z")
            #expect(ticket["urgency"] == "urgent")
            #expect(ticket["language"] == "en")
            #expect(ticket.flag("confidential") == false)
            #expect(ticket.int("version") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `characters of four bytes survive in every text`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let text = "𠮷野家门口🚧漏水👨‍👩‍👧"
            let answer = try await counter.post(
                "/api/v1/tickets",
                """
                {"channel": "api", "externalId": "\(text)", "summary": "\(text)", "narrative": "\(text)",
                 "citizen": {"name": "\(text)", "phone": "13900000001"}, "place": {"address": "\(text)"}}
                """,
            )
            let number = try #require(answer["number"])

            let ticket = try await counter.get("/api/v1/tickets/\(number)")

            for path in ["externalId", "summary", "narrative", "citizen.name", "place.address"] {
                #expect(ticket[path] == text, "\(path)")
            }
        }
    }
}
