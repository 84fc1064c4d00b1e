// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets

/// Whom else a dispatcher may mean when the proposal is not right (C3).
struct AlternativesTests {
    private static let pothole = MatterCode("roads.surface.pothole")!

    @Test func `guesses, words and district are offered, the likelier first, without what is proposed`() throws {
        let router = try Router.sample()
        let filing = Filing.vague { $0.narrative = "樊城区路面有坑，水管漏水" }
        let guess = RoutingInquiry.Guess(matter: .leak, probability: 0.4, words: ["漏水"])
        var proposal = router.route(filing)
        proposal.inquiry = RoutingInquiry(rulesTried: 0, nearMisses: [], guesses: [guess])

        let others = router.alternatives(to: proposal, for: filing)

        #expect(proposal.unit == .roads && proposal.matter == Self.pothole)
        #expect(others.map(\.matter) == [.leak, nil])
        #expect(others.first?.unit == .water)
        #expect(others.first?.because == [.classified(.leak, probability: 0.4)])
        #expect(others.allSatisfy { !$0.isCertain })
    }

    @Test func `the accused unit is no alternative`() throws {
        let router = try Router.sample()
        let filing = Filing.vague { filing in
            filing.kind = .report
            filing.narrative = "水管漏水"
            filing.accusedUnit = .water
        }

        let others = router.alternatives(to: nil, for: filing)

        #expect(!others.contains { $0.unit == .water || $0.coUnits.contains(.water) })
    }

    @Test func `nothing speaks for anybody, so nobody is offered`() throws {
        #expect(try Router.sample().alternatives(to: nil, for: .vague()).isEmpty)
    }
}
