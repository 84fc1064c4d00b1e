// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Foundation
import Records
import Routing
import Sites

/// `hotline routing models`: the store's classifiers, the newest first.
struct RoutingModels: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List the classifiers in the store.",
    )

    @OptionGroup var store: StoreOptions

    func run() async throws {
        try await store.withDesk { desk in
            let (versions, inForce) = try await desk.models()
            for version in versions {
                let mark = version.number == inForce ? "*" : " "
                let made = version.madeAt.formatted(.iso8601)
                let figures = version.figures ?? "not measured"
                Console.answer(
                    "\(mark) \(version.number)  \(made)  \(version.madeBy)  \(version.origin)  \(version.texts)  \(figures)"
                )
            }
        }
    }
}

/// `hotline routing import MODEL`: into the store as the next version; it does not guess yet.
struct RoutingImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Keep a classifier in the store as the next version.",
    )

    @Argument(help: "The model, as train writes it.")
    var model: String

    @OptionGroup var store: StoreOptions

    func run() async throws {
        guard let bytes = FileManager.default.contents(atPath: model) else {
            throw ValidationError("\(model) cannot be read")
        }
        let name = URL(filePath: model).lastPathComponent
        try await store.withDesk { desk in
            try await ModelRefusal.reporting {
                let number = try await desk.importModel([UInt8](bytes), figures: nil, from: name, by: "command-line")
                Console.answer("model \(number)")
            }
        }
    }
}

/// `hotline routing activate N [--data FILE.csv]`: lets a version guess. It and the one in force are tried first, on the rows
/// given or on the store's newest tickets that neither learnt.
struct RoutingActivate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate",
        abstract: "Put a classifier in force.",
    )

    @Argument(help: "The version's number.")
    var number: Int

    @Option(help: "CSV with title, detail and label to try the versions on, instead of the store's newest tickets.")
    var data: String?

    @Flag(help: "Show how both do, and change nothing.")
    var check = false

    @OptionGroup var store: StoreOptions

    func run() async throws {
        let rows = try data.map { try LabelledTable.rows(of: $0) }
        try await store.withDesk { desk in
            try await ModelRefusal.reporting {
                try await compare(on: rows, at: desk)
                guard !check else { return }
                try await desk.activateModel(number, by: "command-line")
                Console.answer("model \(number) is in force")
            }
        }
    }
}

extension RoutingActivate {
    private func compare(on rows: [LabelledText]?, at desk: Desk) async throws {
        let inForce = try await desk.models().inForce
        let versions = [inForce, number].compactMap(\.self)
        let rows = if let rows { rows } else { try await desk.lessons(unknownTo: versions) }
        guard !rows.isEmpty else { return Console.say("not compared: the store has no tickets that neither learnt") }
        for version in versions {
            do {
                let figures = ClassifierFigures(rows.map(try await desk.classifier(version).verdict))
                Console.answer("model \(version): \(figures.json(secondsPerThousand: nil))")
            } catch let fault as ModelFault where version == inForce {
                // A damaged one must not stand in the way of its successor.
                Console.say("model \(version): \(fault)")
            }
        }
    }
}

/// `hotline routing rollback`: the version before guesses again.
struct RoutingRollback: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Put the classifier in force again that was before.",
    )

    @OptionGroup var store: StoreOptions

    func run() async throws {
        try await store.withDesk { desk in
            try await ModelRefusal.reporting {
                let number = try await desk.rollBackModel(by: "command-line")
                Console.answer("model \(number) is in force")
            }
        }
    }
}

extension ModelRefusal {
    /// - Throws: `ExitCode.failure` after saying why a model was refused; what else `body` throws.
    fileprivate static func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let fault as ModelFault {
            Console.say("\(fault)")
            throw ExitCode.failure
        } catch let refusal as ModelRefusal {
            Console.say(refusal.sentence)
            throw ExitCode.failure
        }
    }

    private var sentence: String {
        switch self {
        case .unknown(let number): "there is no model \(number)"
        case .inForce(let number): "model \(number) is in force already"
        case .noneBefore: "no other model was in force before"
        case .foreignClasses: "none of the model's classes is a leaf of the catalogue"
        }
    }
}
