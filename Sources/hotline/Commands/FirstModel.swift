// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Routing
import Sites
import Tickets

/// The requests that come with a site's documents, for a city that has no tickets to learn from yet.
struct FirstModel {
    private static let file = "requests.csv"

    private let rows: [LabelledText]

    /// Nil where no requests come with the documents in `folder`; throws `ExitCode.failure`, having said in which line
    /// something is wrong.
    init?(in folder: String) throws {
        let path = URL(filePath: folder).appending(path: Self.file).path
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        rows = try LabelledTable.rows(of: path)
    }

    /// Learns the first classifier of a store that has none, and puts it in force; only where the site's rules ask one.
    func learn(for desk: Desk) async throws {
        guard desk.site.rulebook.classifier != nil, try await desk.models(limit: 1).versions.isEmpty else { return }
        let catalogue = desk.site.catalogue
        let known = rows.filter { MatterCode($0.label).map(catalogue.isLeaf) ?? false }
        let outcome = try await LabelledTable.reporting { () async throws(TrainingFault) in
            try await ClassifierTraining().learn(known)
        }
        let number = try await desk.importModel(
            outcome.classifier.bytes,
            figures: outcome.figures,
            from: Self.file,
            by: "command-line",
        )
        try await desk.activateModel(number, by: "command-line")
    }
}
