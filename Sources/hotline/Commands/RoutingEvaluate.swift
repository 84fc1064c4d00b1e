// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Routing
import Sites

/// `hotline routing evaluate --model MODEL --data FILE.csv`: how good a model is on rows that it did not learn; or, with
/// `--folds N` instead of a model, how good models are that learn the same rows in turns, near-duplicates kept together.
struct RoutingEvaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Try a classifier on labelled requests.",
    )

    @Option(help: "The model, as train writes it.")
    var model: String?

    @Option(help: "In so many parts: each is asked of a model that learns the others.")
    var folds: Int?

    @Option(help: "Which rows come together, with --folds.")
    var seed: UInt64 = 1

    @OptionGroup var table: LabelledTable

    func validate() throws {
        guard (model == nil) != (folds == nil) else { throw ValidationError("either --model or --folds is needed") }
        if let folds, !(2...100).contains(folds) { throw ValidationError("--folds must be from 2 to 100") }
    }

    func run() async throws {
        let rows = try table.rows()
        var clock = Stopwatch()
        var verdicts: [Verdict] = []
        if let model {
            let classifier = try ModelOnDisk.classifier(model)
            verdicts = clock.timing { rows.map(classifier.verdict) }
        } else {
            let count = folds ?? 2
            verdicts = try await LabelledTable.reporting { () async throws(TrainingFault) in
                try await ClassifierTraining(seed: seed).crossValidate(rows, folds: count) { classifier, held in
                    clock.timing { held.map(classifier.verdict) }
                }
            }
        }
        let figures = ClassifierFigures(verdicts)
        for point in figures.coverage { Console.answer(point.line) }
        Console.answer(figures.json(secondsPerThousand: clock.seconds * 1_000 / Double(rows.count)))
    }
}

/// Adds up how long something took that is done in parts.
private struct Stopwatch {
    private(set) var seconds = 0.0

    mutating func timing<Result>(_ work: () -> Result) -> Result {
        let start = ContinuousClock.now
        defer { seconds += (ContinuousClock.now - start).seconds }
        return work()
    }
}

extension ClassifierFigures.Coverage {
    /// `precision 0.95: 0.94 decided, above 0.61`
    fileprivate var line: String {
        let above = above.map { "above \($0.rounded(4))" } ?? "none is sure enough"
        return "precision \(precision): \(decided.rounded(4)) decided, \(above)"
    }
}

extension ClassifierFigures {
    /// On one line, in the order of contracts.md.
    func json(secondsPerThousand: Double?) -> String {
        var members = [
            "\"rows\":\(rows)", "\"accuracy\":\(accuracy.rounded(6))", "\"macroF1\":\(macroF1.rounded(6))",
            "\"top2\":\(top2.rounded(6))", "\"top3\":\(top3.rounded(6))", "\"brier\":\(brier.rounded(6))",
        ]
        if let secondsPerThousand { members.append("\"secondsPerThousand\":\(secondsPerThousand.rounded(6))") }
        members.append("\"ece\":\(ece.rounded(6))")
        return "{\(members.joined(separator: ","))}"
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
    func rounded(_ places: Int) -> Double {
        let power = (0..<places).reduce(1.0) { product, _ in product * 10 }
        return (self * power).rounded() / power
    }
}
