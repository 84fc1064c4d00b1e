// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Sites
import Testing

/// What lies beside a site's documents for its first classifier must fit them.
struct FirstModelTests {
    private let site: Site

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        site = try SiteReader.read(SiteFolder.documents(in: root.appending(path: "docs/example-site")))
    }

    private func model(of labels: [String]) async throws -> TextClassifier {
        let rows = labels.map { LabelledText(RequestText(title: "词语\($0)", detail: ""), label: $0) }
        return try await ClassifierTraining().learn(rows).classifier
    }

    @Test func `a model must know a leaf of the catalogue`() async throws {
        let foreign = site.faults(of: try await model(of: ["a", "b"]), in: "classifier.model")
        let own = site.faults(of: try await model(of: ["a", "utilities.water.burst"]), in: "classifier.model")

        #expect(
            foreign.map(\.description) == [
                "classifier.model: none of the model's classes is a leaf of the catalogue"
            ]
        )
        #expect(own.isEmpty)
    }

    @Test(arguments: [
        (
            ["urban.roads.surface", "no.such", "utilities.water.burst", "no.such"],
            [
                "requests.csv:3: “no.such” is no leaf of the catalogue"
            ],
        ),
        (
            ["urban.roads.surface", "urban.roads.surface"],
            [
                "requests.csv: all requests have the same label; nothing is learnt of one"
            ],
        ),
        (["urban.roads.surface", "utilities.water.burst"], []),
    ])
    func `requests must be of leaves of the catalogue, and of two at least`(
        labels: [String],
        expected: [String],
    ) throws {
        let table = (["title,detail,label"] + labels.map { "词,语,\($0)" }).joined(separator: "\n")

        let faults = site.faults(of: try LabelledTexts(Array(table.utf8)), in: "requests.csv")

        #expect(faults.map(\.description) == expected)
    }
}
