// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets

/// Tickets that belong together, as the store keeps them (B3).
struct TogetherTests {
    private let agent = Author.staff(login: "agent", role: .agent, unit: .centre)

    @Test(arguments: Engine.available)
    func `a tie is known on both sides, and so is its end`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let one = try await office.file(id: "1").stored.ticket.number
            let other = try await office.file(id: "2").stored.ticket.number

            try await office.perform(.link(to: other, as: .parent, note: "同一小区"), on: one, by: agent)
            let linked = try await office.desk.file(of: other, for: agent).ticket.links
            #expect(linked == [Link(number: one, relation: .child, note: "同一小区")])

            try await office.perform(.unlink(from: one, reason: "不相关"), on: other, by: agent)
            #expect(try await office.desk.file(of: one, for: agent).ticket.links.isEmpty)
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `no ticket becomes its own ancestor, and a tie to nothing changes nothing`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            var numbers: [TicketNumber] = []
            for id in ["1", "2", "3"] { numbers.append(try await office.file(id: id).stored.ticket.number) }
            let (child, parent, grandparent) = (numbers[0], numbers[1], numbers[2])
            try await office.perform(.link(to: parent, as: .parent, note: ""), on: child, by: agent)
            try await office.perform(.link(to: grandparent, as: .parent, note: ""), on: parent, by: agent)

            await #expect(throws: TicketRefusal.parentRing(grandparent)) {
                try await office.perform(.link(to: child, as: .parent, note: ""), on: grandparent, by: agent)
            }
            let nobody = try #require(TicketNumber("20000101000001"))
            await #expect(throws: DeskRefusal.unknownTicket(nobody.rawValue)) {
                try await office.perform(.link(to: nobody, as: .related, note: ""), on: child, by: agent)
            }
            #expect(try await office.desk.file(of: child, for: agent).ticket.links.count == 1)
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `an accused unit learns nothing from ties, and no procedure answers for another`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let seen = try await office.file(id: "1").stored.ticket.number
            let unit = try #require(try await office.desk.file(of: seen, for: agent).ticket.unit)
            let report = try await office.file("举报该单位工作人员。", id: "2") { $0.filing.accusedUnit = unit }
            let number = report.stored.ticket.number

            await #expect(throws: TicketRefusal.accusedUnit(unit)) {
                try await office.perform(.link(to: number, as: .related, note: "举报"), on: seen, by: agent)
            }
            let open = try await office.file("想反映一个情况。", id: "4").stored.ticket
            #expect(open.stage == .registered)
            try await office.perform(.link(to: number, as: .related, note: "同一来电"), on: open.number, by: agent)
            await #expect(
                throws: TicketRefusal.accusedUnit(unit),
                "what is tied to the report is not given to it later",
            ) {
                let dispatch = TicketCommand.dispatch(to: unit, coUnits: [], decision: nil)
                try await office.perform(
                    dispatch,
                    on: open.number,
                    by: .staff(login: "d", role: .dispatcher, unit: nil),
                )
            }
            let petition = try await office.file("信访事项。", id: "3") { $0.filing.caseKind = .petition }
            await #expect(throws: TicketRefusal.onlyFor(.petition)) {
                try await office.perform(.merge(into: seen), on: petition.stored.ticket.number, by: agent)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the parts of a split are tickets of the same citizen, routed and followed for themselves`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let receipt = try await office.file("人民路停水，路灯也不亮。")
            let number = receipt.stored.ticket.number
            let parts = [SplitPart(narrative: "人民路路灯不亮。"), SplitPart(narrative: "人民路垃圾没有清运。")]

            try await office.perform(.split(parts), on: number, by: agent)
            await office.followersCatchUp()

            let children = try await office.desk.file(of: number, for: agent).ticket.links.map(\.number)
            #expect(children.count == 2)
            let first = try #require(children.first)
            let child = try await office.desk.file(of: first, for: agent)
            #expect(child.ticket.filing.narrative == "人民路路灯不亮。")
            #expect(child.ticket.links == [Link(number: number, relation: .parent, note: "")])
            #expect(child.contact?.phone == PhoneNumber("13900000001", country: "86", area: "710"))
            #expect(child.notices.map(\.subject).contains(.accepted))
            #expect(try await office.desk.follow(first, queryCode: receipt.queryCode) != nil)
            let told = try await office.desk.file(of: number, for: agent).notices.last
            #expect(told?.subject == .split)
            #expect(told?.text == children.map(\.rawValue).joined(separator: " "))
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a person of another unit is not made responsible`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file(change: { $0.filing.kind = .help }).stored.ticket.number
            let unit = try #require(try await office.desk.file(of: number, for: agent).ticket.unit)
            let handler = Author.handler(of: unit)
            let stranger = try #require(office.desk.site.staff.first { $0.unit != unit })

            await #expect(throws: DeskRefusal.handlerOfOtherUnit(stranger.login)) {
                try await office.perform(.sign(handler: stranger.login), on: number, by: handler)
            }
            try await office.perform(.sign(handler: "编外王师傅"), on: number, by: handler)
        }
    }
}

/// What is copied to a district and what waits for the head of a unit, as lists (D4, D5).
struct OwedListTests {
    @Test(arguments: Engine.available)
    func `a district finds what its streets were given, and a head what waits for approval`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file(change: { draft in
                draft.filing.urgency = .critical
                draft.filing.accusedUnit = nil
            }).stored.ticket.number
            let supervisor = Author.staff(login: "s", role: .supervisor, unit: .centre)
            let street = try #require(
                office.desk.site.organisation.departments.first { $0.level == .street && $0.parent != nil }
            )
            let district = try #require(street.parent)
            if let unit = try await office.desk.file(of: number, for: supervisor).ticket.unit {
                let handler = Author.handler(of: unit)
                let back = TicketCommand.requestReturn(reason: "属地", legalBasis: "职责", suggestedUnit: street.code)
                try await office.perform(back, on: number, by: handler)
                try await office.perform(.approveReturn, on: number, by: supervisor)
            }
            try await office.perform(
                .dispatch(to: street.code, coUnits: [], decision: nil),
                on: number,
                by: supervisor,
            )
            var copied = TicketList()
            copied.owed = .copy(to: district)
            let page = try await office.desk.page(of: copied, for: .handler(of: district))
            #expect(page.lines.map(\.number) == [number])

            let handler = Author.handler(of: street.code)
            try await office.perform(.sign(handler: "h"), on: number, by: handler)
            try await office.perform(.submitResult(.sample()), on: number, by: handler)
            #expect(try await office.desk.count(of: .head(of: street.code)) == 1)
            let head = Author.staff(login: "head", role: .leader, unit: district)
            try await office.perform(.endorseResult, on: number, by: head)
            #expect(try await office.desk.count(of: .head(of: street.code)) == 0)
            try await office.perform(.acceptResult, on: number, by: supervisor)
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }
}
