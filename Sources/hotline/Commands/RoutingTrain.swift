// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Routing
import Sites

/// `hotline routing train --data FILE.csv --out MODEL`: prints rows, classes, seconds, and how the model did on rows that
/// it had not learnt.
struct RoutingTrain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Learn a classifier from labelled requests.",
    )

    @OptionGroup var table: LabelledTable

    @Option(help: "Where the model is written.")
    var out: String

    @Option(help: "The same rows and seed give the same model.")
    var seed: UInt64 = 1

    func run() async throws {
        let rows = try table.rows()
        let start = ContinuousClock.now
        let outcome = try await LabelledTable.reporting { () async throws(TrainingFault) in
            try await ClassifierTraining(seed: seed).learn(rows)
        }
        let seconds = (ContinuousClock.now - start).seconds
        let bytes = outcome.classifier.bytes
        do {
            try Data(bytes).write(to: URL(filePath: out), options: .atomic)
        } catch {
            Console.say("\(out) cannot be written: \(error.localizedDescription)")
            throw ExitCode.failure
        }
        Console.say("\(out): \(bytes.count) bytes; on rows that were not learnt:")
        Console.say(outcome.figures.json(secondsPerThousand: nil))
        Console.answer(
            "{\"rows\":\(rows.count),\"classes\":\(outcome.classifier.labels.count),\"seconds\":\(seconds.rounded(3))}"
        )
    }
}
