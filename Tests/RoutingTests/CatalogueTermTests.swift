// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets
import WorkCalendar

/// A leaf is for requests filed on its days, and on those of all that it lies under (C1).
struct CatalogueTermTests {
    private static let march = Day("2026-03-01")!

    /// Leaks belong to the water until February, then to the roads; everything wet began in 2026.
    private func catalogue() throws -> Catalogue {
        let name = #""name": {"zh": "某类", "en": "Some class"}"#
        return Catalogue(
            number: 4,
            entries: try document(
                """
                [{"code": "wet", \(name), "from": "2026-01-01"},
                 {"code": "wet.leak", \(name), "parent": "wet", "lead": "water", "words": ["漏水"], "until": "2026-02-28"},
                 {"code": "wet.burst", \(name), "parent": "wet", "lead": "roads", "words": ["漏水"], "from": "2026-03-01"}]
                """
            ),
        )
    }

    private func router(rules: String = "[]") throws -> Router {
        Router(
            catalogue: try catalogue(),
            rulebook: Rulebook(number: 1, rules: try document(rules)),
            gazetteer: try .sample(),
            organisation: .sample,
        )
    }

    private func route(_ router: Router, on day: Day?, matter: MatterCode? = nil, text: String = "漏水")
        -> RoutingDecision
    {
        var circumstances = Circumstances()
        circumstances.day = day
        let filing = Filing.vague { filing in
            filing.matter = matter
            filing.narrative = text
        }
        return router.route(filing, in: circumstances)
    }

    @Test(arguments: [
        ("2025-12-31", []), ("2026-01-01", ["wet.leak"]), ("2026-02-28", ["wet.leak"]), ("2026-03-01", ["wet.burst"]),
    ])
    func `both days of a leaf count, and those of what it lies under`(day: String, codes: [String]) throws {
        let catalogue = try catalogue()
        let day = try #require(Day(day))

        #expect(catalogue.leaves(on: day).map(\.code.rawValue) == codes)
        #expect(codes.compactMap { MatterCode($0) }.allSatisfy { catalogue.offers($0, on: day) })
        #expect(!catalogue.offers(MatterCode("wet")!, on: day))
    }

    @Test func `on a day that nobody knows every leaf is offered`() throws {
        let catalogue = try catalogue()

        #expect(catalogue.leaves.allSatisfy { catalogue.offers($0.code, on: nil) })
    }

    @Test func `words propose the leaf of the day`() throws {
        let router = try router()

        #expect(route(router, on: Self.march.advanced(by: -1)).unit == .water)
        #expect(route(router, on: Self.march).unit == .roads)
        #expect(route(router, on: Day("2025-06-01")).because == [.noOwner])
    }

    @Test func `a matter that was chosen decides on its days only`() throws {
        let router = try router()
        let leak = try #require(MatterCode("wet.leak"))

        #expect(route(router, on: Self.march.advanced(by: -1), matter: leak, text: "请帮忙").unit == .water)
        #expect(route(router, on: Self.march, matter: leak, text: "请帮忙").unit == nil)
    }

    @Test func `a rule for a matter of other days is passed over`() throws {
        let router = try router(
            rules: """
                [{"code": "old", "when": {"words": ["漏水"]}, "matter": "wet.leak", "automatic": true},
                 {"code": "rest", "when": {}, "unit": "market"}]
                """
        )

        #expect(route(router, on: Self.march.advanced(by: -1)).unit == .water)
        #expect(route(router, on: Self.march).unit == .market)
    }

    @Test func `a guess of the classifier counts on its days only`() throws {
        let router = Router(
            catalogue: try catalogue(),
            rulebook: Rulebook(number: 1, rules: [], classifier: try document(#"{"proposeAbove": 0.5}"#)),
            gazetteer: try .sample(),
            organisation: .sample,
        )
        let leak = try #require(MatterCode("wet.leak"))
        var circumstances = Circumstances(guesses: [.init(matter: leak, probability: 0.9, words: [])])

        circumstances.day = Self.march
        let late = router.route(.vague(), in: circumstances)
        circumstances.day = Self.march.advanced(by: -1)
        let inTime = router.route(.vague(), in: circumstances)

        #expect(late.because == [.noOwner])
        #expect(inTime.because == [.classified(leak, probability: 0.9)])
    }

    @Test func `a day that is none is refused`() {
        #expect(throws: DecodingError.self) {
            let entry = #"{"code": "a", "name": {"zh": "甲", "en": "A"}, "from": "2026-02-30"}"#
            return try document(entry, as: Catalogue.Entry.self)
        }
    }
}
