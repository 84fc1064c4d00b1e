// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Routing
import Sites
import Tickets

/// What comes with a site's documents for a city that has no tickets to learn from yet: a model that was learnt already, or
/// the requests to learn one from.
enum FirstModel {
    case learnt(TextClassifier)
    case requests([LabelledText])

    private static let modelFile = "classifier.model"
    private static let requestFile = "requests.csv"

    /// Nil where neither comes with the documents in `folder`; throws `ExitCode.failure`, having said what is wrong with
    /// the model, or in which line of the requests.
    init?(in folder: String) throws {
        let folder = URL(filePath: folder)
        let (model, requests) = (
            folder.appending(path: Self.modelFile).path, folder.appending(path: Self.requestFile).path,
        )
        if FileManager.default.fileExists(atPath: model) {
            self = .learnt(try ModelOnDisk.classifier(model))
        } else if FileManager.default.fileExists(atPath: requests) {
            self = .requests(try LabelledTable.rows(of: requests))
        } else {
            return nil
        }
    }

    /// Puts the first classifier of a store that has none in force; only where the site's rules ask one.
    func learn(for desk: Desk) async throws {
        guard desk.site.rulebook.classifier != nil, try await desk.models(limit: 1).versions.isEmpty else { return }
        let (classifier, figures, origin) = try await model(knownTo: desk.site.catalogue)
        let number = try await desk.importModel(classifier.bytes, figures: figures, from: origin, by: "command-line")
        try await desk.activateModel(number, by: "command-line")
    }

    private func model(
        knownTo catalogue: Catalogue
    ) async throws -> (TextClassifier, ClassifierFigures?, origin: String) {
        switch self {
        case .learnt(let classifier): return (classifier, nil, Self.modelFile)
        case .requests(let rows):
            let known = rows.filter { MatterCode($0.label).map(catalogue.isLeaf) ?? false }
            let outcome = try await LabelledTable.reporting { () async throws(TrainingFault) in
                try await ClassifierTraining().learn(known)
            }
            return (outcome.classifier, outcome.figures, Self.requestFile)
        }
    }
}
