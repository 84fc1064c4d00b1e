// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Routing
import Storage
import TestKit
import Testing
import Tickets

/// Classifiers in the store: versions, which of them guesses, and back.
struct ModelTests {
    /// Tells potholes from leaks.
    private static func model(seed: UInt64 = 1) async throws -> ClassifierTraining.Outcome {
        let rows = (0..<20).flatMap { number in
            [("路面塌陷\(number)", "urban.roads.surface"), ("水管漏水\(number)", "utilities.water.burst")].map {
                LabelledText(RequestText(title: $0, detail: ""), label: $1)
            }
        }
        return try await ClassifierTraining(seed: seed).learn(rows)
    }

    @Test(arguments: Engine.available)
    func `a model guesses once it is put in force, and the one before can come back`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let outcome = try await Self.model()
            let bytes = outcome.classifier.bytes
            let desk = office.desk

            let first = try await desk.importModel(bytes, figures: outcome.figures, from: "a.csv", by: "admin")
            let second = try await desk.importModel(bytes, figures: nil, from: "b.csv", by: "admin")
            #expect(first == 1 && second == 2)
            #expect(desk.currentModel.model == nil)

            try await desk.activateModel(first, by: "admin")
            try await desk.activateModel(second, by: "admin")
            #expect(desk.currentModel.model?.number == second)
            await #expect(throws: ModelRefusal.inForce(second)) { try await desk.activateModel(second, by: "admin") }

            let before = try await desk.rollBackModel(by: "admin")
            #expect(before == first)
            let (versions, inForce) = try await desk.models()
            #expect(versions.map(\.number) == [2, 1])
            #expect(versions.map(\.origin) == ["b.csv", "a.csv"])
            #expect(versions[1].figures?.contains("accuracy") ?? false)
            #expect(inForce == first)
        }
    }

    @Test(arguments: Engine.available)
    func `going back again leads further back, never to what somebody went back from`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let desk = try await Office.open(on: database).desk
            let bytes = try await Self.model().classifier.bytes
            for _ in 1...4 { _ = try await desk.importModel(bytes, figures: nil, from: "a.csv", by: "admin") }
            for number in 1...3 { try await desk.activateModel(number, by: "admin") }

            let once = try await desk.rollBackModel(by: "admin")
            let twice = try await desk.rollBackModel(by: "admin")
            #expect(once == 2 && twice == 1)
            await #expect(throws: ModelRefusal.noneBefore) { try await desk.rollBackModel(by: "admin") }

            try await desk.activateModel(4, by: "admin")
            let after = try await desk.rollBackModel(by: "admin")
            #expect(after == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what is no model is refused whole, and the old one goes on`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let desk = office.desk
            let bytes = try await Self.model().classifier.bytes
            let number = try await desk.importModel(bytes, figures: nil, from: "a.csv", by: "admin")
            try await desk.activateModel(number, by: "admin")

            await #expect(throws: ModelFault.self) {
                try await desk.importModel(Array(bytes.dropLast()), figures: nil, from: "cut", by: "admin")
            }
            await #expect(throws: ModelRefusal.unknown(7)) { try await desk.activateModel(7, by: "admin") }
            await #expect(throws: ModelRefusal.noneBefore) { try await desk.rollBackModel(by: "admin") }
            #expect(desk.currentModel.model?.number == number)
        }
    }

    @Test(arguments: Engine.available)
    func `a model in force that is damaged is complained of once, and the old one goes on`(engine: Engine) async throws
    {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let desk = office.desk
            let bytes = try await Self.model().classifier.bytes
            let number = try await desk.importModel(bytes, figures: nil, from: "a.csv", by: "admin")
            try await desk.activateModel(number, by: "admin")
            try await database.write { writer in
                let damaged = ModelVersion(
                    number: 2,
                    madeAt: Date.now,
                    madeBy: "admin",
                    origin: "damaged",
                    texts: 1,
                    figures: nil,
                )
                try ModelRecords.insert(damaged, content: [1, 2, 3], in: writer)
                try ModelRecords.activate(2, by: "admin", at: Date.now, in: writer)
            }

            await #expect(throws: ModelFault.self) { try await desk.refreshModel() }
            try await desk.refreshModel()

            #expect(desk.currentModel.model?.number == number)
        }
    }

    @Test(arguments: Engine.available)
    func `a model of classes that the catalogue does not have is refused`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let rows = ["a", "b"].map { LabelledText(RequestText(title: "词语\($0)", detail: ""), label: $0) }
            let foreign = try await ClassifierTraining().learn(rows).classifier.bytes
            let desk = office.desk

            await #expect(throws: ModelRefusal.foreignClasses) {
                try await desk.importModel(foreign, figures: nil, from: "x", by: "admin")
            }
        }
    }
}
