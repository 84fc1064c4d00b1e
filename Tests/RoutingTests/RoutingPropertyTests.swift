// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets

/// What holds for every request, whatever it says: drawn from a seed, judged by the promises.
struct RoutingPropertyTests {
    private static let words = ["漏水", "坑", "广场舞", "水管", "樊城区", "汉江街道", "看看", "<script>", "𠮷", "\u{0}", " "]
    private static let accusable: [UnitCode?] = [nil, .roads, .water, .market, .fancheng, .hanjiang]

    private static func filing(_ numbers: inout SeededNumbers) -> Filing {
        .vague { filing in
            filing.kind = TicketKind.allCases.randomElement(using: &numbers) ?? .help
            filing.channel = Channel.allCases.randomElement(using: &numbers) ?? .phone
            filing.urgency = Urgency.allCases.randomElement(using: &numbers) ?? .normal
            filing.narrative = (0..<4).compactMap { _ in words.randomElement(using: &numbers) }.joined()
            filing.place.address = words.randomElement(using: &numbers) ?? ""
            filing.matter = [nil, nil, .pothole, .leak, .noise].randomElement(using: &numbers) ?? nil
            filing.accusedUnit = accusable.randomElement(using: &numbers) ?? nil
        }
    }

    @Test func `every decision has a reason, is repeatable, and never names the accused or one unit twice`() throws {
        let router = try Router.sample(
            rules: #"{"code": "r1", "when": {"words": ["漏水"], "kinds": ["report"]}, "unit": "market"}"#,
            #"{"code": "r2", "when": {"areas": ["fancheng.hanjiang"]}, "unit": "fancheng.hanjiang", "automatic": true}"#,
            #"{"code": "r3", "when": {"urgency": ["critical"]}, "matter": "water.pipes.leak", "automatic": true}"#,
        )
        var numbers = SeededNumbers(seed: 12_345)
        var named = 0
        for _ in 0..<5_000 {
            let filing = Self.filing(&numbers)

            let decision = router.route(filing)

            let units = [decision.unit].compactMap(\.self) + decision.coUnits
            let barred = filing.accusedUnit.map { accused in
                units.contains(accused)
                    || units.contains { router.organisation.superiors(of: $0).contains { $0.code == accused } }
            }
            #expect(decision == router.route(filing))
            #expect(!decision.because.isEmpty)
            #expect(barred != true, "\(filing.accusedUnit?.rawValue ?? ""): \(units)")
            #expect(Set(units).count == units.count)
            #expect(!decision.isCertain || decision.unit != nil)
            named += decision.unit == nil ? 0 : 1
        }
        #expect(named > 1_000)
    }
}
