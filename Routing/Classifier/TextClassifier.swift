// SPDX-License-Identifier: Apache-2.0

/// Says what a request is about, how sure that is, and by which words (C3). Learnt by `ClassifierTraining`.
package struct TextClassifier: Sendable {
    /// In order of their codes.
    package let labels: [String]
    /// How many texts it learnt from.
    package let rows: Int
    let model: LinearModel
    let calibration: Calibration

    init(labels: [String], model: LinearModel, calibration: Calibration, rows: Int) {
        self.labels = labels
        self.model = model
        self.calibration = calibration
        self.rows = rows
    }

    /// One class that a request may be of.
    package struct Guess: Equatable, Sendable {
        package let label: String
        /// 0…1, calibrated: of all guesses at 0.9, nine in ten are right.
        package let probability: Double
        /// Words of the request that spoke for it, the strongest first; none where they were not asked for.
        package let words: [String]
    }

    package static let mostGuesses = 3
    package static let mostWords = 5

    /// The likeliest classes, the first ahead; at most `mostGuesses`.
    package func guesses(about text: RequestText) -> [Guess] {
        let probabilities = calibration.probabilities(of: model.scores(of: ReadRequest(text)))
        return Self.best(of: probabilities).map {
            Guess(label: labels[$0], probability: Double(probabilities[$0]), words: [])
        }
    }

    /// The same with the words that spoke for each: ten times the work.
    package func explainedGuesses(about text: RequestText) -> [Guess] {
        let request = ReadRequest(text)
        let probabilities = calibration.probabilities(of: model.scores(of: request))
        let words = SpokenWords(in: request, model: model)
        return Self.best(of: probabilities).map {
            Guess(label: labels[$0], probability: Double(probabilities[$0]), words: words.speaking(for: $0))
        }
    }

    /// What it says of a text whose label is known.
    package func verdict(on row: LabelledText) -> Verdict {
        let probabilities = calibration.probabilities(of: model.scores(of: ReadRequest(row.text)))
        return Verdict(truth: row.label, probabilities: probabilities, labels: labels)
    }

    /// Places of the highest, of equals the first.
    static func best(of probabilities: [Float]) -> [Int] {
        var best: [Int] = []
        for place in probabilities.indices {
            let rank = best.firstIndex { probabilities[$0] < probabilities[place] } ?? best.count
            guard rank < mostGuesses else { continue }
            best.insert(place, at: rank)
            if best.count > mostGuesses { best.removeLast() }
        }
        return best
    }
}
