// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Sites
import Survey
import TestKit
import Testing
import Tickets

@testable import Web

/// The scoring pack in the browser: said in words, and tried on what happened before it is saved (E6).
struct SiteScoringTests {
    private static let page = "/staff/site/scoring"

    private static let slope = """
        indicators:
          - code: onTime
            name: { zh: 按时办结率, en: Closed in time }
            numerator: [{ fact: repliedInTime, weight: 1 }]
            denominator: [replied]
        parts:
          - code: onTime
            name: { zh: 按时办结, en: In time }
            points: 100
            min: 40
            noBase: full
            slope: { of: onTime, full: 95, take: 2 }
        cards:
          - { card: excellent, from: 90 }
        """

    @Test func `whoever is scored can read by what, and only administrators change it`() async throws {
        try await Workplace.open { place in
            try await place.sit("handler.water") { seat in
                let page = try await seat.get(Self.page)
                #expect(page.status == 200)
                #expect(page.text.contains("按比率 · response"))
                #expect(!page.main.contains("<form"))
                let refused = try await seat.post(Self.page + "/preview", ["text": Self.slope, "base": "1"])
                #expect(refused.status == 403)
            }
            try await place.sit("admin1", in: .en) { seat in
                let page = try await seat.get(Self.page)
                #expect(page.text.contains("By a rate · response"))
                #expect(page.main.contains("name=\"text\""))
            }
        }
    }

    @Test func `a changed pack is tried on what happened, saved, and holds at once`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.file()
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let preview = try await seat.post(Self.page + "/preview", ["text": Self.slope, "base": "1"])
                #expect(preview.status == 200, "\(preview.text)")
                #expect(preview.text.contains("onTime 达到 95 得满分，每低 1 扣 2"))
                #expect(preview.text.contains("100.00 优秀"))
                #expect(place.office.desk.site.scoring.parts.isEmpty)
                let text = try #require(preview.field("text"))
                let saved = try await seat.post(Self.page, ["text": text, "base": "1", "reason": "新办法"])
                #expect(saved.status == 303)
            }
            #expect(place.office.desk.site.scoring.parts.map(\.code) == ["onTime"])
        }
    }

    @Test func `what is wrong with a pack is said with its line, and nothing is saved`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let text = Self.slope.replacing("of: onTime", with: "of: onTime +")
                let preview = try await seat.post(Self.page + "/preview", ["text": text, "base": "1"])
                #expect(preview.status == 422)
                #expect(preview.text.contains("scoring.yaml:12: the formula, column 9:"))
            }
        }
    }
}
