// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// Every message makes one ticket, whoever sends it how often (A1).
struct IntakeTests {
    @Test(arguments: Engine.available)
    func `a message sent again is the same ticket with the same query code`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let first = try await office.file(id: "7")

            let again = try await office.file("其他文字", id: "7")

            #expect(first.isNew)
            #expect(!again.isNew)
            #expect(again.stored.ticket.number == first.stored.ticket.number)
            #expect(again.queryCode == first.queryCode)
            #expect(again.stored.ticket.filing.narrative == first.stored.ticket.filing.narrative)
        }
    }

    @Test(arguments: Engine.available)
    func `a day without numbers left refuses, and files nothing that cannot be read`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file(id: "first")
            _ = try await database.write { try $0.execute("UPDATE tickets SET number = '20260302999999'") }

            await #expect(throws: DeskRefusal.numbersUsedUp) { try await office.file(id: "one too many") }

            let again = try await office.file(id: "first")
            #expect(!again.isNew, "what was filed is still found")
        }
    }

    @Test(arguments: Engine.available)
    func `one message sent a hundred times at once is one ticket`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)

            let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                for _ in 0..<100 { group.addTask { try await office.file(id: "same") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            #expect(receipts.count(where: \.isNew) == 1)
            #expect(Set(receipts.map(\.stored.ticket.number)).count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `numbers count from one each day, and two channels may use the same id`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let web = try await office.file(id: "1")
            let sms = try await office.file(id: "1") { $0.filing.channel = .sms }
            office.clock.advance(hours: 24)
            let tomorrow = try await office.file(id: "2")

            let numbers = [web, sms, tomorrow].map(\.stored.ticket.number.rawValue)
            #expect(numbers == ["20260302000001", "20260302000002", "20260303000001"])
        }
    }

    @Test(arguments: Engine.available)
    func `what the site does not know is refused and nothing is stored`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)

            await #expect(throws: IntakeRefusal.unknown(.accusedUnit, "nobody")) {
                try await office.file { $0.filing.accusedUnit = UnitCode("nobody") }
            }
            await #expect(throws: IntakeRefusal.unknown(.matter, "no.such")) {
                try await office.file { $0.filing.matter = MatterCode("no.such") }
            }
            await #expect(throws: IntakeRefusal.unreadable(.receivedAt)) {
                try await office.file { $0.filing.receivedAt += 3_600 }
            }
            #expect(try await office.verification().tickets == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a report waits for a person, whoever took it down`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let usual = try #require(try await office.file(id: "1").stored.ticket.unit)

            let citizens = try await office.file(id: "2") { $0.filing.kind = .report }.stored.ticket
            var draft = IntakeDraft(filing: citizens.filing, contact: Contact())
            draft.filing.externalID = "p"
            let programs = try await office.desk.file(draft, by: .agent, device: "api").stored.ticket
            draft.filing.externalID = "form:a"
            let agents = try await office.desk.file(draft, by: .agent, device: "test").stored.ticket

            for ticket in [citizens, programs, agents] {
                #expect(ticket.stage.name == .registered)
                #expect(ticket.proposal?.unit == usual)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a report never goes to the unit it is about, and its people do not see it`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let usual = try #require(try await office.file(id: "1").stored.ticket.unit)

            let report = try await office.file(id: "2") { draft in
                draft.filing.kind = .report
                draft.filing.accusedUnit = usual
            }

            #expect(report.stored.ticket.stage.name == .registered)
            #expect(report.stored.ticket.unit == nil)
            let accused = Author.staff(login: "x", role: .handler, unit: usual)
            let number = report.stored.ticket.number
            await #expect(throws: DeskRefusal.unknownTicket(number.rawValue)) {
                try await office.desk.file(of: number, for: accused)
            }
            await #expect(throws: TicketRefusal.accusedUnit(usual)) {
                try await office.perform(
                    .dispatch(to: usual, coUnits: [], decision: nil),
                    on: number,
                    by: .staff(login: "d", role: .dispatcher, unit: nil),
                )
            }
        }
    }
}
