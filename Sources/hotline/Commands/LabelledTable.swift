// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Routing
import Sites

/// The labelled requests that a command is given.
struct LabelledTable: ParsableArguments {
    @Option(help: "CSV with the columns title, detail and label.")
    var data: String

    @Option(help: "What the column of titles is called.")
    var title = "title"

    @Option(help: "What the column of details is called.")
    var detail = "detail"

    @Option(help: "What the column of labels is called.")
    var label = "label"

    @Option(help: "Leave out labels of fewer rows.")
    var least = 1

    /// - Throws: `ExitCode.failure`, having said in which line of the file what is wrong.
    func rows() throws -> [LabelledText] {
        try Self.texts(of: data, columns: LabelledTexts.Columns(title: title, detail: detail, label: label))
            .withLabels(ofAtLeast: least)
    }

    static func texts(
        of data: String,
        columns: LabelledTexts.Columns = LabelledTexts.Columns(),
    ) throws -> LabelledTexts {
        guard let bytes = FileManager.default.contents(atPath: data) else {
            throw ValidationError("\(data) cannot be read")
        }
        do throws(LabelledTextFault) {
            return try LabelledTexts([UInt8](bytes), columns: columns)
        } catch {
            Console.say("\(data):\(error)")
            throw ExitCode.failure
        }
    }

    static func reporting<Result>(_ learning: () async throws(TrainingFault) -> Result) async throws -> Result {
        do throws(TrainingFault) {
            return try await learning()
        } catch {
            Console.say("nothing can be learnt: \(error)")
            throw ExitCode.failure
        }
    }
}

/// A model in a file.
enum ModelOnDisk {
    /// - Throws: `ExitCode.failure` for a file that is no model, having said why; `ValidationError` where there is none.
    static func classifier(_ path: String) throws -> TextClassifier {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ValidationError("\(path) cannot be read")
        }
        do throws(ModelFault) {
            return try TextClassifier([UInt8](bytes))
        } catch {
            Console.say("\(path): \(error)")
            throw ExitCode.failure
        }
    }
}
