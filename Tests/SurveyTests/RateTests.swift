// SPDX-License-Identifier: Apache-2.0

import Foundation
import Survey
import TestKit
import Testing
import Tickets

/// Rates with their base, in exact decimals (E4, domain.md 1.14 and 3.9).
struct RateTests {
    private func rate(_ rule: String, of counts: [Fact: Int]) throws -> Rate {
        let rule = try JSONDecoder().decode(ScoringPack.RateRule.self, from: Data(rule.utf8))
        return rule.rate(of: Scorecard(counts: counts))
    }

    private func simple(_ numerator: Int, of denominator: Int) throws -> Decimal? {
        try rate(
            .rateRule(numerator: ["closed": "1"], denominator: ["dispatched"]),
            of: [
                .closed: numerator, .dispatched: denominator,
            ],
        ).percent
    }

    @Test(arguments: [
        // Published figures of real cities (domain.md 1.14).
        (6, 7, "85.71"), (22_345, 24_932, "89.62"), (23_974, 24_932, "96.16"), (3_112, 3_456, "90.05"),
        (8, 87, "9.2"), (597, 601, "99.33"),
        // Half up: 3/160 is 1.875 %, 1/800 is 0.125 %.
        (3, 160, "1.88"), (1, 800, "0.13"), (1, 3, "33.33"), (2, 3, "66.67"), (0, 5, "0"), (5, 5, "100"),
    ])
    func `a rate is percent to two decimals, half up`(numerator: Int, denominator: Int, percent: String) throws {
        #expect(try simple(numerator, of: denominator) == Decimal(string: percent))
    }

    @Test func `without a base there is no rate, not zero and not a hundred`() throws {
        #expect(try simple(0, of: 0) == nil)
    }

    @Test func `graded satisfaction weighs each grade`() throws {
        let rule = String.rateRule(
            numerator: ["satisfied": "1", "mostlySatisfied": "0.8"],
            denominator: ["satisfied", "mostlySatisfied", "dissatisfied"],
        )

        let rate = try rate(rule, of: [.satisfied: 7, .mostlySatisfied: 2, .dissatisfied: 1, .unreachable: 5])

        #expect(rate.numerator == Decimal(string: "8.6"))
        #expect(rate.denominator == 10)
        #expect(rate.percent == 86)
    }

    @Test func `a thousand times a tenth is a hundred: decimals, not floating point`() throws {
        let rule = String.rateRule(numerator: ["mostlySatisfied": "0.1"], denominator: ["mostlySatisfied"])

        let rate = try rate(rule, of: [.mostlySatisfied: 1_000])

        #expect(rate.numerator == 100)
        #expect(rate.percent == 10)
    }

    @Test func `what the base leaves out stands beside it`() throws {
        let rule = String.rateRule(
            numerator: ["satisfied": "1"],
            denominator: ["satisfied", "dissatisfied"],
            excluded: ["unreachable", "refusedSurvey"],
        )

        let rate = try rate(rule, of: [.satisfied: 3, .dissatisfied: 1, .unreachable: 4])

        #expect(rate.percent == 75)
        #expect(rate.exclusions == [.unreachable: 4, .refusedSurvey: 0])
    }

    @Test func `a citizen who was not reached is in no base`() throws {
        var file = try CaseFile(in: .callbackPending)
        for _ in 1...3 { try file.perform(.recordCallback(.unreachable), by: .agent) }
        let counts = file.facts.reduce(into: [Fact: Int]()) { $0[$1.fact, default: 0] += 1 }

        let rate = try rate(
            .rateRule(numerator: ["satisfied": "1"], denominator: ["satisfied", "dissatisfied"]),
            of: counts,
        )

        #expect(rate.percent == nil)
    }
}

extension String {
    /// A rate as a site document writes it.
    static func rateRule(
        _ code: String = "rate",
        numerator: KeyValuePairs<String, String>,
        denominator: [String],
        excluded: [String] = [],
        share: Int = 100,
    ) -> String {
        let weights = numerator.map { #"{"fact": "\#($0.key)", "weight": \#($0.value)}"# }
        return """
            {"code": "\(code)", "name": {"zh": "率", "en": "Rate"}, "numerator": [\(weights.joined(separator: ","))],
             "denominator": \(denominator), "excluded": \(excluded), "share": \(share)}
            """
    }
}
