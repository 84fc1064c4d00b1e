// SPDX-License-Identifier: Apache-2.0

/// What a classifier said of a text whose label is known.
package struct Verdict: Equatable, Sendable {
    package let truth: String
    package let guess: String
    /// Of the guess, 0…1.
    package let confidence: Double
    /// How many classes were thought likelier than the right one; nil for a label that the classifier does not know.
    package let rank: Int?
    /// The sum over all classes of the square of probability less truth, 0…2.
    package let brier: Double

    init(truth: String, probabilities: [Float], labels: [String]) {
        let best = probabilities.indices.max { (probabilities[$0], $1) < (probabilities[$1], $0) } ?? 0
        let right = labels.firstIndex(of: truth)
        self.truth = truth
        guess = labels[best]
        confidence = Double(probabilities[best])
        rank = right.map { right in
            probabilities.indices.count { (probabilities[right], $0) < (probabilities[$0], right) }
        }
        let squares = probabilities.reduce(0) { $0 + Double($1 * $1) }
        brier = squares + 1 - 2 * Double(right.map { probabilities[$0] } ?? 0)
    }

    package var isRight: Bool { guess == truth }
}
