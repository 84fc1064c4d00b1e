// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import TestKit
import Testing
import Tickets

/// The ways in besides the one number (A7, A10, A11).
struct IntakePolicyTests {
    private static func site(_ change: (String) -> String = { $0 }) throws -> Site {
        let documents = try ExampleSite.documents().map { document in
            document.kind == .intake
                ? SiteDocument(kind: .intake, number: 1, text: change(document.text)) : document
        }
        return try SiteReader.read(documents)
    }

    /// The example city without its ways in, and without what the rules say of its groups of people.
    private static func withoutIntake() throws -> Site {
        let documents = try ExampleSite.documents().filter { $0.kind != .intake }
        return try SiteReader.read(
            documents.map { document in
                let text = document.text.replacing(", guardedGroups: [minor]", with: "")
                return SiteDocument(kind: document.kind, number: document.number, text: text)
            }
        )
    }

    @Test func `a site without the document is whole, and has the one number only`() throws {
        #expect(try Self.withoutIntake().intake == nil)
    }

    @Test func `a site that says nothing of topics has supervisors told of five people in a week`() throws {
        let rule = try Self.withoutIntake().topicRule

        #expect(rule.alertPeople == 5)
        #expect(rule.alertDays == 7)
    }

    @Test func `the site says from how many people on supervisors are told of a topic`() throws {
        let rule = try Self.site {
            $0.replacing("alertPeople: 5", with: "alertPeople: 12").replacing("alertDays: 7", with: "alertDays: 30")
        }
        .topicRule

        #expect(rule.alertPeople == 12)
        #expect(rule.alertDays == 30)
    }

    @Test func `the example city knows what became of its old numbers, and when people come as a group`() throws {
        let intake = try #require(try Self.site().intake)

        #expect(Set((intake.lines ?? []).map(\.became)) == Set(LegacyLine.Outcome.allCases))
        #expect(!intake.isGroup(Visit(people: 4, window: "")))
        #expect(intake.isGroup(Visit(people: 5, window: "")))
    }

    @Test(arguments: [
        ("code: old-12369", "code: old-12319", "old-12319"), ("\"12369\"", "\"12319\"", "12319"),
        ("\"12369\"", "\"12345\"", "the hotline's own number"), ("2021-06-30", "2021-06-31", "is not a day"),
        ("unit: environment", "unit: nowhere", "there is no unit “nowhere”"),
        ("    unit: market\n", "", "a sub-centre is some unit's"), ("groupFrom: 5", "groupFrom: 1", "2 to 999"),
        ("became: merged", "became: gone", "one of merged"), ("longestDays: 90", "longestDays: 0", "1 to 3650"),
        ("code: minor", "code: elderly", "elderly"), ("code: exam-season", "code: flood-season", "flood-season"),
        ("alertPeople: 5", "alertPeople: 1", "2 to 10000"), ("alertDays: 7", "alertDays: 91", "1 to 90"),
        ("  alertDays: 7\n", "", "alertDays"),
    ])
    func `a fault is named with file and line`(part: String, changed: String, message: String) throws {
        let faults = #expect(throws: SiteFaults.self) {
            try Self.site { text in
                guard let range = text.range(of: part) else { return text }
                return text.replacingCharacters(in: range, with: changed)
            }
        }

        #expect(
            faults?.faults.contains { $0.file == "intake.yaml" && $0.line != nil && $0.message.contains(message) }
                == true
        )
    }
}
