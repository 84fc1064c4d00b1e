// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

struct PerformTests {
    @Test(arguments: Engine.available)
    func `a colleague's newer change is never overwritten`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number
            let supervisor = Author.staff(login: "s", role: .supervisor, unit: nil)
            try await office.desk.perform(.urge(note: "快办"), on: number, seen: 1, by: supervisor, device: "test")

            await #expect(throws: DeskRefusal.staleVersion(seen: 1, current: 2)) {
                try await office.desk.perform(.urge(note: "再催"), on: number, seen: 1, by: supervisor, device: "test")
            }

            let file = try await office.desk.file(of: number, for: supervisor)
            #expect(file.ticket.overlays.urgings == 1)
            #expect(file.journal.count == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `of many at once with one version, one succeeds`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number
            let supervisor = Author.staff(login: "s", role: .supervisor, unit: nil)

            let done = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        do {
                            try await office.desk.perform(
                                .urge(note: "快办"),
                                on: number,
                                seen: 1,
                                by: supervisor,
                                device: "test",
                            )
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }

            #expect(done == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `an unlawful command changes nothing`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number

            await #expect(throws: TicketRefusal.unlawful(.acceptResult, in: .dispatched)) {
                try await office.perform(
                    .acceptResult,
                    on: number,
                    by: .staff(login: "d", role: .dispatcher, unit: nil),
                )
            }
            await #expect(throws: DeskRefusal.unknownUnit("nobody")) {
                try await office.perform(
                    .dispatch(to: UnitCode("nobody")!, coUnits: [], decision: nil),
                    on: number,
                    by: .staff(login: "d", role: .dispatcher, unit: nil),
                )
            }

            let verification = try await office.verification()
            #expect(verification.entries == 1)
            #expect(verification.disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `nothing is buried under an ended ticket, nor a report under the accused unit's work`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let agent = Author.staff(login: "a", role: .agent, unit: nil)
            let handled = try await office.file(id: "1").stored.ticket
            let unit = try #require(handled.unit)
            let report = try await office.file("举报供水公司", id: "2") { $0.filing.accusedUnit = unit }
            let ended = try await office.file("表扬市民中心的工作人员", id: "3") { $0.filing.accusedUnit = nil }
            try await office.perform(.merge(into: handled.number), on: ended.stored.ticket.number, by: agent)

            await #expect(throws: TicketRefusal.accusedUnit(unit)) {
                try await office.perform(.merge(into: handled.number), on: report.stored.ticket.number, by: agent)
            }
            let open = try await office.file("路灯不亮", id: "4").stored.ticket.number
            try await office.perform(
                .close(note: "已办结"),
                on: try await office.answered(id: "5"),
                by: .staff(login: "e", role: .evaluator, unit: nil),
            )
            let closed = try #require(TicketNumber("20260302000005"))
            await #expect(throws: TicketRefusal.unlawful(.merge, in: .closed)) {
                try await office.perform(.merge(into: closed), on: open, by: agent)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `merged tickets form no ring`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let one = try await office.file(id: "1").stored.ticket.number
            let other = try await office.file(id: "2").stored.ticket.number
            let agent = Author.staff(login: "a", role: .agent, unit: nil)
            try await office.perform(.merge(into: other), on: one, by: agent)

            await #expect(throws: TicketRefusal.masterIsMerged(one)) {
                try await office.perform(.merge(into: one), on: other, by: agent)
            }
            #expect(try await office.verification().disagreements == [])
        }
    }
}

extension Office {
    /// A request that its unit has answered and the centre has let pass.
    fileprivate func answered(id: String) async throws -> TicketNumber {
        let ticket = try await file(id: id).stored.ticket
        let handler = Author.staff(login: "h", role: .handler, unit: ticket.unit)
        try await perform(.sign(handler: "h"), on: ticket.number, by: handler)
        let result = HandlingResult(conclusion: .solved, report: "已修复", reply: "已恢复供水")
        try await perform(.submitResult(result), on: ticket.number, by: handler)
        try await perform(.acceptResult, on: ticket.number, by: .staff(login: "d", role: .dispatcher, unit: nil))
        return ticket.number
    }
}
