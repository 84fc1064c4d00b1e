// SPDX-License-Identifier: Apache-2.0

/// How a classifier did on texts that it had not learnt, and what it took for what.
package struct ModelTrial: Codable, Equatable, Sendable {
    package let figures: ClassifierFigures
    /// The most frequent first, at most `mostConfusions`.
    package let confusions: [Confusion]

    package static let mostConfusions = 10

    /// One class that was taken for another.
    package struct Confusion: Codable, Equatable, Sendable {
        package let truth: String
        package let guess: String
        package let count: Int
    }

    package init(_ verdicts: [Verdict]) {
        figures = ClassifierFigures(verdicts)
        let wrong = verdicts.filter { !$0.isRight }
        let counts = Dictionary(grouping: wrong) { [$0.truth, $0.guess] }.mapValues(\.count)
        confusions = counts.map { Confusion(truth: $0.key[0], guess: $0.key[1], count: $0.value) }
            .sorted { ($1.count, $0.truth, $0.guess) < ($0.count, $1.truth, $1.guess) }
            .prefix(Self.mostConfusions).map(\.self)
    }

    /// Right more often on the same texts, and its probabilities are not farther off.
    package func isBetter(than other: ModelTrial) -> Bool {
        figures.accuracy > other.figures.accuracy && figures.brier <= other.figures.brier
    }
}
