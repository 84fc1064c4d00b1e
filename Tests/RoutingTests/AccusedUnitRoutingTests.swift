// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets

/// Routing leaves the accused unit out, and whoever it could lean on (C5, domain.md 1.16).
struct AccusedUnitRoutingTests {
    private let rule = #"""
        {"code": "leaks", "when": {"words": ["漏水"], "kinds": ["report", "complaint"]}, "matter": "water.pipes.leak",
        "automatic": true}
        """#

    private func report(about unit: UnitCode) -> Filing {
        .vague { filing in
            filing.kind = .report
            filing.narrative = "漏水"
            filing.accusedUnit = unit
        }
    }

    @Test func `a report about the unit that would lead is left to a person`() throws {
        let decision = try Router.sample(rules: rule).route(report(about: .water))

        #expect(decision.unit == nil)
        #expect(!decision.isCertain)
        #expect(decision.because.last == .excludedAccused(.water))
        #expect(decision.matter == .leak, "what it is about stays known")
    }

    @Test func `an accused helper is left out, and a person looks at it`() throws {
        let decision = try Router.sample(rules: rule).route(report(about: .market))

        #expect(decision.unit == .water)
        #expect(decision.coUnits.isEmpty)
        #expect(!decision.isCertain)
        #expect(decision.because.last == .excludedAccused(.market))
    }

    @Test func `a report about a district does not go to a street under it`() throws {
        let rule = #"{"code": "street", "when": {}, "unit": "fancheng.hanjiang", "automatic": true}"#

        let decision = try Router.sample(rules: rule).route(report(about: .fancheng))

        #expect(decision.unit == nil)
        #expect(decision.because.last == .excludedAccused(.fancheng))
    }

    @Test func `a report about a street may go to its district, which supervises it`() throws {
        let rule = #"{"code": "district", "when": {"kinds": ["report"]}, "unit": "fancheng", "automatic": true}"#

        let decision = try Router.sample(rules: rule).route(report(about: .hanjiang))

        #expect(decision.unit == .fancheng)
        #expect(decision.isCertain)
    }

    @Test(arguments: [(TicketKind.report, false), (.report, true), (.complaint, false)])
    func `a report that names no unit is only proposed, unless one of our people wrote it down`(
        kind: TicketKind,
        isTakenDown: Bool,
    ) throws {
        let filing = Filing.vague { filing in
            filing.kind = kind
            filing.narrative = "漏水"
        }

        let decision = try Router.sample(rules: rule).route(filing, isTakenDown: isTakenDown)

        #expect(decision.unit == .water)
        #expect(decision.isCertain == (kind != .report || isTakenDown))
    }

    @Test func `a report about somebody else is routed as usual`() throws {
        let decision = try Router.sample(rules: rule).route(report(about: .roads))

        #expect(decision.unit == .water)
        #expect(decision.isCertain)
    }

    @Test func `a rule that sends requests alone leaves reports to a person unless it names them`() throws {
        let rule = #"{"code": "leaks", "when": {"words": ["漏水"]}, "matter": "water.pipes.leak", "automatic": true}"#

        let decision = try Router.sample(rules: rule).route(report(about: .roads), isTakenDown: true)

        #expect(decision.unit == .water)
        #expect(!decision.isCertain)
        #expect(decision.because.last == .heldBack(.report))
    }

    @Test func `a report is not proposed to a unit that it names, as long as nobody has said whom it accuses`() throws {
        let router = try Router.sample(rules: rule)
        let name = try #require(router.organisation[.water]).name.zh
        let filing = Filing.vague { filing in
            filing.kind = .report
            filing.narrative = "漏水无人修，举报\(name)工作人员索要红包"
        }
        var complaint = filing
        complaint.kind = .complaint

        let decision = router.route(filing, isTakenDown: true)

        #expect(decision.unit == nil)
        #expect(!decision.isCertain)
        #expect(decision.because.contains(.excludedNamed(.water)))
        #expect(router.route(complaint).unit == .water, "a complaint goes to the unit that it names")
    }
}
