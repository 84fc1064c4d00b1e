// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
package import Routing

/// What a version reached, as the store keeps it: of one learnt from the store's tickets also what it confused, and how the
/// one then in force did on the same rows.
package struct ModelFigures: Equatable, Sendable {
    package let figures: ClassifierFigures
    package let confusions: [ModelTrial.Confusion]?
    /// How many classes it knows; nil for one that was brought.
    package let classes: Int?
    /// The newest ticket that it learnt from, by its id; nil for one that was brought.
    package let learntThrough: Int64?
    /// nil where none was in force, or it could not be read.
    package let rival: Rival?

    package struct Rival: Codable, Equatable, Sendable {
        package let model: Int
        package let trial: ModelTrial
    }

    init(
        _ figures: ClassifierFigures,
        confusions: [ModelTrial.Confusion]? = nil,
        classes: Int? = nil,
        learntThrough: Int64? = nil,
        rival: Rival? = nil,
    ) {
        self.figures = figures
        self.confusions = confusions
        self.classes = classes
        self.learntThrough = learntThrough
        self.rival = rival
    }

    /// As a version has them; nil where nobody measured, or what stands there is no figures.
    package init?(_ version: ModelVersion) {
        guard let text = version.figures else { return nil }
        // Figures are for people to look at: without them a model guesses all the same.
        guard let figures = try? JSONDecoder().decode(ModelFigures.self, from: Data(text.utf8)) else { return nil }
        self = figures
    }

    func text() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
}

extension ModelFigures: Codable {
    private enum Key: CodingKey {
        case confusions, classes, learntThrough, rival
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Key.self)
        self.init(
            try ClassifierFigures(from: decoder),
            confusions: try members.decodeIfPresent([ModelTrial.Confusion].self, forKey: .confusions),
            classes: try members.decodeIfPresent(Int.self, forKey: .classes),
            learntThrough: try members.decodeIfPresent(Int64.self, forKey: .learntThrough),
            rival: try members.decodeIfPresent(Rival.self, forKey: .rival),
        )
    }

    package func encode(to encoder: any Encoder) throws {
        try figures.encode(to: encoder)
        var members = encoder.container(keyedBy: Key.self)
        try members.encodeIfPresent(confusions, forKey: .confusions)
        try members.encodeIfPresent(classes, forKey: .classes)
        try members.encodeIfPresent(learntThrough, forKey: .learntThrough)
        try members.encodeIfPresent(rival, forKey: .rival)
    }
}

extension ModelVersion {
    /// Learnt from the store's own tickets.
    package var isOfTickets: Bool { origin == ModelCandidate.origin }
}
