// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Routing
import TestKit
import Testing
import Tickets

@testable import Web

/// The store's classifiers in the browser (C3).
struct SiteClassifierTests {
    private static let page = "/staff/site/classifier"

    /// Keeps two versions, the second of which guesses.
    private static func keepTwo(_ desk: Desk) async throws {
        let rows = (0..<20).flatMap { number in
            [("路面塌陷\(number)", "urban.roads.surface"), ("水管漏水\(number)", "utilities.water.burst")].map {
                LabelledText(RequestText(title: $0, detail: ""), label: $1)
            }
        }
        let outcome = try await ClassifierTraining().learn(rows)
        for name in ["first.csv", "second.csv"] {
            let bytes = outcome.classifier.bytes
            let number = try await desk.importModel(bytes, figures: outcome.figures, from: name, by: "admin1")
            try await desk.activateModel(number, by: "admin1")
        }
    }

    @Test func `supervisors read the versions, and only administrators change which is in force`() async throws {
        try await Workplace.open { place in
            try await Self.keepTwo(place.office.desk)
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get(Self.page)
                #expect(page.status == 200)
                #expect(page.text.contains("first.csv") && page.text.contains("2 现行"))
                #expect(!page.main.contains("method=\"post\""))
                let refused = try await seat.post(Self.page, ["do": "rollback"])
                #expect(refused.status == 403)
            }
            try await place.sit("admin1") { seat in
                let page = try await seat.get(Self.page)
                #expect(page.main.contains("name=\"model\" value=\"1\""))
                let done = try await seat.post(Self.page, ["do": "activate", "model": "1"])
                #expect(done.location == Self.page)
                #expect(place.office.desk.currentModel.model?.number == 1)
                _ = try await seat.post(Self.page, ["do": "activate", "model": "2"])
                let back = try await seat.post(Self.page, ["do": "rollback"])
                #expect(back.location == Self.page)
            }
            #expect(place.office.desk.currentModel.model?.number == 1)
        }
    }

    @Test func `what cannot be put in force is said, and the old one guesses on`() async throws {
        try await Workplace.open { place in
            try await Self.keepTwo(place.office.desk)
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let refused = try await seat.post(Self.page, ["do": "activate", "model": "7"])
                #expect(refused.status == 422)
                #expect(refused.text.contains("没有这一版模型"))
            }
            #expect(place.office.desk.currentModel.model?.number == 2)
        }
    }

    @Test(arguments: ["agent1", "handler.water", "dispatcher1"])
    func `others do not see it`(login: String) async throws {
        try await Workplace.open { place in
            try await place.sit(login) { seat in
                let page = try await seat.get(Self.page)

                #expect(page.status == 403)
            }
        }
    }
}
