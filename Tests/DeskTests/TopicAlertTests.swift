// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// Supervisors are told of topics that many tell of; in the example city from five people in seven days on (C7).
struct TopicAlertTests {
    private static let text = "投诉青枫花园旁的混凝土搅拌站，粉尘很大，夜里噪音大。"

    @Test(arguments: Engine.available)
    func `a topic is told of once, and again when the people have doubled`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.tell(Self.text, people: 0..<4)
            let few = try await office.desk.countOfNewTopics()
            #expect(few == 0)

            try await office.tell(Self.text, people: 4..<5)
            let first = try await office.desk.countOfNewTopics()
            let topics = try await office.desk.hotTopics(5, for: .supervisor)
            let topic = try #require(topics.first)
            #expect(first == 1)
            #expect(topic.isNew)
            #expect(topic.alert?.people == 5)

            try await office.desk.acknowledge(topic.topic.id, by: .supervisor)
            try await office.tell(Self.text, people: 5..<9)
            let quiet = try await office.desk.countOfNewTopics()
            #expect(quiet == 0)

            try await office.tell(Self.text, people: 9..<10)
            let again = try await office.desk.hotTopics(5, for: .supervisor)
            #expect(again.first?.isNew == true)
            #expect(again.first?.alert?.people == 10)
        }
    }

    @Test(arguments: Engine.available)
    func `a small topic that was seen stays among larger ones`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.tell(Self.text, people: 0..<5)
            let now = office.clock.now
            try await database.write { writer in
                for id in Int64(1_000)..<1_100 {
                    try writer.execute(
                        """
                        INSERT INTO topics (id, title, tickets, first_at, last_at)
                        VALUES (\(id), \("大"), \(900), \(now), \(now))
                        """
                    )
                }
            }
            let told = try await office.desk.hotTopics(5, for: .supervisor)
            let topic = try #require(told.first?.topic.id)

            try await office.desk.acknowledge(topic, by: .supervisor)

            let seen = try await office.desk.hotTopics(5, for: .supervisor)
            #expect(seen.map(\.topic.id) == [topic])
            #expect(seen.first?.isNew == false)
        }
    }

    @Test(arguments: Engine.available)
    func `one person who files ten times is one person`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for time in 0..<10 {
                _ = try await office.file(Self.text, id: "\(time)")
            }
            await office.followersCatchUp()

            let count = try await office.desk.countOfNewTopics()
            #expect(count == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `who told of it longer ago than the site says does not count`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.tell(Self.text, people: 0..<4)
            office.clock.advance(hours: 8 * 24)

            try await office.tell(Self.text, people: 4..<8)
            let before = try await office.desk.countOfNewTopics()
            try await office.tell(Self.text, people: 8..<9)
            let after = try await office.desk.countOfNewTopics()

            #expect(before == 0)
            #expect(after == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `an alert goes with its topic, and only a supervisor says that it was seen`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.tell(Self.text, people: 0..<5)
            let topics = try await office.desk.hotTopics(5, for: .supervisor)
            let topic = try #require(topics.first?.topic.id)

            await #expect(throws: TopicRefusal.notPermitted) {
                try await office.desk.acknowledge(topic, by: .dispatcher)
            }
            let waiting = try await office.desk.countOfNewTopics()
            #expect(waiting == 1)

            office.clock.advance(hours: 91 * 24)
            try await office.tell("咨询新生儿落户需要哪些材料。", people: 20..<21)
            let gone = try await office.desk.countOfNewTopics()
            #expect(gone == 0)
        }
    }
}

extension Office {
    /// Each of `people` files the same.
    fileprivate func tell(_ text: String, people: Range<Int>) async throws {
        for person in people {
            _ = try await file(text, id: "person-\(person)") { draft in
                draft.contact.phone = PhoneNumber("\(13_900_000_000 + person)", country: "86", area: "710")
            }
        }
        await followersCatchUp()
    }
}
