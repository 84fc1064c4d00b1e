// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets

/// What a rule asks of a request: all of its parts, and any one within a part.
struct ConditionTests {
    private func decision(when condition: String, _ filing: Filing) throws -> RoutingDecision {
        try Router.sample(rules: #"{"code": "rule", "when": \#(condition), "unit": "market"}"#).route(filing)
    }

    @Test(
        arguments: [
            (#"{"words": ["摊位", "看看"]}"#, ["看看"]), (#"{"kinds": ["report", "help"]}"#, [.kind(.help)]),
            (#"{"channels": ["phone"]}"#, [.channel(.phone)]), (#"{"urgency": ["normal"]}"#, [.urgency(.normal)]),
            (#"{"areas": ["fancheng", "fancheng.hanjiang"]}"#, [.area(.hanjiang)]),
            (
                #"{"words": ["看看"], "kinds": ["help"], "channels": ["phone"], "urgency": ["normal"]}"#,
                ["看看", .kind(.help), .channel(.phone), .urgency(.normal)],
            ),
            ("{}", []),
        ] as [(String, [RoutingEvidence])]
    )
    func `a condition that holds says what it found`(condition: String, evidence: [RoutingEvidence]) throws {
        let filing = Filing.vague { $0.place.area = .hanjiang }

        let decision = try decision(when: condition, filing)

        #expect(decision.unit == .market)
        #expect(decision.because == [.ruleMatched(rule: "rule", evidence: evidence)])
    }

    @Test(arguments: [
        #"{"words": ["摊位"]}"#, #"{"words": []}"#, #"{"kinds": ["report"]}"#, #"{"channels": ["web"]}"#,
        #"{"urgency": ["critical"]}"#, #"{"areas": ["fancheng.hanjiang"]}"#,
        #"{"words": ["看看"], "kinds": ["report"]}"#, #"{"kinds": ["help"], "areas": ["fancheng"]}"#,
    ])
    func `one part that fails is enough to fail`(condition: String) throws {
        #expect(try decision(when: condition, .vague()).because == [.noOwner])
    }

    @Test func `words are looked for in summary and narrative, not across them`() throws {
        let filing = Filing.vague { filing in
            filing.summary = "路边摊"
            filing.narrative = "位置不明"
        }

        #expect(try decision(when: #"{"words": ["摊位"]}"#, filing).unit == nil)
        #expect(try decision(when: #"{"words": ["边摊"]}"#, filing).unit == .market)
        #expect(try decision(when: #"{"words": ["位置"]}"#, filing).unit == .market)
    }
}
