// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// Lamps change at their instants, noticed by a clock that only issues commands (S3).
struct WatchTests {
    @Test(arguments: Engine.available)
    func `a ticket that nobody signs turns yellow, then orange, then red, then double red`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("投诉小区物业乱收费，长期不解决").stored.ticket.number
            var lamps: [Lamp] = []

            while true {
                await WatchDeadlines(desk: office.desk, logger: .silent).watch()
                let ticket = try await office.desk.file(of: number, for: .clock).ticket
                if ticket.overlays.lamp != lamps.last { lamps.append(ticket.overlays.lamp) }
                guard let next = ticket.nextAlarm(after: office.clock.now) else { break }
                office.clock.move(to: next)
            }

            #expect(lamps == [.green, .yellow, .orange, .red, .doubleRed])
            let waiting = try await database.read { try TicketRecords.nextAlarm(in: $0) }
            #expect(waiting == nil, "no alarm is left that nobody needs")
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a damaged row keeps no other lamp from changing`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let damaged = try await office.file(id: "1").stored
            let whole = try await office.file(id: "2").stored
            try await database.write { writer in
                _ = try writer.execute("UPDATE tickets SET state = '{' WHERE id = \(damaged.id)")
            }
            office.clock.advance(hours: 24 * 30)

            let round = try await office.desk.noticeLamps(limit: 10)

            #expect(round.silenced == [damaged.id])
            #expect(try await office.desk.noticeLamps(limit: 10).due == 0)
            let ticket = try await office.desk.file(of: whole.ticket.number, for: .clock).ticket
            #expect(ticket.overlays.lamp == .doubleRed)
        }
    }
}
