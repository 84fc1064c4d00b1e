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
    @Test(arguments: Engine.available, [TicketList.Order.newestFirst, .dueFirst])
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
            list.limit = 10
            var numbers: [String] = []
            repeat {
                let page = try await office.desk.page(of: list, for: .staff(login: "a", role: .agent, unit: nil))
                numbers += page.lines.map(\.number.rawValue)
                list.after = page.next
            } while list.after != nil

            #expect(numbers.count == 25)
            #expect(Set(numbers).count == 25)
            #expect(numbers == (order == .newestFirst ? numbers.sorted(by: >) : numbers.sorted()))
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
