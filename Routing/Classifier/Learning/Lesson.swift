// SPDX-License-Identifier: Apache-2.0

/// Labelled texts, read for learning.
struct Lesson: Sendable {
    let texts: [GramCounts]
    /// In order of their codes.
    let labels: [String]
    /// By row: the place of its label.
    let classes: [Int]

    init(_ rows: [LabelledText]) throws(TrainingFault) {
        guard let first = rows.first else { throw .noRows }
        guard rows.count <= ClassifierTraining.mostRows else { throw .tooManyRows(rows.count) }
        let labels = Set(rows.map(\.label)).sorted()
        guard labels.count > 1 else { throw .oneLabel(first.label) }
        guard labels.count <= ClassifierTraining.mostLabels else { throw .tooManyLabels(labels.count) }
        let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        self.labels = labels
        classes = rows.compactMap { places[$0.label] }
        texts = rows.map { GramCounts($0.text) }
    }
}
