// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import TestKit
import Testing
import Tickets
import WorkCalendar

/// What rules may ask besides the request's words, and what is kept of those that did not match (C2).
struct RuleConditionTests {
    private let guesses = [
        RoutingInquiry.Guess(matter: .pothole, probability: 0.9, words: ["塌了"]),
        RoutingInquiry.Guess(matter: .leak, probability: 0.05, words: []),
    ]

    private func decision(
        _ rule: String,
        at instant: String = "2026-01-05T09:00:00+08:00",
        load: [UnitCode: Int] = [:],
        change: (inout Filing) -> Void = { _ in },
    ) throws -> RoutingDecision {
        let calendar = try WorkCalendar(
            CalendarDocument(timezone: "Asia/Shanghai", hours: ["mon": [["09:00", "17:00"]]])
        )
        let circumstances = Circumstances(moment: Circumstances.Moment(.at(instant), on: calendar), load: load)
        return try Router.sample(rules: rule).route(.vague(change), in: circumstances)
    }

    private func rule(_ condition: String) -> String { #"{"code": "rule", "when": \#(condition), "unit": "market"}"# }

    @Test(arguments: [
        ("2026-01-05T22:00:00+08:00", true), ("2026-01-06T05:59:59+08:00", true), ("2026-01-06T06:00:00+08:00", false),
        ("2026-01-05T21:59:59+08:00", false),
    ])
    func `hours may reach over midnight`(instant: String, holds: Bool) throws {
        let decision = try decision(rule(#"{"hours": {"from": "22:00", "until": "06:00"}}"#), at: instant)

        #expect((decision.unit == .market) == holds)
    }

    @Test(arguments: [
        ("workday", "2026-01-05T23:59:00+08:00", true), ("restday", "2026-01-06T00:00:00+08:00", true),
        ("workday", "2026-01-06T00:00:00+08:00", false), ("mon", "2026-01-05T00:00:00+08:00", true),
        ("tue", "2026-01-05T00:00:00+08:00", false),
    ])
    func `days are the city's`(day: String, instant: String, holds: Bool) throws {
        let decision = try decision(rule(#"{"days": ["\#(day)"]}"#), at: instant)

        #expect((decision.unit == .market) == holds)
    }

    @Test func `the hour and the load that a rule went by are kept as its evidence`() throws {
        let condition = #"{"hours": {"from": "09:00", "until": "10:00"}, "load": {"unit": "water", "atLeast": 40}}"#

        let busy = try decision(rule(condition), load: [.water: 41])

        #expect(busy.because == [.ruleMatched(rule: "rule", evidence: [.time("09:00"), .load(.water, 41)])])
        #expect(try decision(rule(condition), load: [.water: 39]).unit == nil)
        #expect(try decision(rule(condition)).unit == nil)
    }

    @Test func `all words must occur where a rule asks for all`() throws {
        let rule = rule(#"{"allWords": ["工地", "夜间"]}"#)

        #expect(try decision(rule) { $0.narrative = "工地夜间施工" }.unit == .market)
        #expect(try decision(rule) { $0.narrative = "工地施工" }.unit == nil)
    }

    @Test func `a rule may be about a group of people`() throws {
        let minor = try #require(PersonGroupCode("minor"))
        let rule = rule(#"{"personGroups": ["minor"]}"#)

        #expect(try decision(rule) { $0.personGroup = minor }.because.first?.evidence == [.personGroup(minor)])
        #expect(try decision(rule).unit == nil)
    }

    @Test func `an exception keeps a rule from matching, and says so`() throws {
        let rule = #"{"code": "rule", "when": {"words": ["噪音"]}, "unless": {"channels": ["web"]}, "unit": "market"}"#

        let excepted = try decision(rule) { filing in
            filing.narrative = "噪音"
            filing.channel = .web
        }

        #expect(try decision(rule) { $0.narrative = "噪音" }.unit == .market)
        #expect(excepted.unit == nil)
        let miss = RoutingInquiry.NearMiss(rule: "rule", evidence: ["噪音", .channel(.web)], failed: .unless)
        #expect(excepted.inquiry?.nearMisses == [miss])
    }

    @Test func `of rules that do not match, those are kept of which a part held`() throws {
        let router = try Router.sample(
            rules: #"{"code": "silent", "when": {"words": ["爆管"]}, "unit": "water"}"#,
            #"{"code": "web", "when": {"words": ["噪音"], "channels": ["web"]}, "unit": "water"}"#,
            #"{"code": "noise", "when": {"words": ["噪音"]}, "unit": "market"}"#,
            #"{"code": "late", "when": {}, "unit": "roads"}"#,
        )

        let inquiry = router.route(.vague { $0.narrative = "噪音" }).inquiry

        #expect(inquiry?.rulesTried == 3)
        #expect(inquiry?.nearMisses == [RoutingInquiry.NearMiss(rule: "web", evidence: ["噪音"], failed: .channels)])
    }

    @Test(arguments: [(0.95, 0.5, false), (0.85, 0.5, true), (nil, 0.5, false)] as [(Double?, Double, Bool)])
    func `the classifier dispatches alone only from the site's threshold on`(
        dispatch: Double?,
        propose: Double,
        isCertain: Bool,
    ) throws {
        let decision = try route(.vague(), ClassifierPolicy.sample(dispatch: dispatch, propose: propose))

        #expect(decision.unit == .roads)
        #expect(decision.isCertain == isCertain)
        #expect(decision.because == [.classified(.pothole, probability: 0.9)])
        #expect(decision.inquiry?.guesses == guesses)
        #expect(decision.basis == "catalogue 3, rules 7, model 2")
    }

    @Test func `a guess below the site's bound is no proposal, and still shown`() throws {
        let decision = try route(.vague(), ClassifierPolicy.sample(dispatch: nil, propose: 0.91))

        #expect(decision.because == [.noOwner])
        #expect(decision.inquiry?.guesses == guesses)
    }

    @Test(arguments: RoutingDecision.Guarded.allCases)
    func `what is guarded a person dispatches, however sure the classifier is`(guarded: RoutingDecision.Guarded) throws
    {
        let filing = Filing.vague { filing in
            switch guarded {
            case .report: filing.kind = .report
            case .emergency: filing.urgency = .critical
            case .confidential: filing.isConfidential = true
            case .personGroup: filing.personGroup = PersonGroupCode("minor")
            }
        }

        let decision = try route(filing, ClassifierPolicy.sample(dispatch: 0.5, propose: 0.5))

        #expect(decision.unit == .roads && !decision.isCertain)
        #expect(decision.because.last == .heldBack(guarded))
    }

    @Test(
        arguments: [
            .word("坑"), .matter(.leak), .kind(.report), .channel(.web), .urgency(.critical), .area(.hanjiang),
            .day(.restday), .time("22:05"), .load(.water, 12),
        ] as [RoutingEvidence]
    )
    func `evidence is read as it was written`(evidence: RoutingEvidence) throws {
        let written = try JSONEncoder().encode([evidence])

        #expect(try JSONDecoder().decode([RoutingEvidence].self, from: written) == [evidence])
    }

    @Test func `evidence from before it had sorts is words`() throws {
        let old: [RoutingEvidence] = try document(#"["坑", "report", "load=x", "kind=nothing"]"#)

        #expect(old == [.word("坑"), .word("report"), .word("load=x"), .word("kind=nothing")])
    }

    @Test(arguments: [(0.95, nil), (0.5, nil), (0.5, RoutingDecision.Guarded.report)])
    func `a rule that goes by a guess is no surer than the classifier`(
        dispatch: Double,
        guarded: RoutingDecision.Guarded?,
    ) throws {
        let rule = #"{"code": "roads", "when": {"matters": ["roads"]}, "unit": "market", "automatic": true}"#
        let policy = try ClassifierPolicy.sample(dispatch: dispatch, propose: 0.5)
        let accused = UnitCode("housing")

        let guessed = try route(
            .vague { filing in
                guard guarded != nil else { return }
                filing.kind = .report
                filing.accusedUnit = accused
            },
            policy,
            rules: rule,
        )
        let said = try route(.vague { $0.matter = MatterCode("roads.surface") }, policy, rules: rule)

        #expect(guessed.unit == .market)
        #expect(guessed.isCertain == (dispatch == 0.5 && guarded == nil))
        #expect(guessed.because.contains(.heldBack(.report)) == (guarded != nil))
        #expect(said.unit == .market && said.isCertain)
    }

    private func route(_ filing: Filing, _ policy: ClassifierPolicy, rules: String = "") throws -> RoutingDecision {
        let router = Router(
            catalogue: try .sample(),
            rulebook: Rulebook(number: 7, rules: try document("[\(rules)]"), classifier: policy),
            gazetteer: try .sample(),
            organisation: .sample,
        )
        return router.route(filing, in: Circumstances(guesses: guesses, model: 2))
    }
}

extension ClassifierPolicy {
    fileprivate static func sample(dispatch: Double?, propose: Double) throws -> ClassifierPolicy {
        let threshold = dispatch.map { #""dispatchAbove": \#($0), "# } ?? ""
        return try document(#"{\#(threshold)"proposeAbove": \#(propose), "guardedGroups": ["minor"]}"#)
    }
}

extension RoutingDecision.Reason {
    fileprivate var evidence: [RoutingEvidence]? {
        guard case .ruleMatched(_, let evidence) = self else { return nil }
        return evidence
    }
}
