// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Sites
import Survey

/// `hotline score …`: what units' work is worth.
struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Reckon scores, ranks and cards by a scoring pack.",
        subcommands: [Evaluate.self],
    )

    /// `hotline score evaluate --pack FILE [FILE]`: one answer a line, in order, never stopping at a bad one.
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answer JSON lines about units; all are read before the first is answered."
        )

        @Option(help: "The scoring pack, YAML as in docs/scoring.md.")
        var pack: String

        @Argument(help: "JSON lines with id, unit, group and indicators; standard input without it.")
        var file: String?

        func run() throws {
            var evaluation = ScoreEvaluation(try scoringPack())
            // In its place among the others, and answered with them.
            try Console.eachLine(of: file, unreadable: { evaluation.take("not UTF-8") }, { evaluation.take($0) })
            for answer in evaluation.answers() { Console.answer(answer) }
            for remark in evaluation.remarks { Console.say(remark) }
        }

        private func scoringPack() throws -> ScoringPack {
            guard let bytes = FileManager.default.contents(atPath: pack) else {
                throw ValidationError("\(pack) cannot be read")
            }
            guard let text = String(bytes: bytes, encoding: .utf8) else {
                Console.say("\(pack): the text is not UTF-8")
                throw ExitCode.failure
            }
            do {
                return try SiteReader.scoringPack(text, file: pack)
            } catch {
                Console.say("\(error)")
                throw ExitCode.failure
            }
        }
    }
}
