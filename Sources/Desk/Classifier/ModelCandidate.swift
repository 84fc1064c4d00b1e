// SPDX-License-Identifier: Apache-2.0

import Routing

/// A model learnt from the older of the store's tickets and tried on the newer ones, beside the one in force.
struct ModelCandidate: Sendable {
    let classifier: TextClassifier
    let figures: ModelFigures
    /// On so many tickets it was tried.
    let heldOut: Int
    let isBetter: Bool

    /// What stands for where it was learnt from.
    static let origin = "tickets"
    static let mostTickets = 20_000
    /// One in so many tickets, the newest, is held out.
    private static let heldShare = 5
    /// On fewer tickets that the one in force did not learn from, being better is chance.
    private static let fewestCompared = 50

    /// What one ticket teaches, with its id.
    struct Lesson: Sendable {
        let id: Int64
        let row: LabelledText
    }

    /// What guesses now.
    enum Standing: Sendable {
        case vacant
        case held(Int, TextClassifier, learntThrough: Int64?)
        case unreadable
    }

    /// - Parameters:
    ///   - lessons: The newest first.
    ///   - standing: Is asked about tickets only that it did not learn from, as far as that is known.
    /// - Throws: `TrainingFault` where the older ones teach nothing.
    init(_ lessons: [Lesson], against standing: Standing) async throws {
        let older = lessons.dropFirst(lessons.count / Self.heldShare)
        let outcome = try await ClassifierTraining(threads: 1).learn(older.map(\.row))
        let newer = lessons.prefix(lessons.count / Self.heldShare)
        let trial = ModelTrial(newer.map { outcome.classifier.verdict(on: $0.row) })
        classifier = outcome.classifier
        heldOut = newer.count
        var rival: ModelFigures.Rival?
        switch standing {
        case .vacant: isBetter = true
        case .unreadable: isBetter = false
        case .held(let number, let model, let through):
            let unknown = newer.filter { $0.id > through ?? 0 }
            let other = ModelTrial(unknown.map { model.verdict(on: $0.row) })
            rival = ModelFigures.Rival(model: number, trial: other)
            isBetter =
                unknown.count >= Self.fewestCompared
                && ModelTrial(unknown.map { outcome.classifier.verdict(on: $0.row) }).isBetter(than: other)
        }
        figures = ModelFigures(
            trial.figures,
            confusions: trial.confusions,
            classes: outcome.classifier.labels.count,
            learntThrough: older.first?.id,
            rival: rival,
        )
    }
}
