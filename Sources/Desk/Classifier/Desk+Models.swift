// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
package import Routing
import Sites
import Storage
import Tickets

/// Why a model is not put in force.
package enum ModelRefusal: Error, Equatable, Sendable {
    case unknown(Int)
    /// It guesses already.
    case inForce(Int)
    /// No other model guessed before this one.
    case noneBefore
    /// It names none of the catalogue's leaves, so that no guess could be followed.
    case foreignClasses
}

extension Desk {
    /// Keeps a model as the next version; it does not guess yet.
    ///
    /// - Parameters:
    ///   - bytes: Of a whole model.
    ///   - figures: What it reached on texts that it had not learnt, if somebody measured.
    ///   - origin: What it was learnt from.
    ///   - login: Who brings it.
    /// - Returns: Its number.
    /// - Throws: `ModelFault`, `ModelRefusal.foreignClasses`; nothing is kept then.
    package func importModel(
        _ bytes: [UInt8],
        figures: ClassifierFigures?,
        from origin: String,
        by login: String,
    ) async throws -> Int {
        let classifier = try TextClassifier(bytes)
        let catalogue = site.catalogue
        guard classifier.labels.contains(where: { MatterCode($0).map(catalogue.isLeaf) ?? false }) else {
            throw ModelRefusal.foreignClasses
        }
        let measured = try figures.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        let now = time.now
        return try await change { writer in
            let version = ModelVersion(
                number: try ModelRecords.nextNumber(in: writer),
                madeAt: now,
                madeBy: login,
                origin: origin,
                texts: classifier.rows,
                figures: measured,
            )
            try ModelRecords.insert(version, content: bytes, in: writer)
            return version.number
        }
    }

    /// The newest versions, the newest first, and which of them guesses.
    package func models(limit: Int = 50) async throws -> (versions: [ModelVersion], inForce: Int?) {
        try await database.read {
            (try ModelRecords.versions(limit: limit, in: $0), try ModelRecords.inForce(in: $0))
        }
    }

    /// A version as it was kept.
    ///
    /// - Throws: `ModelRefusal.unknown`; `ModelFault` for a store that was damaged.
    package func classifier(_ number: Int) async throws -> TextClassifier {
        guard let content = try await database.read({ try ModelRecords.content(of: number, in: $0) }) else {
            throw ModelRefusal.unknown(number)
        }
        return try TextClassifier(content)
    }

    /// Lets a version guess from now on, here and, within seconds, in other processes.
    ///
    /// - Throws: `ModelRefusal`; `ModelFault` for one that is damaged. The old one goes on guessing then.
    package func activateModel(_ number: Int, by login: String) async throws {
        let classifier = try await classifier(number)
        let now = time.now
        try await change { writer in
            guard try ModelRecords.inForce(in: writer) != number else { throw ModelRefusal.inForce(number) }
            try ModelRecords.activate(number, by: login, at: now, in: writer)
        }
        currentModel.replace(with: NumberedModel(number: number, classifier: classifier))
    }

    /// Lets the version guess again that did before the one in force.
    ///
    /// - Returns: Its number.
    package func rollBackModel(by login: String) async throws -> Int {
        guard let number = try await database.read({ try ModelRecords.before(in: $0) }) else {
            throw ModelRefusal.noneBefore
        }
        try await activateModel(number, by: login)
        return number
    }

    /// Takes up the model that another process has put in force; one that cannot be read leaves the old one guessing.
    ///
    /// - Throws: `ModelFault` for one that is damaged, the first time it is met; `DatabaseError`.
    package func refreshModel() async throws {
        let number = try await database.read { try ModelRecords.inForce(in: $0) }
        guard number != currentModel.model?.number else { return }
        guard let number else { return currentModel.replace(with: nil) }
        guard !currentModel.isUnreadable(number) else { return }
        do {
            currentModel.replace(with: NumberedModel(number: number, classifier: try await classifier(number)))
        } catch let fault as ModelFault {
            currentModel.note(unreadable: number)
            throw fault
        }
    }
}
