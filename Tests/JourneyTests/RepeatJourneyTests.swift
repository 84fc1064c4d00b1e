// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Storage
import Survey
import TestKit
import Testing
import Tickets

/// Many callers, one matter: handled once, and everybody is answered and asked (B3, domain.md 1.11).
struct RepeatJourneyTests {
    private static let dispatcher = Author.staff(login: "d", role: .dispatcher, unit: nil)

    @Test(arguments: Engine.available)
    func `five merged repeats get the master's answer and are rated one by one`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file(id: "master").stored.ticket
            let repeats = try await office.repeats(of: master.number, count: 5)
            try await office.answer(master)
            await office.followersCatchUp()

            for (number, code) in repeats {
                let followed = try #require(try await office.desk.follow(number, queryCode: code))
                #expect(followed.notices.last?.text == "水管已修复，供水已恢复。")
                let invitation = try #require(followed.invitation)
                let rated = try await office.desk.rate(
                    invitation.token,
                    fields: office.answers(.yes, .resolved, .satisfied),
                    device: "test",
                )
                #expect(rated.ticket.stage.name == .closed)
            }

            let unit = try #require(master.unit)
            let cards = try await database.read { reader in
                try ScorecardQuery.cards(from: Month.march.first, through: Month.march.last, in: reader)
            }
            #expect(cards[unit]?[.replied] == 1, "the matter was handled once")
            #expect(cards[unit]?[.satisfied] == 5, "each caller counts for the unit that answered")
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `repeats merged before their answers were kept are found at the next start`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file(id: "master").stored.ticket
            _ = try await office.repeats(of: master.number, count: 2)
            _ = try await database.write { try $0.execute("DELETE FROM owed") }

            try await Desk.prepare(database, at: office.clock.now)

            #expect(try await office.desk.count(of: .answer(to: master.number)) == 2)
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a repeat that is taken apart goes its own way`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file(id: "master").stored.ticket
            let (number, code) = try #require(try await office.repeats(of: master.number, count: 1).first)
            try await office.perform(.unmerge(reason: "不是同一件事"), on: number, by: Self.dispatcher)
            try await office.answer(master)
            await office.followersCatchUp()

            let followed = try #require(try await office.desk.follow(number, queryCode: code))

            #expect(followed.stored.ticket.stage.name == .registered)
            #expect(!followed.notices.contains { $0.subject == .answered })
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `whoever is merged into a ticket that has its answer is answered at once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file(id: "master").stored.ticket
            try await office.answer(master)
            let (number, code) = try #require(try await office.repeats(of: master.number, count: 1).first)
            await office.followersCatchUp()
            await office.followersCatchUp()

            let followed = try #require(try await office.desk.follow(number, queryCode: code))

            #expect(followed.stored.ticket.reply == "水管已修复，供水已恢复。")
            #expect(followed.invitation != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a repeat of a repeat is answered too, and a caller who is not content comes back`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file(id: "master").stored.ticket
            let (middle, _) = try #require(try await office.repeats(of: nil, count: 1).first)
            let (last, code) = try #require(try await office.repeats(of: middle, count: 1, from: 1).first)
            try await office.perform(.merge(into: master.number), on: middle, by: Self.dispatcher)
            try await office.answer(master)
            await office.followersCatchUp()

            let invitation = try #require(try await office.desk.follow(last, queryCode: code)?.invitation)
            let rated = try await office.desk.rate(
                invitation.token,
                fields: office.answers(.yes, .unresolved, .dissatisfied),
                device: "test",
            )

            #expect(rated.ticket.stage.name == .registered)
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a repeat that was dispatched before it was merged gets its link too`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file(id: "master").stored.ticket
            let repeated = try await office.file(id: "repeat")
            let number = repeated.stored.ticket.number
            #expect(repeated.stored.ticket.stage.name == .dispatched)
            try await office.perform(.merge(into: master.number), on: number, by: Self.dispatcher)
            try await office.answer(master)
            await office.followersCatchUp()

            let followed = try #require(try await office.desk.follow(number, queryCode: repeated.queryCode))

            #expect(followed.invitation?.round == followed.stored.ticket.lastPass?.round)
            #expect(try await office.desk.invited(by: try #require(followed.invitation).token) != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `what a master was answered before a repeat was merged is not the repeat's answer`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file(id: "master").stored.ticket
            try await office.answer(master)
            try await office.perform(
                .rework(reason: "应办未办"),
                on: master.number,
                by: .staff(login: "e", role: .evaluator, unit: nil),
            )
            let (number, _) = try #require(try await office.repeats(of: master.number, count: 1).first)
            await office.followersCatchUp()

