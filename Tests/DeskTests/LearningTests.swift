// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Routing
import Sites
import Storage
import TestKit
import Testing
import Tickets

/// The classifier learns from what people found right (C3).
struct LearningTests {
    private static let lamps = MatterCode("urban.roads.lamps")!
    private static let burst = MatterCode("utilities.water.burst")!
    /// 03:30 on Sunday 8 March 2026 in the example city.
    private static let night = Date(timeIntervalSince1970: 1_772_911_800)

    /// Files `count` requests about two things, which a dispatcher sends where they belong.
    private static func fill(_ office: Office, count: Int, change: (inout IntakeDraft) -> Void = { _ in }) async throws
    {
        let matters = [(lamps, "夜里黑", "urban-management"), (burst, "冒水", "water")]
        for place in 0..<count {
            let (matter, words, code) = matters[place % 2]
            let unit = try #require(UnitCode(code))
            let receipt = try await office.file("\(words)\(place)", id: "lesson-\(place)", change: change)
            let said = RoutingDecision(of: matter, to: unit, coUnits: [])
            let dispatch = TicketCommand.dispatch(to: unit, coUnits: [], decision: said)
            try await office.perform(dispatch, on: receipt.stored.ticket.number, by: .dispatcher)
        }
    }

    /// Puts a model in force that takes each of the two things for the other.
    private static func putWrongModelInForce(_ desk: Desk) async throws -> Int {
        let rows = (0..<20).flatMap { number in
            [("夜里黑\(number)", burst), ("冒水\(number)", lamps)].map {
                LabelledText(RequestText(title: $0, detail: $0), label: $1.rawValue)
            }
        }
        let bytes = try await ClassifierTraining().learn(rows).classifier.bytes
        let number = try await desk.importModel(bytes, figures: nil, from: "wrong.csv", by: "admin")
        try await desk.activateModel(number, by: "admin")
        return number
    }

    private static func letBetterOnesIn(_ desk: Desk) async throws {
        let rules = try await desk.newestDocument(.rules)
        let text = rules.text.replacing("proposeAbove: 0.5", with: "proposeAbove: 0.5, activateBetter: true")
        let edit = SiteEdit(kind: .rules, text: text, base: rules.number)
        try await desk.save(edit, by: "admin1", reason: "test")
    }

    @Test(arguments: Engine.available, [false, true])
    func `a better model waits for a person unless the site lets it in`(engine: Engine, letsIn: Bool) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let desk = office.desk
            try await Self.fill(office, count: 250)
            let old = try await Self.putWrongModelInForce(desk)
            if letsIn { try await Self.letBetterOnesIn(desk) }

            let learnt = try await desk.learn(by: "admin1")

