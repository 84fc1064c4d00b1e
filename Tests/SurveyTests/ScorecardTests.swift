// SPDX-License-Identifier: Apache-2.0

import Foundation
import Survey
import TestKit
import Testing
import Tickets

/// Rates become a score whose parts give its total (E6, domain.md 1.21).
struct ScorecardTests {
    private func pack(_ rates: String...) throws -> ScoringPack {
        try JSONDecoder().decode(
            ScoringPack.self,
            from: Data(#"{"rates": [\#(rates.joined(separator: ","))], "minimumVolume": 20}"#.utf8),
        )
    }

    /// The three rates with shares that make the parts uneven.
    private func threeRates() throws -> ScoringPack {
        try pack(
            .rateRule(
                "response",
                numerator: ["contactedFirst": "1"],
                denominator: ["contactedFirst", "notContactedFirst"],
                share: 30,
            ),
            .rateRule("resolution", numerator: ["resolved": "1"], denominator: ["resolved", "unresolved"], share: 35),
            .rateRule(
                "satisfaction",
                numerator: ["satisfied": "1"],
                denominator: ["satisfied", "dissatisfied"],
                share: 35,
            ),
        )
    }

    private let card = Scorecard(counts: [
        .contactedFirst: 2, .notContactedFirst: 1, .resolved: 6, .unresolved: 1, .satisfied: 22_345,
        .dissatisfied: 2_587,
    ])

    @Test func `rates to two decimals first, then the parts and their total to two`() throws {
        let pack = try threeRates()

        // 66.67 · 0.30 = 20.001 → 20.00; 85.71 · 0.35 = 29.9985 → 30.00; 89.62 · 0.35 = 31.367 → 31.37
        #expect(pack.rates(of: card).map(\.percent) == [66.67, 85.71, 89.62].map { Decimal(string: "\($0)") })
        #expect(pack.score(of: card) == Decimal(string: "81.37"))
    }

    @Test func `the total is the sum of the printed parts`() throws {
        // 12.345 % → 12.35; 12.35 · 0.10 = 1.235 → 1.24, three times. Unrounded parts would add up to 3.71.
        let rate = { (code: String) in
            String.rateRule(code, numerator: ["closed": "1"], denominator: ["dispatched"], share: 10)
        }

        let score = try pack(rate("a"), rate("b"), rate("c"))
            .score(of: Scorecard(counts: [.closed: 2_469, .dispatched: 20_000]))

        #expect(score == Decimal(string: "3.72"))
    }

    @Test func `as long as a rate has no base there is no score`() throws {
        #expect(try threeRates().score(of: Scorecard(counts: [.contactedFirst: 1, .resolved: 1])) == nil)
        #expect(try threeRates().score(of: Scorecard(counts: [:])) == nil)
    }

    @Test func `full marks are a hundred`() throws {
        let card = Scorecard(counts: [.contactedFirst: 1, .resolved: 7, .satisfied: 9])

        #expect(try threeRates().score(of: card) == 100)
    }

    @Test func `two cards add up to the card of both`() {
        let january = Scorecard(counts: [.closed: 3, .reached: 1])
        let february = Scorecard(counts: [.closed: 4, .unreachable: 2])

        let both = january + february

        #expect(both == Scorecard(counts: [.closed: 7, .reached: 1, .unreachable: 2]))
        #expect(both == february + january)
        #expect(both[.dispatched] == 0)
    }

    @Test func `a fact named twice among the exclusions is shown once`() throws {
        let pack = try pack(
            .rateRule(numerator: ["closed": "1"], denominator: ["dispatched"], excluded: ["merged", "merged"])
        )

        #expect(pack.rates(of: Scorecard(counts: [.merged: 2])).first?.exclusions == [.merged: 2])
    }

    @Test(arguments: [
        ("2.345", 2, "2.35"), ("2.344999", 2, "2.34"), ("0.005", 2, "0.01"), ("88.5", 0, "89"), ("99.995", 2, "100"),
    ])
    func `evaluation rounds half up`(value: String, scale: Int, rounded: String) throws {
        let value = try #require(Decimal(string: value))

        #expect(value.rounded(scale) == Decimal(string: rounded))
    }
}
