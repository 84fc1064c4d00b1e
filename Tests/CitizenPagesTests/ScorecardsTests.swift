// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import Sites
import Survey
import TestKit
import Testing
import Tickets

/// The scorecards: every figure with what it was made of (E4, E7).
struct ScorecardsTests {
    @Test func `each rate shows numerator, denominator and what was left out`() async throws {
        try await House.visit(as: "evaluator1") { house, browser in
            try await house.rate(["verySatisfied", "mostly", "dissatisfied"])
            let unreached = try await house.office.answeredRequest(id: "unreached")
            try await house.office.perform(.recordCallback(.refused), on: unreached.number, by: .evaluator)

            let page = try await browser.get("/staff/scorecards?period=2026-03")

            #expect(page.words.contains("1.8 ÷ 3"))
            #expect(page.words.contains("60.00%"))
            #expect(page.words.contains("拒绝回访 1"))
            let unit = try #require(house.office.desk.site.organisation[unreached.unit])
            #expect(page.words.contains(unit.name.zh))
        }
    }

    @Test func `a unit with few tickets is measured but not ranked, and told why`() async throws {
        try await House.visit(as: "evaluator1") { house, browser in
            try await house.rate(["verySatisfied"])

            let page = try await browser.get("/staff/scorecards?period=2026-03")

            #expect(page.words.contains("不排名"))
            #expect(page.words.contains("承办量不足\(house.office.desk.site.scoring.minimumVolume)件"))
            #expect(page.words.contains("1 ÷ 1"))
        }
    }

    @Test func `the footnote says how the score is made`() async throws {
        try await House.visit(as: "evaluator1") { house, browser in
            let page = try await browser.get("/staff/scorecards")

            let pack = house.office.desk.site.scoring
            for rate in pack.ratios {
                let points = try #require(pack.points(of: rate))
                #expect(page.words.contains("占\(points)%"))
                #expect(page.words.contains(rate.name.zh))
            }
            #expect(page.words.contains("基本满意 × 0.8"))
        }
    }

    @Test func `a month without tickets says so, and the months follow each other`() async throws {
        try await House.visit(as: "evaluator1") { _, browser in
            let page = try await browser.get("/staff/scorecards?period=2026-01")

            #expect(page.words.contains("2026年1月"))
            #expect(page.words.contains("无可考评"))
            #expect(page.body.contains(#"href="/staff/scorecards?period=2025-12""#))
            #expect(page.body.contains(#"href="/staff/scorecards?period=2026-02""#))
        }
    }

    @Test(arguments: ["", "2026-13", "2026-3", "x", "'%20OR%201=1"])
    func `what is no month is this month, which is not over`(period: String) async throws {
        try await House.visit(as: "evaluator1") { _, browser in
            let page = try await browser.get("/staff/scorecards?period=\(period)")

            #expect(page.status == .ok)
            #expect(page.words.contains("2026年3月") && page.words.contains("本月尚未结束"))
            #expect(!page.body.contains("period=2026-04"))
        }
    }

    @Test func `a unit's people see all units and find their own`() async throws {
        try await House.visit(as: "handler.water") { house, browser in
            try await house.rate(["satisfied"])

            let page = try await browser.get("/staff/scorecards?period=2026-03")

            #expect(page.words.contains("本单位"))
        }
    }

    @Test func `agents have no scorecards`() async throws {
        try await House.visit(as: "agent1") { _, browser in
            let page = try await browser.get("/staff/scorecards")

            #expect(page.status == .forbidden)
        }
    }

    @Test func `the scorecards speak English too`() async throws {
        try await House.visit(as: "leader1") { house, browser in
            try await house.rate(["satisfied"])
            browser.cookies["lang"] = "en"

            let page = try await browser.get("/staff/scorecards?period=2026-03")

            #expect(page.words.contains("March 2026") && page.words.contains("Fewer than"))
            #expect(page.words.replacing("中文", with: "").firstMatch(of: /[\u{4E00}-\u{9FFF}]/) == nil)
        }
    }
}

extension House {
    /// Requests about water, answered and rated.
    fileprivate func rate(_ grades: [String]) async throws {
        try await visit { browser in
            for (index, grade) in grades.enumerated() {
                let answered = try await office.answeredRequest(id: "rated-\(index)")
                _ = try await browser.post(answered.link, ["resolved": "resolved", "satisfied": grade])
            }
        }
    }
}
