// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets
import WorkCalendar

/// Emergencies, old lines, grids and people who speak for others, in the store (A7, A10, A11).
struct WaysInTests {
    private static let line = LineCode("old-12319")!

    @Test(arguments: Engine.available)
    func `an emergency is a ticket handed over in one transaction, with nothing written down`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let filing = Filing(channel: .phone, externalID: "e", narrative: "", receivedAt: office.clock.now)
            let draft = IntakeDraft(filing: filing, contact: Contact())

            let first = try await office.desk.handOver(draft, to: .police, words: "紧急转接", by: .agent, device: "test")
            let again = try await office.desk.handOver(draft, to: .police, words: "紧急转接", by: .agent, device: "test")

            #expect(first.stored.ticket.filing.narrative == "紧急转接")
            #expect(first.stored.ticket.filing.urgency == .critical)
            #expect(first.stored.ticket.awaitsTheirNumber)
            #expect(!again.isNew && again.stored.ticket.number == first.stored.ticket.number)
            let number = first.stored.ticket.number
            try await office.perform(.sample(.recordHandOver), on: number, by: .agent)
            let listed = try await office.desk.emergencies(limit: 10, for: .agent)
            #expect(listed.map(\.ticket.theirNumber) == ["119-7"])
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `requests are found by whose they are and what staff put on them`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let elderly = PersonGroupCode("elderly")!
            let flood = TagCode("flood-season")!
            let number = try await office.file("路灯不亮。", id: "1") { draft in
                draft.filing.personGroup = elderly
                draft.filing.isEnterprise = true
                draft.filing.tags = [flood]
            }.stored.ticket.number
            _ = try await office.file("路灯不亮。", id: "2")

            for trait in [Trait.enterprise, .personGroup(elderly), .tag(flood)] {
                var list = TicketList()
                list.trait = trait
                #expect(try await office.desk.page(of: list, for: .agent).lines.map(\.number) == [number])
            }
            await #expect(throws: IntakeRefusal.unknown(.personGroup, "nowhere")) {
                try await office.file("路灯不亮。", id: "3") { $0.filing.personGroup = PersonGroupCode("nowhere") }
            }
            await #expect(throws: IntakeRefusal.unknown(.tag, "nothing")) {
                try await office.file("路灯不亮。", id: "4") { $0.filing.tags = [flood, TagCode("nothing")!] }
            }
            #expect(try await office.verification().disagreements.isEmpty)
            _ = try await database.write { try $0.execute("DELETE FROM traits WHERE trait = 'enterprise'") }
            #expect(try await office.verification().disagreements == [.traitsDiffer(number)])
        }
    }

    @Test(arguments: Engine.available)
    func `requests are listed and counted by the old line that was dialled`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("路灯不亮。", id: "1") { $0.filing.line = Self.line }.stored.ticket.number
            _ = try await office.file("路灯不亮。", id: "2")
            let today = office.desk.today

            #expect(try await office.desk.lineCounts(from: today, through: today) == [Self.line: 1])
            var list = TicketList()
            list.line = Self.line
            #expect(try await office.desk.page(of: list, for: .agent).lines.map(\.number) == [number])
            await #expect(throws: IntakeRefusal.unknown(.line, "nowhere")) {
                try await office.file("路灯不亮。", id: "3") { $0.filing.line = LineCode("nowhere") }
            }
            #expect(try await office.verification().disagreements.isEmpty)
            _ = try await database.write { try $0.execute("UPDATE line_tallies SET count = 7") }
            #expect(try await office.verification().disagreements.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `an inspector follows what they found, and nothing else`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let others = try await office.file("路灯不亮。", id: "1").stored.ticket.number
            var filing = Filing(channel: .grid, externalID: "g", narrative: "井盖破损", receivedAt: office.clock.now)
            filing.grid = "FC-HJ-012"
            let draft = IntakeDraft(filing: filing, contact: Contact())

            let own = try await office.desk.file(draft, by: .inspector, device: "phone").stored.ticket.number

            #expect(try await office.desk.page(of: TicketList(), for: .inspector).lines.map(\.number) == [own])
            #expect(try await office.desk.file(of: own, for: .inspector).stored.ticket.filing.finder == "inspector")
            await #expect(throws: DeskRefusal.unknownTicket(others.rawValue)) {
                try await office.desk.file(of: others, for: .inspector)
            }
            let colleague = Author.staff(login: "inspector2", role: .inspector, unit: .hanjiang)
            #expect(try await office.desk.page(of: TicketList(), for: colleague).lines.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `who speaks and who is represented are kept apart, and who was chosen hears from us`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let mother = Represented(
                name: try #require(PersonName("李奶奶")),
                phone: PhoneNumber(dialled: "+8613900000008"),
                relation: .family,
                isTold: true,
            )
            let number = try await office.file("供暖不热。", id: "1") { $0.contact.represented = mother }
                .stored.ticket.number

            let contact = try #require(try await office.desk.file(of: number, for: .agent).contact)

            #expect(contact.represented == mother)
            #expect(contact.name?.full == "王小明")
            #expect(contact.told.phone == mother.phone)
        }
    }
}
