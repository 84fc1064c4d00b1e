// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

/// The nuisance list in the store (A11).
struct NuisanceTests {
    private static let phone = PhoneNumber(dialled: "+8613900000009")
    private static let supervisor2 = Author.staff(login: "supervisor2", role: .supervisor, unit: .centre)

    @Test(arguments: Engine.available)
    func `an entry warns from its confirmation to its end, through an appeal`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let desk = office.desk
            func warns() async throws -> Bool { try await desk.nuisance(of: Self.phone, at: office.clock.now) != nil }

            let entry = try await desk.proposeNuisance(Self.phone, reason: "反复骚扰", days: 10, by: .agent)
            #expect(try await !warns())
            try await desk.step(.confirmed, on: entry.id, note: "属实", by: .supervisor)
            #expect(try await warns())
            try await desk.step(.appealed, on: entry.id, note: "是孩子误拨", by: .agent)
            #expect(try await warns())
            try await desk.step(.kept, on: entry.id, note: "仍在拨打", by: Self.supervisor2)
            office.clock.advance(hours: 10 * 24)
            #expect(try await !warns())

            let steps = try await desk.nuisances(limit: 10).entries.first?.steps ?? []
            #expect(steps.map(\.act) == [.proposed, .confirmed, .appealed, .kept])
            #expect(steps.map(\.login) == ["agent", "supervisor", "agent", "supervisor2"])
            try await desk.proposeNuisance(Self.phone, reason: "又来了", days: 10, by: .agent)
        }
    }

    @Test(arguments: Engine.available)
    func `one number waits or counts once, and no longer than the site allows`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let desk = try await Office.open(on: database).desk
            try await desk.proposeNuisance(Self.phone, reason: "反复骚扰", days: 90, by: .agent)

            await #expect(throws: NuisanceRefusal.listedAlready) {
                try await desk.proposeNuisance(Self.phone, reason: "反复骚扰", days: 90, by: .dispatcher)
            }
            for days in [0, -1, 91] {
                await #expect(throws: NuisanceRefusal.expiryOutOfRange(days: 90)) {
                    try await desk.proposeNuisance(.init(dialled: "+861"), reason: "骚扰", days: days, by: .agent)
                }
            }
            await #expect(throws: NuisanceRefusal.notPermitted) {
                try await desk.proposeNuisance(.init(dialled: "+861"), reason: "骚扰", days: 1, by: .inspector)
            }
            await #expect(throws: NuisanceRefusal.unknown) {
                try await desk.step(.confirmed, on: ID(99), note: "属实", by: .supervisor)
            }
            #expect(try await desk.nuisances(limit: 10).entries.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the list is paged, with what can still be decided first, and searched by number`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let desk = try await Office.open(on: database).desk
            let phones = (1...5).map { PhoneNumber(dialled: "+861390000001\($0)") }
            var ids: [ID<Nuisance>] = []
            for phone in phones {
                ids.append(try await desk.proposeNuisance(phone, reason: "骚扰", days: 10, by: .agent).id)
            }
            for id in [ids[4], ids[2]] { try await desk.step(.rejected, on: id, note: "不属实", by: .supervisor) }

            var seen: [ID<Nuisance>] = []
            var cursor: NuisancePage.Cursor?
            repeat {
                let page = try await desk.nuisances(after: cursor, limit: 2)
                #expect(page.entries.allSatisfy { $0.steps.first?.act == .proposed })
                seen += page.entries.map(\.id)
                cursor = page.next.flatMap { NuisancePage.Cursor($0.text) }
            } while cursor != nil

            #expect(seen == [3, 1, 0, 4, 2].map { ids[$0] })
            #expect(try await desk.nuisances(of: phones[0], limit: 2).entries.map(\.id) == [ids[0]])
            #expect(try await desk.nuisances(of: Self.phone, limit: 2).entries.isEmpty)
            #expect(["", "x", "over-", "over-x"].allSatisfy { NuisancePage.Cursor($0) == nil })
        }
    }

    @Test func `a listed number's emergency is handed over like any other`() async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let entry = try await office.desk.proposeNuisance(Self.phone, reason: "反复骚扰", days: 10, by: .agent)
            try await office.desk.step(.confirmed, on: entry.id, note: "属实", by: .supervisor)
            var draft = IntakeDraft(
                filing: Filing(channel: .phone, externalID: "e", narrative: "", receivedAt: office.clock.now),
                contact: Contact(phone: Self.phone),
            )
            draft.filing.narrative = "家里着火了"

            let receipt = try await office.desk.handOver(draft, to: .fire, words: "…", by: .agent, device: "test")

            #expect(receipt.stored.ticket.stage.name == .transferred)
        }
    }
}
