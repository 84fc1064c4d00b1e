// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Routing

/// `hotline routing classify --model MODEL [FILE]`: one answer a line, in order, never stopping at a bad one.
struct RoutingClassify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Say what requests are about, and by which words.",
    )

    @Option(help: "The model, as train writes it.")
    var model: String

    @Argument(help: "JSON lines; standard input without it.")
    var file: String?

    func run() throws {
        let classifier = try ModelOnDisk.classifier(model)
        try Console.eachLine(of: file) { line in
            Console.answer(ClassifiedLine.answer(line: line, by: classifier))
        }
    }
}
