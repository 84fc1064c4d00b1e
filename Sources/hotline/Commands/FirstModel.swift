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
    case requests(LabelledTexts)

    private static let modelFile = "classifier.model"
    private static let requestFile = "requests.csv"

    /// A model that is ready to be kept.
    struct Ready {
        let classifier: TextClassifier
        let figures: ClassifierFigures?
        let origin: String

        /// Puts it in force.
        func keep(at desk: Desk) async throws {
            let login = "command-line"
            let number = try await desk.importModel(classifier.bytes, figures: figures, from: origin, by: login)
            try await desk.activateModel(number, by: login)
        }
    }

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
            self = .requests(try LabelledTable.texts(of: requests))
        } else {
            return nil
        }
    }

    /// Throws `ExitCode.failure`, having said what does not fit the site that it comes with.
    func check(for site: Site) throws {
        let faults =
            switch self {
            case .learnt(let classifier): site.faults(of: classifier, in: Self.modelFile)
            case .requests(let requests): site.faults(of: requests, in: Self.requestFile)
            }
        guard !faults.isEmpty else { return }
        try SiteCommand.reporting { () throws(SiteFaults) in throw SiteFaults(faults) }
    }

    /// The model for a store that has none; nil where the site's rules ask no classifier.
    func ready(for site: Site) async throws -> Ready? {
        guard site.rulebook.classifier != nil else { return nil }
        switch self {
        case .learnt(let classifier): return Ready(classifier: classifier, figures: nil, origin: Self.modelFile)
        case .requests(let requests):
            let known = requests.rows.filter { MatterCode($0.label).map(site.catalogue.isLeaf) ?? false }
            let outcome = try await LabelledTable.reporting { () async throws(TrainingFault) in
                try await ClassifierTraining().learn(known)
            }
            return Ready(classifier: outcome.classifier, figures: outcome.figures, origin: Self.requestFile)
        }
    }
}
