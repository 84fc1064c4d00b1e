// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import TestKit
import Testing

/// Who sees which ticket, and how much of the citizen.
struct VisibilityTests {
    @Test(arguments: Engine.available)
    func `a handler sees their own unit's tickets only`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let number = try #require(try await counter.file()["number"])
            let path = "/api/v1/tickets/\(number)"

            #expect(try await counter.get("/api/v1/tickets", as: .water).count("items") == 1)
            #expect(try await counter.get("/api/v1/tickets", as: .housing).count("items") == 0)
            #expect(try await counter.get("/api/v1/tickets?unit=water", as: .housing).count("items") == 0)
            #expect(try await counter.get(path, as: .water).status == .ok)
            for answer in [
                try await counter.get(path, as: .housing), try await counter.get("\(path)/journal", as: .housing),
                try await counter.post("\(path)/signature", "{}", as: .housing),
            ] {
                #expect(answer.status == .notFound)
                #expect(answer["error.code"] == "unknownTicket")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the accused unit sees nothing of a report about it`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let number = try #require(try await counter.file("1", #", "accusedUnit": "water""#)["number"])
            let path = "/api/v1/tickets/\(number)"

            #expect(try await counter.get(path)["accusedUnit"] == "water")
            #expect(try await counter.get(path)["unit"] != "water")
            #expect(try await counter.get("/api/v1/tickets", as: .water).count("items") == 0)
            #expect(try await counter.get(path, as: .water).status == .notFound)
            #expect(try await counter.get("\(path)/journal", as: .water).status == .notFound)
            let dispatch = try await counter.post("\(path)/dispatch", #"{"unit": "water"}"#, as: .dispatcher)
            #expect(dispatch["refusal"] == "accusedUnit")
        }
    }

    @Test func `the centre and the responsible unit may call the citizen, others see masks`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(try await counter.file()["number"])
            let path = "/api/v1/tickets/\(number)"
            for caller in [Counter.Caller.agent, .dispatcher, .supervisor, .evaluator, .water] {
                let ticket = try await counter.get(path, as: caller)
                #expect(ticket["citizen.phone"] == "+8613900000001", "\(caller)")
                #expect(ticket.flag("citizen.masked") == false)
            }

            let leaders = try await counter.get(path, as: .leader)

            #expect(leaders["citizen.name"] == "王**")
            #expect(leaders["citizen.phone"] == "139****0001")
            #expect(leaders["citizen.email"] == "w***@example.com")
            #expect(leaders.flag("citizen.masked") == true)
        }
    }

    @Test func `a helping unit sees masks`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(try await counter.fileUnclear()["number"])
            let path = "/api/v1/tickets/\(number)"
            let body = #"{"unit": "water", "coUnits": ["housing"]}"#
            _ = try await counter.post("\(path)/dispatch", body, as: .dispatcher)

            #expect(try await counter.get(path, as: .water)["citizen.phone"] == "+8613900000001")
            #expect(try await counter.get(path, as: .housing)["citizen.phone"] == "139****0001")
        }
    }

    @Test func `what was asked to be confidential no unit learns, from no answer`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(try await counter.file("1", #", "confidential": true"#)["number"])
            let path = "/api/v1/tickets/\(number)"
            let answers = [
                try await counter.get(path, as: .water),
                try await counter.post("\(path)/signature", "{}", as: .water),
                try await counter.get("\(path)/journal", as: .water),
            ]

            for answer in answers {
                #expect(answer.status == .ok)
                for secret in ["王小明", "13900000001", "wang@"] { #expect(!answer.text.contains(secret)) }
            }
            #expect(try await counter.get(path)["citizen.name"] == "王小明")
        }
    }

    @Test(arguments: Engine.available)
    func `nobody gets at a ticket by sending its message again`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let report = Sample.request(id: "report", #", "accusedUnit": "water""#)
            let number = try #require(try await counter.post("/api/v1/tickets", report)["number"])

            let guessed = try await counter.post("/api/v1/tickets", report, as: .water)
            let repeated = try await counter.post("/api/v1/tickets", report, as: .dispatcher)
            let web = Sample.request(id: "form-1")
            let handled = try await counter.post("/api/v1/tickets", web)
            let byUnit = try await counter.post("/api/v1/tickets", web, as: .water)
            let own = Sample.request(id: "found by the unit", #", "accusedUnit": "housing""#)
            let filed = try await counter.post("/api/v1/tickets", own, as: .housing)
            let again = try await counter.post("/api/v1/tickets", own, as: .housing)

            #expect(guessed.status == .conflict)
            #expect(guessed["error.code"] == "externalIDTaken")
            #expect(!guessed.text.contains(number))
            #expect(repeated["number"] == number)
            #expect(handled["unit"] == "water")
            #expect(byUnit.status == .conflict, "a unit that held the query code could rate its own work")
            #expect(filed.status == .created)
            #expect(again.status == .ok)
            #expect(again["number"] == filed["number"])
        }
    }
}
