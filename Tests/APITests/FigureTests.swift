// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import TestKit
import Testing

struct FigureTests {
    @Test(arguments: Engine.available)
    func `the overview counts what stands where and what happened today`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            _ = try await counter.file("1")
            _ = try await counter.file("2")
            _ = try await counter.fileUnclear("3")

            let overview = try await counter.get("/api/v1/overview")

            #expect(overview.status == .ok)
            #expect(overview["today"] == "2026-03-02")
            #expect(overview.int("position") == 3)
            #expect(overview.int("open") == 3)
            #expect(overview.int("facts.received") == 3)
            #expect(overview.int("facts.dispatched") == 2)
            #expect(overview.int("facts.closed") == 0)
            let cells = try #require(overview.json as? [String: Any])["cells"] as? [[String: Any]]
            let water = cells?.first { $0["unit"] as? String == "water" }
            #expect(water?["stage"] as? String == "dispatched")
            #expect(water?["lamp"] as? String == "green")
            #expect(water?["count"] as? Int == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a scorecard shows what was counted, out of how many, and what was left out`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let number = try #require(try await counter.file()["number"])
            let path = "/api/v1/tickets/\(number)"
            _ = try await counter.post("\(path)/signature", "{}", as: .water)
            _ = try await counter.post(
                "\(path)/result",
                #"{"conclusion": "solved", "report": "修", "reply": "好"}"#,
                as: .water,
            )
            _ = try await counter.post("\(path)/review", #"{"accepted": true}"#, as: .supervisor)
            let answers = #"{"resolved": "resolved", "satisfied": "dissatisfied"}"#
            let callback = try await counter.post(
                "\(path)/callback",
                #"{"outcome": "reached", "answers": \#(answers)}"#,
                as: .evaluator,
            )
            #expect(callback["stage"] == "dispatched")

            let cards = try await counter.get("/api/v1/scorecards?period=2026-03")

            #expect(cards.status == .ok)
            #expect(cards["from"] == "2026-03-01")
            #expect(cards["to"] == "2026-03-31")
            #expect(cards["items.0.unit"] == "water")
            let rates = try #require(cards.texts("items.0.rates", each: "code"))
            for index in rates.indices {
                #expect(
                    cards.names("items.0.rates.\(index)")
                        == ["code", "numerator", "denominator", "percent", "exclusions"]
                )
            }
            #expect(cards.text.contains(#""numerator":1"#))
            #expect(try await counter.get("/api/v1/scorecards?period=2026-02").count("items") == 0)
            #expect(try await counter.get("/api/v1/scorecards").count("items") == 1)
        }
    }

    @Test(arguments: ["period=2026-13", "period=march", "period=2026", "month=2026-03"])
    func `a period that is no month is refused`(query: String) async throws {
        try await Engine.sqlite.withCounter { counter in
            let answer = try await counter.get("/api/v1/scorecards?\(query)")

            #expect(answer.status == .badRequest)
        }
    }
}