            #expect(learnt.learnt == 200 && learnt.heldOut == 50)
            #expect(learnt.figures.figures.accuracy == 1)
            #expect(learnt.figures.rival?.model == old)
            #expect(learnt.figures.rival?.trial.figures.accuracy == 0)
            #expect(learnt.figures.rival?.trial.confusions.map(\.count) == [25, 25])
            #expect(learnt.isBetter && learnt.isInForce == letsIn)
            #expect(desk.currentModel.model?.number == (letsIn ? learnt.number : old))
            let (versions, inForce) = try await desk.models()
            #expect(versions.map(\.number) == [learnt.number, old])
            #expect(ModelFigures(versions[0]) == learnt.figures)
            #expect(inForce == (letsIn ? learnt.number : old))
        }
    }

    @Test func `on fewer than fifty tickets nothing is better than the model in force`() async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            try await Self.fill(office, count: 249)
            let old = try await Self.putWrongModelInForce(office.desk)
            try await Self.letBetterOnesIn(office.desk)

            let learnt = try await office.desk.learn(by: "admin1")

            #expect(learnt.heldOut == 49)
            #expect(!learnt.isBetter && !learnt.isInForce)
            #expect(office.desk.currentModel.model?.number == old)
        }
    }

    @Test(arguments: Engine.available)
    func `versions are compared on tickets that none of them learnt`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let desk = office.desk
            try await Self.fill(office, count: 200)
            let old = try await Self.putWrongModelInForce(desk)

            let learnt = try await desk.learn(by: "admin1")

            #expect(try await desk.lessons(unknownTo: [old]).count == 200)
            let held = try await desk.lessons(unknownTo: [old, learnt.number])
            #expect(held.count == learnt.heldOut)
        }
    }

    @Test(arguments: Engine.available)
    func `a model that is no better waits, also where better ones are let in`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await Self.fill(office, count: 200)
            try await Self.letBetterOnesIn(office.desk)

            let first = try await office.desk.learn(by: "admin1")
            let second = try await office.desk.learn(by: "admin1")

            #expect(first.isInForce, "where nothing guesses, what was learnt is better")
            #expect(!second.isBetter && !second.isInForce)
            #expect(office.desk.currentModel.model?.number == first.number)
        }
    }

    @Test(arguments: Engine.available)
    func `reports and what was told in confidence are never learnt from`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await Self.fill(office, count: 12) { draft in
                if draft.filing.externalID.hasSuffix("0") { draft.filing.kind = .report }
                if draft.filing.externalID.hasSuffix("1") { draft.filing.isConfidential = true }
            }

            // Of 0…11, two are reports and two confidential.
            await #expect(throws: LearningRefusal.tooFew(tickets: 8, matters: 2)) {
                try await office.desk.learn(by: "admin1")
            }
            #expect(try await office.desk.models().versions.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `where the one in force is damaged it goes on guessing, and a person decides`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let desk = office.desk
            try await Self.fill(office, count: 200)
            try await Self.letBetterOnesIn(desk)
            let old = try await Self.putWrongModelInForce(desk)
            let broken: [UInt8] = [1, 2, 3]
            _ = try await database.write { writer in
                try writer.execute("UPDATE classifier_models SET content = \(broken) WHERE number = \(old)")
            }

            let learnt = try await desk.learn(by: "admin1")

            #expect(!learnt.isBetter && !learnt.isInForce)
            #expect(learnt.figures.rival == nil)
            #expect(desk.currentModel.model?.number == old)
        }
    }

    @Test(arguments: Engine.available)
    func `one of two servers learns on Sunday night, once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let desk = office.desk
            try await Self.fill(office, count: 200)

            let early = try await desk.learnWhenDue(holder: "a", by: "timetable")
            office.clock.move(to: Self.night)
            let first = try await desk.learnWhenDue(holder: "a", by: "timetable")
            let other = try await desk.learnWhenDue(holder: "b", by: "timetable")
            let again = try await desk.learnWhenDue(holder: "a", by: "timetable")
            office.clock.advance(hours: 7 * 24)
            let next = try await desk.learnWhenDue(holder: "b", by: "timetable")

            #expect(early == nil && other == nil && again == nil)
            #expect(first?.number == 1 && next?.number == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a lesson is another's only once its holder has let it lapse`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            _ = try await Office.open(on: database)
            let lapse = Self.night.addingTimeInterval(3_600)
            func take(_ holder: String, at now: Date) async throws -> Bool {
                try await database.write {
                    try LessonRecords.take(Self.night, holder: holder, at: now, until: lapse, in: $0)
                }
            }

            let mine = try await take("a", at: Self.night)
            let theirs = try await take("b", at: Self.night)
            let later = try await take("b", at: lapse.addingTimeInterval(1))
            let ended = try await database.write {
                try LessonRecords.end(Self.night, holder: "a", model: nil, at: lapse, in: $0)
            }

            #expect(mine && !theirs && later)
            #expect(!ended, "what the first has learnt must be undone")
        }
    }

    @Test(arguments: Engine.available)
    func `with too few tickets the lesson is over until next week`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            office.clock.move(to: Self.night)

            await #expect(throws: LearningRefusal.tooFew(tickets: 0, matters: 0)) {
                try await office.desk.learnWhenDue(holder: "a", by: "timetable")
            }
            let again = try await office.desk.learnWhenDue(holder: "a", by: "timetable")

            #expect(again == nil)
            #expect(try await office.desk.models().versions.isEmpty)
        }
    }
}
