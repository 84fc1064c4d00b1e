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

/// Tickets find the event they tell of as they come, and who takes one down sees what is open already (C7).
struct TopicTests {
    private static let plant = [
        "青枫花园小区东侧新建的混凝土搅拌站夜里机器轰鸣，粉尘飘进家里。",
        "投诉青枫花园旁的混凝土搅拌站，粉尘很大，夜里噪音大。",
        "青枫花园旁的混凝土搅拌站噪音扰民，粉尘污染，何时搬走。",
    ]
    private static let elsewhere = "白鹭家园小区西侧新建的混凝土搅拌站夜里机器轰鸣，粉尘飘进家里。"
    private static let other = "青枫花园小区六栋电梯坏了三个月没有修好，老人上下楼困难。"

    private static let supervisor = Author.staff(login: "supervisor1", role: .supervisor, unit: nil)

    @Test(arguments: Engine.available)
    func `several who tell of one thing make one topic, and another place or thing is not in it`(engine: Engine)
        async throws
    {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.file(Self.plant + [Self.elsewhere, Self.other])

            await office.followersCatchUp()

            let topics = try await office.desk.hotTopics(10, for: Self.supervisor)
            let topic = try #require(topics.first)
            #expect(topics.count == 1)
            #expect(topic.topic.tickets == 3)
            #expect(topic.heat.people == 3)
            #expect(Set(topic.members.map(\.ticket.filing.narrative)) == Set(Self.plant))
        }
    }

    @Test(arguments: Engine.available)
    func `what is told of one street is no topic where each tells of something else`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let told = ["流浪狗咬伤路人，无人捕捉。", "菜市场物价上涨太快。", "户口迁移需要哪些材料？", "地铁什么时候开通？", "班主任布置作业太多。"]
            try await office.file(told) { $0.filing.place.address = "樊城区王寨街道人民路" }

            await office.followersCatchUp()

            let topics = try await office.desk.hotTopics(10, for: Self.supervisor)
            #expect(topics.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a report about a unit is in no topic, whatever it is like`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.file(Array(Self.plant.prefix(2)))
            try await office.file([Self.plant[2]], from: 2) { $0.filing.kind = .report }

            await office.followersCatchUp()

            let topics = try await office.desk.hotTopics(10, for: Self.supervisor)
            #expect(topics.map(\.topic.tickets) == [2])
        }
    }

    @Test(arguments: Engine.available)
    func `what leaves the window leaves its topic`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.file(Self.plant)
            await office.followersCatchUp()

            office.clock.advance(hours: 91 * 24)
            try await office.file([Self.other], from: 3)
            await office.followersCatchUp()

            let largest = try await database.read { try TopicRecords.largest(10, in: $0) }
            #expect(largest.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `who takes a ticket down sees the open ones like it, the same caller's first`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await office.file(Self.plant + [Self.elsewhere, Self.other])
            await office.followersCatchUp()

            let near = try await office.near("青枫花园旁边的混凝土搅拌站夜里噪音大，粉尘大", caller: 2)

            #expect(Set(near.map(\.ticket.filing.narrative)).isSubset(of: Self.plant))
            #expect(near.contains { $0.isSameCaller && $0.ticket.filing.narrative == Self.plant[2] })
            let nothing = try await office.near("", caller: 2)
            #expect(nothing.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a ticket shows to nobody of the unit that it accuses`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let accused = try #require(office.desk.site.organisation.departments.first { $0.level != .centre }?.code)
            try await office.file([Self.plant[0]]) {
                $0.filing.kind = .report
                $0.filing.accusedUnit = accused
            }
            await office.followersCatchUp()

            let ours = try await office.near(Self.plant[1], caller: 5)
            let theirs = try await office.near(
                Self.plant[1],
                caller: 5,
                by: .staff(login: "x", role: .agent, unit: accused),
            )

            #expect(ours.count == 1)
            #expect(theirs.isEmpty)
        }
    }
}

extension Office {
    /// Files each text for another caller.
    fileprivate func file(
        _ texts: [String],
        from first: Int = 0,
        change: (inout IntakeDraft) -> Void = { _ in },
    ) async throws {
        for (place, text) in texts.enumerated() {
            _ = try await file(text, id: "\(first + place)") { draft in
                draft.contact.phone = Self.phone(first + place)
                change(&draft)
            }
        }
    }

    fileprivate func near(
        _ text: String,
        caller: Int,
        by author: Author = .staff(login: "agent1", role: .agent, unit: nil),
    ) async throws -> [NearTicket] {
        try await desk.openTickets(
            like: text,
            summary: "",
            address: "",
            from: Self.phone(caller),
            limit: 5,
            for: author,
        )
    }

    private static func phone(_ number: Int) -> PhoneNumber? {
        PhoneNumber("1390000000\(number)", country: "86", area: "710")
    }
}