            let stored = try await database.read { try TicketRecords.find(number, in: $0) }

            #expect(stored?.ticket.stage == .merged(into: master.number))
        }
    }

    @Test(arguments: Engine.available)
    func `a master handed to an emergency line gives its repeats back`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file("希望增加便民服务。", id: "master") { $0.filing.kind = .suggestion }
            let masterNumber = master.stored.ticket.number
            let (number, _) = try #require(try await office.repeats(of: masterNumber, count: 1).first)
            let transfer = EmergencyTransfer(line: .fire, theirNumber: nil, note: "三方通话")
            try await office.perform(.transfer(transfer), on: masterNumber, by: Self.dispatcher)
            await office.followersCatchUp()

            let stored = try await database.read { try TicketRecords.find(number, in: $0) }

            #expect(stored?.ticket.stage == .registered)
        }
    }

    @Test(arguments: Engine.available)
    func `a master is not given to the unit that a repeat accuses`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file("希望增加便民服务。", id: "master") { $0.filing.kind = .suggestion }
            let accused = try #require(UnitCode("water"))
            let report = try await office.file("有人乱收费。", id: "report") { draft in
                draft.filing.kind = .report
                draft.filing.accusedUnit = accused
            }
            let masterNumber = master.stored.ticket.number
            try await office.perform(.merge(into: masterNumber), on: report.stored.ticket.number, by: Self.dispatcher)

            await #expect(throws: TicketRefusal.accusedUnit(accused)) {
                try await office.perform(
                    .dispatch(to: accused, coUnits: [], decision: nil),
                    on: masterNumber,
                    by: Self.dispatcher,
                )
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a master that is not accepted or is ended tells its repeats`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let master = try await office.file("希望增加便民服务。", id: "master") { $0.filing.kind = .suggestion }
            let (number, code) = try #require(
                try await office.repeats(of: master.stored.ticket.number, count: 1).first
            )
            try await office.perform(
                .decline(.beyondDuty, told: "请走市场途径。"),
                on: master.stored.ticket.number,
                by: Self.dispatcher,
            )
            await office.followersCatchUp()

            let followed = try #require(try await office.desk.follow(number, queryCode: code))

            #expect(followed.stored.ticket.reply == "请走市场途径。")
        }
    }
}

extension Office {
    /// Files requests of other callers and merges them into `master`, if there is one.
    fileprivate func repeats(
        of master: TicketNumber?,
        count: Int,
        from first: Int = 0,
    ) async throws -> [(TicketNumber, queryCode: String)] {
        var repeats: [(TicketNumber, queryCode: String)] = []
        for index in first..<first + count {
            let receipt = try await file("我们这里也停水了。", id: "repeat-\(index)") { $0.filing.kind = .suggestion }
            let number = receipt.stored.ticket.number
            if let master {
                let dispatcher = Author.staff(login: "d", role: .dispatcher, unit: nil)
                try await perform(.merge(into: master), on: number, by: dispatcher)
            }
            repeats.append((number, receipt.queryCode))
        }
        return repeats
    }

    /// Brings a dispatched ticket to its answer.
    fileprivate func answer(_ ticket: Ticket) async throws {
        let unit = try #require(ticket.unit)
        let handler = Author.staff(login: "handler", role: .handler, unit: unit)
        try await perform(.sign(handler: "班长"), on: ticket.number, by: handler)
        try await perform(.submitResult(.repaired), on: ticket.number, by: handler)
        try await perform(.acceptResult, on: ticket.number, by: .staff(login: "d", role: .dispatcher, unit: nil))
    }
}
