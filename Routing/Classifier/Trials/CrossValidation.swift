// SPDX-License-Identifier: Apache-2.0

extension ClassifierTraining {
    /// Learns from all parts but one and asks of that one, for each part in turn.
    ///
    /// - Parameters:
    ///   - rows: With their labels.
    ///   - count: How many parts, at least 2.
    ///   - ask: Asks a model of the part that it did not learn.
    /// - Returns: All that `ask` gave.
    /// - Throws: `TrainingFault` where the other parts teach nothing.
    package func crossValidate(
        _ rows: [LabelledText],
        folds count: Int,
        asking ask: (TextClassifier, [LabelledText]) -> [Verdict],
    ) async throws(TrainingFault) -> [Verdict] {
        let folds = Folds(of: rows, count: count, seed: seed)
        var verdicts: [Verdict] = []
        for fold in 0..<count {
            let outcome = try await learn(folds.rows(outside: fold).map { rows[$0] })
            verdicts += ask(outcome.classifier, folds.rows(of: fold).map { rows[$0] })
        }
        return verdicts
    }
}
