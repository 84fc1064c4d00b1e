// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets

/// Which unit a request belongs to, in the order of certainty, and why (C1, C2, C6).
struct RouterTests {
    @Test func `a matter that somebody chose decides before any rule`() throws {
        let router = try Router.sample(rules: #"{"code": "all", "when": {}, "unit": "market", "automatic": true}"#)

        let decision = router.route(.vague { $0.matter = .leak })

        #expect(decision.unit == .water)
        #expect(decision.coUnits == [.market])
        #expect(decision.matter == .leak)
        #expect(decision.isCertain)
        #expect(decision.because == [.matterChosen(.leak)])
    }

    @Test func `a matter that a citizen chose is certain only where a rule that is says the same`() throws {
        let router = try Router.sample(
            rules: #"{"code": "leaks", "when": {"words": ["爆管"]}, "matter": "water.pipes.leak", "automatic": true}"#
        )
        func route(_ narrative: String, by channel: Channel = .web) -> RoutingDecision {
            router.route(
                .vague { filing in
                    filing.channel = channel
                    filing.matter = .leak
                    filing.narrative = narrative
                }
            )
        }

        #expect(route("门前有水").unit == .water && !route("门前有水").isCertain)
        #expect(route("门前爆管").isCertain)
        #expect(route("门前有水", by: .phone).isCertain)
        #expect(route("门前爆管").because == [.matterChosen(.leak)])
    }

    @Test func `what is written to a unit's mailbox is proposed to the unit, with the matter that was chosen`() throws {
        let mailbox = MailboxCode("roads-box")!
        let router = Router(
            catalogue: try .sample(),
            rulebook: Rulebook(number: 7, rules: []),
            gazetteer: try .sample(),
            organisation: .sample,
            mailboxes: [mailbox: .roads],
        )

        let decision = router.route(
            .vague { filing in
                filing.mailbox = mailbox
                filing.matter = .leak
            }
        )
        let leader = router.route(.vague { $0.mailbox = MailboxCode("mayor") })

        #expect(decision.unit == .roads && decision.matter == .leak && !decision.isCertain)
        #expect(decision.because == [.writtenTo(mailbox)])
        #expect(leader.because == [.noOwner])
    }

    @Test func `a letter about the unit whose mailbox it went to is not proposed to it`() throws {
        let mailbox = MailboxCode("roads-box")!
        let router = Router(
            catalogue: try .sample(),
            rulebook: Rulebook(number: 7, rules: []),
            gazetteer: try .sample(),
            organisation: .sample,
            mailboxes: [mailbox: .roads],
        )

        let decision = router.route(
            .vague { filing in
                filing.mailbox = mailbox
                filing.accusedUnit = .roads
            }
        )

        #expect(decision.unit == nil)
    }

    @Test func `a branch of the catalogue is no matter to dispatch by`() throws {
        let router = try Router.sample()

        let decision = router.route(.vague { $0.matter = MatterCode("roads.surface") })

        #expect(decision.unit == nil)
        #expect(decision.because == [.noOwner])
    }

    @Test(arguments: ["楼下的KTV太吵", "楼下的ktv太吵", "楼下的ＫＴＶ太吵", "楼下的Ｋtv太吵"])
    func `a word is found in capitals or small letters, full-width or half-width`(narrative: String) throws {
        for word in ["KTV", "ktv", "ＫＴＶ"] {
            let router = try Router.sample(
                rules: #"{"code": "song", "when": {"words": ["\#(word)"]}, "unit": "market"}"#
            )

            let decision = router.route(.vague { $0.narrative = narrative })

            #expect(decision.unit == .market)
        }
    }

    @Test func `the first rule that matches decides, and says by what`() throws {
        let router = try Router.sample(
            rules: #"{"code": "urgent", "when": {"urgency": ["critical"]}, "unit": "market"}"#,
            #"{"code": "leaks", "when": {"words": ["漏水", "爆管"]}, "matter": "water.pipes.leak", "automatic": true}"#,
            #"{"code": "late", "when": {"words": ["漏水"]}, "unit": "roads"}"#,
        )

        let decision = router.route(.vague { $0.narrative = "门前漏水，疑似爆管" })

        #expect(decision.unit == .water)
        #expect(decision.isCertain)
        #expect(decision.because == [.ruleMatched(rule: "leaks", evidence: ["漏水", "爆管"])])
    }

    @Test func `a rule that is not automatic proposes only`() throws {
        let router = try Router.sample(rules: #"{"code": "leaks", "when": {"words": ["漏水"]}, "unit": "water"}"#)

        let decision = router.route(.vague { $0.narrative = "漏水" })

        #expect(decision.unit == .water)
        #expect(!decision.isCertain)
    }

    @Test func `without a rule the catalogue's words propose the matter that most of them speak for`() throws {
        let decision = try Router.sample().route(.vague { $0.narrative = "水管漏水，路面有积水" })

        #expect(decision.unit == .water)
        #expect(!decision.isCertain, "words alone never dispatch")
        #expect(decision.because == [.wordsMatched(.leak, words: ["漏水", "水管"])])
    }

    @Test func `among equals the first of the catalogue is proposed`() throws {
        let decision = try Router.sample().route(.vague { $0.narrative = "路面漏水" })

        #expect(decision.matter == .pothole)
    }

    @Test func `a matter of the district goes to the district of the place`() throws {
        let decision = try Router.sample().route(
            .vague { filing in
                filing.matter = .noise
                filing.place = Place(address: "汉江街道建华路")
            }
        )

        #expect(decision.unit == .fancheng)
        #expect(decision.isCertain)
        #expect(decision.because == [.matterChosen(.noise), .districtOf(.hanjiang)])
    }

    @Test func `a matter of the district without a place has no owner yet`() throws {
        let decision = try Router.sample().route(.vague { $0.matter = .noise })

        #expect(decision.unit == nil)
        #expect(!decision.isCertain)
        #expect(decision.because == [.matterChosen(.noise), .noOwner])
    }

    @Test(arguments: [("樊城区", AreaCode.fancheng), ("汉江街道", .hanjiang), ("樊城区王寨", .wangzhai)])
    func `where nobody is clear, the district of the place takes it`(address: String, area: AreaCode) throws {
        let decision = try Router.sample().route(.vague { $0.place = Place(address: address) })

        #expect(decision.unit == .fancheng)
        #expect(!decision.isCertain)
        #expect(decision.because == [.districtOf(area)])
    }

    @Test func `where nothing is known, nobody is named`() throws {
        let decision = try Router.sample().route(.vague())

        var nobody = RoutingDecision(unit: nil, isCertain: false, basis: "catalogue 3, rules 7", because: [.noOwner])
        nobody.inquiry = RoutingInquiry(rulesTried: 0, nearMisses: [], guesses: [])
        #expect(decision == nobody)
    }

    @Test func `a rule about a matter that the catalogue no longer has names nobody`() throws {
        let router = try Router.sample(
            rules: #"{"code": "old", "when": {"words": ["看看"]}, "matter": "gone", "automatic": true}"#
        )

        let decision = router.route(.vague())

        #expect(decision.unit == nil)
        #expect(!decision.isCertain)
        #expect(decision.because.last == .noOwner)
    }

    @Test func `the lead is no helper of its own`() throws {
        let router = Router(
            catalogue: Catalogue(
                number: 1,
                entries: try document(
                    #"[{"code": "x", "name": {"zh": "某", "en": "x"}, "lead": "roads", "coUnits": ["roads", "water"]}]"#
                ),
            ),
            rulebook: Rulebook(number: 1, rules: []),
            gazetteer: Gazetteer([]),
            organisation: .sample,
        )

        #expect(router.route(.vague { $0.matter = MatterCode("x") }).coUnits == [.water])
    }
}
