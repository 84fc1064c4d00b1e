// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage

/// A classifier's version, without the model itself.
package struct ModelVersion: Equatable, Sendable {
    /// From 1.
    package let number: Int
    package let madeAt: Date
    /// The login, or what did it.
    package let madeBy: String
    /// What it was learnt from: a file's name, or the store's own tickets.
    package let origin: String
    /// How many texts it learnt from.
    package let texts: Int
    /// What it reached on texts that it had not learnt, as JSON; nil where nobody measured.
    package let figures: String?

    package init(number: Int, madeAt: Date, madeBy: String, origin: String, texts: Int, figures: String?) {
        self.number = number
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.origin = origin
        self.texts = texts
        self.figures = figures
    }
}

/// Models are added and put in force; nothing is changed or removed.
package enum ModelRecords {
    /// The newest first.
    package static func versions(limit: Int, in reader: any Reader) throws -> [ModelVersion] {
        try reader.rows(
            """
            SELECT number, made_at, made_by, origin, texts, figures
            FROM classifier_models
            ORDER BY number DESC
            LIMIT \(limit)
            """
        ).map(ModelVersion.init)
    }

    package static func version(_ number: Int, in reader: any Reader) throws -> ModelVersion? {
        try reader.first(
            """
            SELECT number, made_at, made_by, origin, texts, figures
            FROM classifier_models
            WHERE number = \(number)
            """
        ).map(ModelVersion.init)
    }

    /// The model's bytes; nil when there is none of that number.
    package static func content(of number: Int, in reader: any Reader) throws -> [UInt8]? {
        try reader.first("SELECT content FROM classifier_models WHERE number = \(number)")?.value("content")
    }

    package static func nextNumber(in reader: any Reader) throws -> Int {
        try reader.first("SELECT COALESCE(MAX(number), 0) + 1 AS next FROM classifier_models")?.value("next") ?? 1
    }

    package static func insert(_ version: ModelVersion, content: [UInt8], in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO classifier_models (number, content, made_at, made_by, origin, texts, figures)
            VALUES
                (\(version.number), \(content), \(version.madeAt), \(version.madeBy), \(version.origin),
                \(version.texts), \(version.figures))
            """
        )
    }

    /// The number of the model that guesses; nil where none does.
    package static func inForce(in reader: any Reader) throws -> Int? {
        try reader.first("SELECT model FROM classifier_terms ORDER BY place DESC LIMIT 1")?.value("model")
    }

    /// The number of the model that guessed before the one that does now; nil where none did.
    ///
    /// A model that comes back from directly below takes the one above it away: going back again leads further back, and
    /// never to what somebody went back from.
    package static func before(in reader: any Reader) throws -> Int? {
        let terms = try reader.rows("SELECT model FROM classifier_terms ORDER BY place")
            .map { try $0.value("model", as: Int.self) }
        var standing: [Int] = []
        for model in terms where standing.last != model {
            if standing.dropLast().last == model { standing.removeLast() } else { standing.append(model) }
        }
        return standing.dropLast().last
    }

    package static func activate(_ number: Int, by login: String, at now: Date, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO classifier_terms (place, model, since, login)
            SELECT COALESCE(MAX(place), 0) + 1, \(number), \(now), \(login)
            FROM classifier_terms
            """
        )
    }
}

extension ModelVersion {
    fileprivate init(row: Row) throws {
        self.init(
            number: try row.value("number"),
            madeAt: try row.value("made_at"),
            madeBy: try row.value("made_by"),
            origin: try row.value("origin"),
            texts: try row.value("texts"),
            figures: try row.value("figures"),
        )
    }
}
