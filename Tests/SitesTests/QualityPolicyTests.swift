// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import TestKit
import Testing
import Tickets

/// What is inspected, as data (S5).
struct QualityPolicyTests {
    private static func site(_ change: (String) -> String = { $0 }) throws -> Site {
        try SiteReader.read(
            try ExampleSite.documents().map { document in
                document.kind == .quality
                    ? SiteDocument(kind: .quality, number: 1, text: change(document.text)) : document
            }
        )
    }

    @Test func `a site without the document is whole, and inspects nothing`() throws {
        let documents = try ExampleSite.documents().filter { $0.kind != .quality }

        #expect(try SiteReader.read(documents).quality == nil)
    }

    @Test func `the example city draws calls and tickets, and has a sheet of 100 points for each`() throws {
        let policy = try #require(try Self.site().quality)

        for kind in InspectionKind.allCases {
            #expect(policy[kind] != nil)
            let sheet = try #require(policy.sheet(for: kind))
            #expect(sheet.items.reduce(0) { $0 + ($1.points ?? 0) } == 100)
            #expect(sheet.items.contains { $0.isFatal })
        }
    }

    @Test(arguments: [(0, 0), (1, 1), (2, 2), (3, 2), (66, 2), (67, 3), (1_000, 30)])
    func `of each agent's work a share is drawn, rounded up, and at least the minimum`(population: Int, count: Int) {
        #expect(QualityPolicy.Share(sharePercent: 3, minimumPerAgent: 2).count(of: population) == count)
    }

    @Test(arguments: [
        ("code: ticket-2026", "code: call-2026", "call-2026"), ("inspects: ticket", "inspects: call", "call"),
        ("sharePercent: 3", "sharePercent: 0", "1 to 100"),
        ("secondOpinion: decides", "secondOpinion: both", "decides"),
        ("code: listening, points: 20", "code: listening", "an item has points"),
        ("code: rudeness, fatal: true", "code: rudeness, fatal: true, points: 5", "an item has points"),
        ("code: facts", "code: opening", "opening"), ("points: 30", "points: 101", "1 to 100"),
    ])
    func `a fault is named with file and line`(part: String, changed: String, message: String) throws {
        let faults = #expect(throws: SiteFaults.self) {
            try Self.site { text in
                guard let range = text.range(of: part) else { return text }
                return text.replacingCharacters(in: range, with: changed)
            }
        }

        #expect(
            faults?.faults.contains { $0.file == "quality.yaml" && $0.line != nil && $0.message.contains(message) }
                == true
        )
    }

    @Test func `what is drawn must have a sheet`() throws {
        let faults = #expect(throws: SiteFaults.self) {
            try Self.site { text in
                text.range(of: "  - code: ticket-2026").map { String(text[..<$0.lowerBound]) } ?? text
            }
        }

        #expect(faults?.faults.contains { $0.message.contains("no sheet inspects a ticket") } == true)
    }
}
