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
import WorkCalendar

/// The dispatch catalogue in force on a day, and what another one would do (C1).
struct CatalogueTests {
    /// The catalogue of the example city with its street lamps changed.
    private func edit(_ office: Office, _ old: String, _ new: String) async throws -> SiteEdit {
        let newest = try await office.desk.newestDocument(.catalogue)
        try #require(newest.text.contains(old))
        return SiteEdit(kind: .catalogue, text: newest.text.replacing(old, with: new), base: newest.number)
    }

    private static let lamps = MatterCode("urban.roads.lamps")!
    private static let lampsLead = """
        name: { zh: 路灯照明, en: Street lighting }
            parent: urban.roads
            lead: urban-management
        """

    /// Street lamps end with February; the rule for them stays.
    private func ended(_ office: Office) async throws {
        let edit = try await edit(office, Self.lampsLead, Self.lampsLead + "\n    until: 2026-02-28")
        try await office.desk.save(edit, by: "admin1", reason: "并入其他事项")
    }

    @Test(arguments: Engine.available)
    func `a matter out of its days is refused when it is filed or classified, and tickets keep theirs`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("有事想问。") { $0.filing.matter = Self.lamps }.stored.ticket.number
            let other = try await office.file("另有一事。", id: "2").stored.ticket.number
            try await ended(office)

            await #expect(throws: IntakeRefusal.notInForce(.matter, Self.lamps.rawValue)) {
                try await office.file("还有一事。", id: "3") { $0.filing.matter = Self.lamps }
            }
            await #expect(throws: DeskRefusal.matterNotInForce(Self.lamps.rawValue)) {
                try await office.perform(.classify(kind: .help, matter: Self.lamps), on: other, by: .dispatcher)
            }
            let kept = try await office.perform(
                .classify(kind: .complaint, matter: Self.lamps),
                on: number,
                by: .dispatcher,
            )
            #expect(kept.ticket.matter == Self.lamps)
        }
    }

    @Test(arguments: Engine.available)
    func `a matter out of its days is not proposed`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let before = try await office.file("樊城区路灯不亮", id: "1").stored.ticket
            try await ended(office)

            let after = try await office.file("樊城区路灯不亮", id: "2").stored.ticket

            #expect(before.lastPass?.decision?.matter == Self.lamps)
            #expect((after.proposal ?? after.lastPass?.decision)?.matter != Self.lamps)
        }
    }

    @Test(arguments: Engine.available)
    func `another lead shows whose tickets would go to whom, and touches none`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let lamp = try await office.file("樊城区路灯不亮", id: "1").stored
            _ = try await office.file("樊城区人民路小区停水", id: "2")
            let edit = try await edit(
                office,
                Self.lampsLead,
                Self.lampsLead.replacing("lead: urban-management", with: "lead: housing"),
            )
            let site = try await office.desk.site(with: edit)

            let effect = try await office.desk.catalogueEffect(of: site, for: .admin)
            let same = try await office.desk.catalogueEffect(of: office.desk.site, for: .admin)

            let from = try #require(UnitCode("urban-management"))
            let to = try #require(UnitCode("housing"))
            #expect(effect.counted == 2 && !effect.isSample)
            #expect(effect.moves == [DryRun.Move(from: from, to: to): 1])
            #expect(effect.classes.isEmpty)
            #expect(effect.examples.map(\.number) == [lamp.ticket.number])
            #expect(same.counted == 2 && same.moves.isEmpty && same.examples.isEmpty)
            let after = try await database.read { try TicketRecords.find(lamp.id, in: $0) }
            #expect(after?.version == lamp.version)
        }
    }

    @Test(arguments: Engine.available)
    func `a change that begins later is looked at on the day when it holds`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file("樊城区路灯不亮", id: "1")
            let edit = try await edit(office, Self.lampsLead, Self.lampsLead + "\n    until: 2026-12-31")

            let site = try await office.desk.site(with: edit)
            let effect = try await office.desk.catalogueEffect(of: site, for: .admin)

            #expect(effect.day == Day("2027-01-01"))
            #expect(effect.otherUnit + effect.otherClass > 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a matter that a person found counts as found, and another class is told`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("有事想问。").stored.ticket.number
            try await office.perform(.classify(kind: .help, matter: Self.lamps), on: number, by: .dispatcher)
            let edit = try await edit(
                office,
                Self.lampsLead + "\n    deadlineClass: general",
                Self.lampsLead + "\n    deadlineClass: safety",
            )

            let site = try await office.desk.site(with: edit)
            let effect = try await office.desk.catalogueEffect(of: site, for: .admin)

            #expect(effect.classes == [CatalogueEffect.ClassMove(from: "general", to: "safety"): 1])
            #expect(effect.otherUnit == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `catalogues that are no longer in force can be read`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            try await ended(office)

            let first = try await office.desk.catalogue(numbered: 1)
            let second = try await office.desk.catalogue(numbered: 2)

            #expect(first?.number == 1 && first?[Self.lamps]?.until == nil)
            #expect(second?[Self.lamps]?.until == Day("2026-02-28"))
            #expect(try await office.desk.catalogue(numbered: 3) == nil)
            #expect(try await office.desk.catalogue(numbered: -1) == nil)
        }
    }
}
