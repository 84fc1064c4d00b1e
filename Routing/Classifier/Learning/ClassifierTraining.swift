// SPDX-License-Identifier: Apache-2.0

/// Learns a classifier from labelled texts. The same rows, in the same order, and the same seed give the same model.
package struct ClassifierTraining: Sendable {
    package static let mostRows = 200_000
    package static let mostLabels = 2_000
    private static let mostFeatures = 200_000
    /// The model is calibrated on what models of so many parts say of the part they did not learn.
    private static let calibrationFolds = 5
    /// Scores kept for calibration, of all rows and classes; beyond, one part is enough.
    private static let mostScores = 20_000_000

    let seed: UInt64
    /// How many classes are learnt at the same time.
    let threads: Int

    package init(seed: UInt64 = 1, threads: Int = 2) {
        self.seed = seed
        self.threads = threads
    }

    package struct Outcome: Sendable {
        package let classifier: TextClassifier
        /// What models said of rows they had not learnt, with near-duplicates kept together.
        package let figures: ClassifierFigures
    }

    package func learn(_ rows: [LabelledText]) async throws(TrainingFault) -> Outcome {
        let lesson = try Lesson(rows)
        let folds = Folds(
            groups: NearDuplicates.groups(of: rows.map(\.text)),
            labels: rows.map(\.label),
            count: Self.calibrationFolds,
            seed: seed,
        )
        let isSmall = rows.count * lesson.labels.count <= Self.mostScores
        var asked: [Int] = []
        var scores: [[Float]] = []
        for fold in 0..<(isSmall ? Self.calibrationFolds : 1) {
            let others = folds.rows(outside: fold)
            guard let model = try await fit(lesson, rows: others) else { continue }
            let held = folds.rows(of: fold)
            asked += held
            scores += held.map { model.scores(of: lesson.texts[$0]) }
        }
        guard let model = try await fit(lesson, rows: Array(rows.indices)) else { throw .noWords }
        let calibration = Calibration(scores: scores, truths: asked.map { lesson.classes[$0] })
        let verdicts = zip(asked, scores).map { row, scores in
            Verdict(
                truth: rows[row].label,
                probabilities: calibration.probabilities(of: scores),
                labels: lesson.labels,
            )
        }
        return Outcome(
            classifier: TextClassifier(
                labels: lesson.labels,
                model: model,
                calibration: calibration,
                rows: rows.count,
            ),
            figures: ClassifierFigures(verdicts),
        )
    }

    /// - Returns: nil where the rows have no word in common.
    private func fit(_ lesson: Lesson, rows: [Int]) async throws(TrainingFault) -> LinearModel? {
        let texts = rows.map { lesson.texts[$0] }
        let least = rows.count < 200 ? 1 : rows.count < 2_000 ? 2 : 3
        let vocabulary = Vocabulary(of: texts, heldByAtLeast: least, most: Self.mostFeatures)
        guard vocabulary.count > 0 else { return nil }
        let features = FeatureRows(texts.map(vocabulary.features), featureCount: vocabulary.count)
        let classes = rows.map { lesson.classes[$0] }
        let planes = await planes(of: lesson.labels.count) { [seed] number in
            ClassPlanes.Plane(DualDescent(rows: features, seed: seed).plane(parting: classes.map { $0 == number }))
        }
        guard let planes else { throw .cancelled }
        return LinearModel(vocabulary: vocabulary, planes: ClassPlanes(planes, featureCount: vocabulary.count))
    }

    /// - Returns: The planes in the order of their classes, whichever was found first; nil when the task was cancelled.
    private func planes(
        of count: Int,
        _ plane: @escaping @Sendable (Int) -> ClassPlanes.Plane,
    ) async -> [ClassPlanes.Plane]? {
        await withTaskGroup(of: (Int, ClassPlanes.Plane).self) { group in
            var found = [ClassPlanes.Plane?](repeating: nil, count: count)
            var next = min(threads, count)
            for number in 0..<next { group.addTask { (number, plane(number)) } }
            for await (number, learnt) in group {
                found[number] = learnt
                guard next < count, !Task.isCancelled else { continue }
                group.addTask { [next] in (next, plane(next)) }
                next += 1
            }
            return next == count ? found.compactMap(\.self) : nil
        }
    }
}
