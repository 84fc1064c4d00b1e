// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Survey
import Testing
import Tickets

/// The scoring packs that are shipped give what their sources say (E6, domain.md 1.12 and 1.14).
struct ScoringPackTests {
    private func answers(_ pack: String, _ lines: String...) throws -> [String] {
        let text = try Repository.text("docs/packs/scoring/\(pack).yaml")
        return try text.answers(to: lines.joined(separator: "\n")).split(separator: "\n").map(String.init)
    }

    @Test func `every pack of the folder is tested here`() throws {
        let folder = Repository.root.appending(path: "docs/packs/scoring")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)

        #expect(
            files.sorted() == [
                "deductions.yaml", "index-cards.yaml", "three-rates.yaml", "threshold-slope-floor.yaml",
                "weighted-satisfaction.yaml",
            ]
        )
    }

    @Test func `three rates, each to two decimals, then their parts`() throws {
        let answers = try answers(
            "three-rates",
            #"{"id": 1, "indicators": {"volume": 20, "response": {"numerator": 2, "denominator": 3}, "resolution": {"numerator": 6, "denominator": 7}, "satisfaction": {"numerator": 22345, "denominator": 24932}}}"#,
            #"{"id": 2, "indicators": {"volume": 19, "response": 100, "resolution": 100, "satisfaction": 100}}"#,
        )

        // 66.67 · 0.30 = 20.001; 85.71 · 0.35 = 29.9985; 89.62 · 0.35 = 31.367
        #expect(
            answers == [
                #"{"id":1,"score":"81.37","parts":{"response":"20.00","resolution":"30.00","satisfaction":"31.37"},"rank":1,"card":null}"#,
                #"{"id":2,"score":"100.00","parts":{"response":"30.00","resolution":"35.00","satisfaction":"35.00"},"rank":null,"card":null}"#,
            ]
        )
    }

    @Test func `the three rates are a site document as they are`() throws {
        let text = try Repository.text("docs/packs/scoring/three-rates.yaml")
        let documents = try SiteFolder.documents(in: Repository.root.appending(path: "docs/example-site")).map {
            $0.kind == .scoring ? SiteDocument(kind: .scoring, number: 1, text: text) : $0
        }

        let pack = try SiteReader.read(documents).scoring

        let card = Scorecard(counts: [.contactedFirst: 9, .notContactedFirst: 1, .resolved: 3, .satisfied: 5])
        #expect(pack.rates(of: card).map(\.percent) == [90, 100, 100])
        #expect(pack.score(of: card) == 97)
    }

    @Test func `graded satisfaction beside the share of the group`() throws {
        let answers = try answers(
            "weighted-satisfaction",
            #"{"id": 1, "group": "村", "indicators": {"received": 12, "contacted": {"numerator": 11, "denominator": 12}, "solved": 3, "explained": 1, "satisfied": 7, "mostly": 2, "fair": 1, "dissatisfied": 1}}"#,
            #"{"id": 2, "group": "村", "indicators": {"received": 20, "contacted": {"numerator": 0, "denominator": 0}, "solved": 0, "explained": 0, "satisfied": 0, "mostly": 0, "fair": 0, "dissatisfied": 0}}"#,
        )

        // 12/32 = 37.5 % of 5; 91.67 % of 30; (7 + 1.6 + 0.6)/11 = 83.64 % of 40
        #expect(
            answers == [
                #"{"id":1,"score":"82.84","parts":{"volume":"1.88","contact":"27.50","resolution":"20.00","satisfaction":"33.46"},"rank":1,"card":null}"#,
                #"{"id":2,"score":"3.13","parts":{"volume":"3.13","contact":null,"resolution":"0.00","satisfaction":null},"rank":2,"card":null}"#,
            ]
        )
    }

    @Test func `a threshold, a slope below it, and a floor`() throws {
        let answers = try answers(
            "threshold-slope-floor",
            #"{"id": 1, "group": "district", "indicators": {"onTime": {"numerator": 22345, "denominator": 24932}, "signed": {"numerator": 6, "denominator": 7}, "satisfied": 95.5, "standard": 9.5, "others": 34}}"#,
            #"{"id": 2, "group": "county", "indicators": {"onTime": 95, "signed": 94.99, "satisfied": 70, "standard": 10, "others": 80}}"#,
            #"{"id": 3, "group": "county", "indicators": {"onTime": 95, "signed": 95, "satisfied": {"numerator": 0, "denominator": 0}, "standard": 10, "others": 80}}"#,
        )

        // 20 − (95 − 89.62); 10 − (95 − 85.71); 26 − 0.5 · (97 − 95.5)
        #expect(
            answers == [
                #"{"id":1,"score":"84.08","parts":{"onTime":"14.62","signed":"0.71","satisfied":"25.25","standard":"9.50","others":"34.00"},"rank":1,"card":null}"#,
                #"{"id":2,"score":"132.49","parts":{"onTime":"20.00","signed":"9.99","satisfied":"12.50","standard":"10.00","others":"80.00"},"rank":1,"card":null}"#,
                #"{"id":3,"score":null,"parts":{"onTime":"20.00","signed":"10.00","satisfied":null,"standard":"10.00","others":"80.00"},"rank":null,"card":null}"#,
            ]
        )
    }

    @Test func `so much off for each letter, nothing when half are unanswered`() throws {
        let lines = [(100, 2, 0), (100, 3, 0), (40, 3, 4), (40, 19, 13), (40, 20, 0), (0, 0, 0)].map {
            #"{"id": 0, "indicators": {"letters": \#($0), "unanswered": \#($1), "late": \#($2)}}"#
        }

        let pack = try Repository.text("docs/packs/scoring/deductions.yaml")
        let scores = try pack.answers(to: lines.joined(separator: "\n")).matches(of: /"score":"([^"]+)"/)

        #expect(scores.map { String($0.1) } == ["5.00", "4.40", "4.00", "0.00", "0.00", "5.00"])
    }

    @Test func `an evaluator enters what the pack allows`() throws {
        let answers = try answers(
            "deductions",
            #"{"id": 1, "indicators": {"letters": 0, "unanswered": 0, "late": 0, "itemA": {"value": 3, "evidence": "纪要 1"}, "itemB": {"value": "3", "evidence": "纪要 2"}, "itemC": 0, "itemD": {"value": 6, "evidence": "公报"}}}"#,
            #"{"id": 2, "indicators": {"letters": 0, "unanswered": 0, "late": 0, "itemD": 5}}"#,
            #"{"id": 3, "indicators": {"letters": 0, "unanswered": 0, "late": 0, "itemD": {"value": 4, "evidence": " "}}}"#,
        )

        #expect(answers.first?.contains(#""score":"17.00""#) == true)
        #expect(answers.last == #"{"id":3,"error":"itemD has no evidence beside its value"}"#)
        #expect(answers.dropLast().last == #"{"id":2,"error":"itemD is 5; 6, 4, 2, 0 can be entered"}"#)
    }

    @Test func `yellow for the last two below pass, a warning for the others, nothing for small volumes`() throws {
        let answers = try answers(
            "index-cards",
            .index(1, tickets: 300, late: 4),
            .index(2, tickets: 80, late: 19),
            .index(3, tickets: 90, late: 30),
            .index(4, tickets: 90, late: 20),
            .index(5, tickets: 19, late: 70),
            .index(6, tickets: 20, late: 61),
        )

        #expect(
            answers.map { $0.suffix(while: "rank") } == [
                #""rank":1,"card":"excellent"}"#, #""rank":2,"card":"warning"}"#, #""rank":4,"card":"yellow"}"#,
                #""rank":3,"card":"warning"}"#, #""rank":null,"card":null}"#, #""rank":5,"card":"red"}"#,
            ]
        )
    }
}

extension String {
    fileprivate static func index(_ id: Int, tickets: Int, late: Int) -> String {
        """
        {"id": \(id), "group": "g", "indicators": {"tickets": \(tickets), "late": \(late), "dissatisfied": 0, \
        "repeated": 0, "unverified": 0, "criticised": 0}}
        """
    }

    /// From the member `name` to the end.
    fileprivate func suffix(while name: String) -> String {
        firstRange(of: "\"\(name)\"").map { String(self[$0.lowerBound...]) } ?? ""
    }
}
