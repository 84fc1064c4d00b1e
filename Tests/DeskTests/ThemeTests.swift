// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets

/// Theme projects in the store (C7).
struct ThemeTests {
    private static let plant = [
        "青枫花园小区东侧新建的混凝土搅拌站夜里机器轰鸣，粉尘飘进家里。",
        "投诉青枫花园旁的混凝土搅拌站，粉尘很大，夜里噪音大。",
        "青枫花园旁的混凝土搅拌站噪音扰民，粉尘污染，何时搬走。",
    ]

    @Test(arguments: Engine.available)
    func `a project begins with the tickets of a topic, and a topic has one that goes on`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for (place, text) in Self.plant.enumerated() {
                _ = try await office.file(text, id: "\(place)") { draft in
                    draft.contact.phone = PhoneNumber("1390000000\(place)", country: "86", area: "710")
                }
            }
            await office.followersCatchUp()
            let topics = try await office.desk.hotTopics(5, for: .supervisor)
            let topic = try #require(topics.first?.topic.id)

            let draft = ThemeDraft(name: " 搅拌站扰民 ", goal: "", unit: .water, topic: topic)
            let theme = try await office.desk.beginTheme(draft, by: .supervisor)

            let file = try await office.desk.theme(theme.id, for: .supervisor)
            #expect(file.theme.name == "搅拌站扰民")
            #expect(Set(file.tickets.map(\.ticket.filing.narrative)) == Set(Self.plant))
            #expect(file.tally.open == 3 && file.tally.closed == 0)
            let after = try await office.desk.hotTopics(5, for: .supervisor)
            #expect(after.first?.theme?.id == theme.id)
            await #expect(throws: TopicRefusal.topicTaken) {
                try await office.desk.beginTheme(draft, by: .leader)
            }
            await #expect(throws: TopicRefusal.unknownTopic) {
                let other = ThemeDraft(name: "别的", goal: "", unit: .water, topic: ID(99_999))
                try await office.desk.beginTheme(other, by: .supervisor)
            }
            let all = try await office.desk.themes(10, for: .supervisor)
            #expect(all.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a report joins no project, nor does a ticket that there is not, and then none of those named does`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let theme = try await office.theme()
            let plain = try await office.file("路灯不亮。", id: "a").stored.ticket.number
            let report = try await office.file("举报办事人员态度恶劣。", id: "b") { $0.filing.kind = .report }
                .stored.ticket.number
            let unknown = try #require(TicketNumber("20010101000001"))

            await #expect(throws: TopicRefusal.reportExcluded(report)) {
                try await office.desk.step(.add([plain, report]), on: theme, seen: 1, by: .supervisor)
            }
            await #expect(throws: DeskRefusal.unknownTicket("20010101000001")) {
                try await office.desk.step(.add([plain, unknown]), on: theme, seen: 1, by: .supervisor)
            }
            await #expect(throws: TopicRefusal.numbersMissing) {
                try await office.desk.step(.add([]), on: theme, seen: 1, by: .supervisor)
            }
            let before = try await office.desk.theme(theme, for: .supervisor)
            #expect(before.tickets.isEmpty)

            try await office.desk.step(.add([plain, plain]), on: theme, seen: 1, by: .supervisor)
            let with = try await office.desk.theme(theme, for: .supervisor)
            #expect(with.tickets.map(\.ticket.number) == [plain])
            let other = try await office.file("井盖没有了。", id: "c").stored.ticket.number
            await #expect(throws: DeskRefusal.unknownTicket(other.rawValue)) {
                try await office.desk.step(.remove(other), on: theme, seen: 2, by: .supervisor)
            }
            // Nothing was changed, so the version that was seen is still the newest.
            try await office.desk.step(.remove(plain), on: theme, seen: 2, by: .supervisor)
            let without = try await office.desk.theme(theme, for: .supervisor)
            #expect(without.tickets.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a report about the author's unit is not even known to be one`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let theme = try await office.theme()
            let report = try await office.file("举报窗口人员态度恶劣。", id: "b") { draft in
                draft.filing.kind = .report
                draft.filing.accusedUnit = .education
            }
            .stored.ticket.number
            let theirs = Author.staff(login: "s", role: .supervisor, unit: .education)

            await #expect(throws: DeskRefusal.unknownTicket(report.rawValue)) {
                try await office.desk.step(.add([report]), on: theme, seen: 1, by: theirs)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `progress is written down, the newest first, until the project is finished with a result`(engine: Engine)
        async throws
    {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let theme = try await office.theme()

            try await office.desk.step(.note("已现场踏勘。"), on: theme, seen: 1, by: .supervisor)
            office.clock.advance(hours: 24)
            try await office.desk.step(.note("已约谈企业。"), on: theme, seen: 2, by: .leader)
            await #expect(throws: TopicRefusal.noteMissing) {
                try await office.desk.step(.note(" "), on: theme, seen: 3, by: .supervisor)
            }
            await #expect(throws: TopicRefusal.resultMissing) {
                try await office.desk.step(.finish(""), on: theme, seen: 3, by: .supervisor)
            }
            try await office.desk.step(.finish("搅拌站已搬迁。"), on: theme, seen: 3, by: .supervisor)

            let file = try await office.desk.theme(theme, for: .supervisor)
            #expect(file.notes.map(\.text) == ["已约谈企业。", "已现场踏勘。"])
            #expect(file.notes.map(\.written.login) == ["leader", "supervisor"])
            #expect(file.theme.outcome?.result == "搅拌站已搬迁。")
            #expect(file.theme.outcome?.finished.login == "supervisor")
            await #expect(throws: TopicRefusal.finished) {
                try await office.desk.step(.note("再看看。"), on: theme, seen: 4, by: .supervisor)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who has not seen a colleague's change does not change a project`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let theme = try await office.theme()
            try await office.desk.step(.note("已现场踏勘。"), on: theme, seen: 1, by: .supervisor)

            await #expect(throws: DeskRefusal.staleVersion(seen: 1, current: 2)) {
                try await office.desk.step(.finish("完成。"), on: theme, seen: 1, by: .leader)
            }

            let file = try await office.desk.theme(theme, for: .supervisor)
            #expect(file.theme.isOpen)
        }
    }

    @Test(arguments: Engine.available)
    func `supervisors and the city's leaders act, dispatchers and the lead unit read, others know nothing of it`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let theme = try await office.theme()
            let head = Author.staff(login: "head.water", role: .leader, unit: .water)

            for reader in [Author.dispatcher, .handler(of: .water), head] {
                let seen = try await office.desk.themes(10, for: reader)
                #expect(seen.map(\.theme.id) == [theme])
                await #expect(throws: TopicRefusal.notPermitted) {
                    try await office.desk.step(.note("看过。"), on: theme, seen: 1, by: reader)
                }
            }
            for stranger in [Author.agent, .evaluator, .handler(of: .market), .inspector] {
                let seen = try await office.desk.themes(10, for: stranger)
                #expect(seen.isEmpty)
                await #expect(throws: TopicRefusal.unknownTheme) {
                    try await office.desk.theme(theme, for: stranger)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the lead unit sees of a project's tickets its own, and how many others there are`(engine: Engine) async throws
    {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let theme = try await office.theme()
            let number = try await office.file("路灯不亮。", id: "a").stored.ticket.number
            try await office.desk.step(.add([number]), on: theme, seen: 1, by: .supervisor)

            let file = try await office.desk.theme(theme, for: .handler(of: .water))

            #expect(file.tickets.isEmpty)
            #expect(file.tally.all == 1)
        }
    }
}

extension Office {
    /// A project without tickets, led by the water company.
    fileprivate func theme() async throws -> ID<Theme> {
        try await desk.beginTheme(ThemeDraft(name: "搅拌站扰民", goal: "搬迁", unit: .water), by: .supervisor).id
    }
}
