// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets

struct TicketListTests {
    @Test(arguments: Engine.available, [TicketList.Order.newestFirst, .dueFirst, .waiting])
    func `pages follow each other without losing or repeating a ticket`(
        engine: Engine,
        order: TicketList.Order,
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in 1...25 {
                _ = try await office.file(id: "\(id)")
                office.clock.advance(hours: 0.5)
            }

            var list = TicketList()
            list.order = order
            let all = try await numbers(of: list, in: office)
            // Few enough to be sorted.
            list.stages = [.dispatched, .signed]
            let dispatched = try await numbers(of: list, in: office)

            #expect(all.count == 25)
            #expect(Set(all).count == 25)
            #expect(all == (order == .newestFirst ? all.sorted(by: >) : all.sorted()))
            #expect(dispatched == all)
        }
    }

    /// All pages of a list, one behind the other.
    private func numbers(of list: TicketList, in office: Office) async throws -> [String] {
        var list = list
        list.limit = 10
        var numbers: [String] = []
        repeat {
            let page = try await office.desk.page(of: list, for: .staff(login: "a", role: .agent, unit: nil))
            numbers += page.lines.map(\.number.rawValue)
            list.after = page.next
        } while list.after != nil
        return numbers
    }

    @Test(arguments: Engine.available)
    func `late tickets of a unit are found by lamp, in either order`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in 1...12 { _ = try await office.file(id: "\(id)") }
            office.clock.advance(hours: 24 * 30)
            _ = try await office.desk.noticeLamps(limit: 5)

            var list = TicketList()
            list.lamps = [.orange, .red, .doubleRed]
            for unit in [nil, UnitCode.water] {
                list.unit = unit
                for order in [TicketList.Order.newestFirst, .dueFirst] {
                    list.order = order
                    #expect(try await numbers(of: list, in: office).count == 5)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what waits is taken up by urgency, and of equals the oldest first`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let urgencies: [Urgency] = [.normal, .urgent, .normal, .critical, .urgent]
            for (place, urgency) in urgencies.enumerated() {
                _ = try await office.file(id: "\(place)") { $0.filing.urgency = urgency }
            }

            var list = TicketList()
            list.order = .waiting
            list.limit = 2
            var counts: [Int] = []
            repeat {
                let page = try await office.desk.page(of: list, for: .staff(login: "a", role: .agent, unit: nil))
                counts += page.lines.compactMap { Int($0.number.rawValue.suffix(2)) }
                list.after = page.next
            } while list.after != nil

            #expect(counts == [4, 2, 5, 1, 3])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit finds what it has handled after the ticket has ended`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let ticket = try await office.file(id: "1").stored.ticket
            let unit = try #require(ticket.unit)
            let handler = Author.staff(login: "h", role: .handler, unit: unit)
            let centre = Author.staff(login: "s", role: .supervisor, unit: nil)
            let result = HandlingResult(conclusion: .solved, report: "已修复", reply: "水管已修复，供水恢复。")
            for (command, author) in [
                (TicketCommand.sign(handler: "h"), handler), (.submitResult(result), handler), (.acceptResult, centre),
                (.recordCallback(.notNeeded(reason: "来电人表示不用回访")), centre),
            ] {
                try await office.perform(command, on: ticket.number, by: author)
            }

            var list = TicketList()
            list.stages = [.closed]
            let seen = try await office.desk.page(of: list, for: handler)

            #expect(seen.lines.map(\.unit) == [unit])
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a unit's people see their own unit's tickets, whatever they ask for`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let mine = try #require(try await office.file(id: "1").stored.ticket.unit)
            let other = try #require(office.desk.site.organisation.departments.first { $0.code != mine })

            var list = TicketList()
            list.unit = mine
            let seen = try await office.desk.page(of: list, for: .staff(login: "h", role: .handler, unit: other.code))

            #expect(seen.lines.isEmpty)
        }
    }
}
