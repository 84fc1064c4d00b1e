// SPDX-License-Identifier: Apache-2.0

import Foundation
import Survey
import TestKit
import Testing
import Tickets

/// Who is drawn can be recomputed by anybody, and by nobody chosen (E1).
struct SamplingTests {
    private static func numbers(_ count: Int) -> [TicketNumber] {
        (1...count).compactMap { TicketNumber("20260105" + String(1_000_000 + $0).dropFirst()) }
    }

    private static func policy(_ yaml: String) throws -> CallbackPolicy {
        try JSONDecoder().decode(CallbackPolicy.self, from: Data(yaml.utf8))
    }

    private static func plan(_ json: String) throws -> CallbackPlan {
        CallbackPlan(try policy(json), number: 3) { _ in
            "2026-01"
        } nextHalfDay: {
            $0.after(hours: 4)
        }
    }

    @Test func `a lot follows from seed, month and number alone`() {
        let sampling = Sampling(seed: "xiangyang")

        #expect(
            sampling.lot(of: .sample, in: "2026-01") == Sampling(seed: "xiangyang").lot(of: .sample, in: "2026-01")
        )
        let others = [
            Sampling(seed: "other").lot(of: .sample, in: "2026-01"), sampling.lot(of: .sample, in: "2026-02"),
            sampling.lot(of: .other, in: "2026-01"),
        ]
        #expect(!others.contains(sampling.lot(of: .sample, in: "2026-01")))
    }

    /// Recomputed by the eight lines of docs/operations.md.
    @Test func `the lot is the one that a stranger computes`() throws {
        let number = try #require(TicketNumber("20260302000001"))

        #expect(Sampling(seed: "xiangyang").lot(of: .sample, in: "2026-01") == 3348)
        #expect(Sampling(seed: "2026 年公布的种子").lot(of: number, in: "2026-03") == 1789)
    }

    @Test(arguments: [("xiangyang", 5, 10_000), ("2026", 9, 10_000)])
    func `lots are spread evenly`(seed: String, tenths: Int, count: Int) {
        let lots = Self.numbers(count).map { Sampling(seed: seed).lot(of: $0, in: "2026-01") }

        let below = lots.count { $0 < tenths * 1_000 }
        #expect(lots.allSatisfy { (0..<10_000).contains($0) })
        #expect(abs(below - count * tenths / 10) < count / 50)
    }

    @Test func `a unit's own share counts for its answers`() throws {
        let plan = try Self.plan(
            #"{"ask": "sample", "sample": {"percent": 0, "byUnit": {"water": 100}, "seed": "a"}}"#
        )

        let ofWater = plan.draw(.sample(), answeredBy: .water, at: .monday)
        let ofRoads = plan.draw(.sample(), answeredBy: .roads, at: .monday)

        guard case .asked(.drawn, let basis)? = ofWater, case .notDrawn(let why)? = ofRoads else {
            Issue.record("\(String(describing: ofWater)), \(String(describing: ofRoads))")
            return
        }
        let lot = Sampling(seed: "a").lot(of: .sample, in: "2026-01")
        #expect(basis == "questionnaire 3 · 2026-01 · \(lot) < 10000")
        #expect(why.contains("not drawn") && why.contains("\(lot) ≥ 0"))
    }

    @Test func `chosen kinds, matters, supervised and instructed tickets are asked about in any case`() throws {
        let plan = try Self.plan(
            #"""
            {"ask": "sample", "sample": {"percent": 0, "seed": "a"},
             "always": {"kinds": ["report"], "matters": ["roads"], "supervised": true, "instructed": true}}
            """#
        )
        var supervised = Ticket.sample()
        supervised.overlays.supervision = "挂牌督办"
        var instructed = supervised
        instructed.overlays.instructions = ["请认真办理"]
        let reported = Ticket.sample { $0.kind = .report }
        let ofRoads = Ticket.sample { $0.matter = .pothole }

        let reasons = [instructed, supervised, reported, ofRoads].map { ticket -> CallbackReason? in
            guard case .asked(let reason, _)? = plan.draw(ticket, answeredBy: .roads, at: .monday) else { return nil }
            return reason
        }

        #expect(reasons == [.instructed, .supervised, .kind, .matter])
        guard case .notDrawn? = plan.draw(.sample(), answeredBy: .roads, at: .monday) else {
            Issue.record("a plain ticket is not drawn at 0 percent")
            return
        }
    }

    @Test func `figures are the site's`() throws {
        let plan = try Self.plan(
            #"{"ask": "all", "attempts": 5, "halfDays": false, "textValidDays": 2, "dissatisfied": "review"}"#
        )

        #expect(plan.attempts == 5 && plan.reviewsFirst)
        #expect(plan.nextAttempt(after: .monday) == .monday)
        #expect(plan.textHolds(from: .monday) == Date.monday.after(days: 2))
    }
}
