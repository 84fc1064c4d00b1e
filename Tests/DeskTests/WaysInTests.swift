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
    func `a form that was filed already is handed over all the same, and both tickets know of each other`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let filing = Filing(
                channel: .phone,
                externalID: "form:e",
                narrative: "樊城区人民路小区从昨晚开始停水，一直没有恢复。",
                receivedAt: office.clock.now,
            )
            let draft = IntakeDraft(filing: filing, contact: Contact(phone: PhoneNumber(dialled: "+8613900000001")))
            let filed = try await office.desk.file(draft, by: .agent, device: "test").stored

            let handed = try await office.desk.handOver(draft, to: .fire, words: "…", by: .agent, device: "test")
            let again = try await office.desk.handOver(draft, to: .fire, words: "…", by: .agent, device: "test")
            let other = try await office.desk.handOver(draft, to: .police, words: "…", by: .agent, device: "test")

            #expect(handed.isNew && handed.stored.ticket.stage.name == .transferred)
            #expect(handed.stored.ticket.filing.urgency == .critical)
            #expect(handed.stored.ticket.links.map(\.number) == [filed.ticket.number])
            #expect(!again.isNew && again.stored.id == handed.stored.id)
            #expect(other.isNew && other.stored.ticket.stage.name == .transferred)
            let first = try await office.desk.file(of: filed.ticket.number, for: .agent).ticket
            #expect(first.stage.name == filed.ticket.stage.name)
            #expect(first.links.map(\.number) == [handed, other].map(\.stored.ticket.number))
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `who has no number yet is listed first, however old, and in a store from before that was kept`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            var numbers: [TicketNumber] = []
            for id in ["1", "2", "3"] {
                let filing = Filing(channel: .phone, externalID: id, narrative: "", receivedAt: office.clock.now)
                let draft = IntakeDraft(filing: filing, contact: Contact())
                let receipt = try await office.desk.handOver(draft, to: .fire, words: "…", by: .agent, device: "test")
                numbers.append(receipt.stored.ticket.number)
            }
            for number in numbers.dropFirst() {
                try await office.perform(.sample(.recordHandOver), on: number, by: .agent)
            }
            func listed() async throws -> [TicketNumber] {
                try await office.desk.emergencies(limit: 1, for: .agent).map(\.ticket.number)
            }

            #expect(try await listed() == [numbers[0], numbers[2]])
            // As schema change 26 leaves a store from before.
            _ = try await database.write { writer in
                try writer.execute("DELETE FROM owed")
                try writer.execute("INSERT INTO owed (duty, owner, ticket) VALUES ('unfilled', 'number', 1)")
            }
            #expect(try await office.verification().disagreements == [.owedDiffers(numbers[0])])
            for _ in 1...2 { try await Desk.prepare(database, at: office.clock.now) }
            #expect(try await listed() == [numbers[0], numbers[2]])
            #expect(try await office.verification().disagreements.isEmpty)
            try await office.perform(.sample(.recordHandOver), on: numbers[0], by: .agent)
            #expect(try await listed() == [numbers[2]])
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `who asked for confidence is unknown to the unit's head too, and found by no digits`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let phone = PhoneNumber(dialled: "+8613900007788")
            let secret = try await office.file(id: "1") { draft in
                draft.filing.isConfidential = true
                draft.contact.phone = phone
            }.stored.ticket
            let open = try await office.file(id: "2") { $0.contact.phone = phone }.stored.ticket
            await office.followersCatchUp()
            let unit = try #require(secret.unit)
            let head = Author.staff(login: "head", role: .leader, unit: unit)
            func found(by author: Author) async throws -> Set<TicketNumber> {
                var list = TicketList()
                list.words = SearchWords("7788")
                return Set(try await office.desk.page(of: list, for: author).lines.map(\.number))
            }

            #expect(try await office.desk.file(of: secret.number, for: head).contact == nil)
            #expect(try await office.desk.file(of: open.number, for: head).contact != nil)
            #expect(try await office.desk.file(of: secret.number, for: .leader).contact != nil)
            #expect(try await office.desk.file(of: secret.number, for: .agent).contact != nil)
            #expect(try await found(by: head) == [open.number])
            #expect(try await found(by: .leader) == [secret.number, open.number])
            #expect(try await found(by: .agent) == [secret.number, open.number])
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
