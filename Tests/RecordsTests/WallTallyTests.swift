// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Storage
import TestKit
import Testing
import Tickets

@testable import Records

/// What the wall counts besides, kept on write and found again in the journal (V1, V5).
struct WallTallyTests {
    @Test(arguments: Engine.available)
    func `what is received counts for its hour and channel, and what is open for its area`(engine: Engine) async throws
    {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let first = WallHour.hour(of: office.clock.now)
            _ = try await office.file(id: "1") { $0.filing.place.area = .fancheng }
            _ = try await office.file("今天有件小事想问。", id: "2") { $0.filing.place.area = .fancheng }
            office.clock.advance(hours: 1)
            _ = try await office.file("还有一件小事想问。", id: "3") { $0.filing.place.area = .fancheng }

            let (hours, areas) = try await database.read { reader in
                (try WallTallies.allHours(in: reader), try WallTallies.areas(in: reader))
            }

            #expect(hours == [WallHour(hour: first, channel: .web): 2, WallHour(hour: first + 1, channel: .web): 1])
            #expect(areas == [WallArea(area: .fancheng, lamp: .green): 3])
        }
    }

    @Test(arguments: Engine.available)
    func `an area gives up what is done and changes the lamp of what is late`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let done = try await office.file("今天有件小事想问。", id: "1") { $0.filing.place.area = .fancheng }
            _ = try await office.file(id: "2") { $0.filing.place.area = .fancheng }
            try await office.perform(
                .decline(.beyondDuty, told: "不属于政府职责。"),
                on: done.stored.ticket.number,
                by: .dispatcher,
            )
            office.clock.advance(hours: 24 * 60)
            while try await office.desk.noticeLamps(limit: 10).due > 0 {}

            let areas = try await database.read { try WallTallies.areas(in: $0) }
            let verification = try await office.verification()

            #expect(areas.values.reduce(0, +) == 1)
            #expect(areas.keys.allSatisfy { $0.area == .fancheng && $0.lamp >= .red })
            #expect(verification.disagreements == [])
        }
    }

    @Test(arguments: Engine.available, ["wall_hours", "wall_areas"])
    func `a changed cell is found`(engine: Engine, table: String) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file()
            _ = try await database.write { writer in
                if table == "wall_hours" {
                    try writer.execute("UPDATE wall_hours SET count = count + 1")
                } else {
                    try writer.execute("UPDATE wall_areas SET count = count + 1")
                }
            }

            let verification = try await office.verification()

            #expect(verification.disagreements.count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a store from before is counted when its schema changes`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file(id: "1") { $0.filing.place.area = .fancheng }
            let done = try await office.file("今天有件小事想问。", id: "2")
            try await office.perform(
                .decline(.beyondDuty, told: "不属于政府职责。"),
                on: done.stored.ticket.number,
                by: .dispatcher,
            )
            _ = try await database.write { writer in
                try writer.execute("DROP TABLE wall_hours")
                try writer.execute("DROP TABLE wall_areas")
                for statement in Schema.wallboard.statements { try writer.execute(statement) }
            }

            let verification = try await office.verification()
            let hours = try await database.read { try WallTallies.allHours(in: $0) }

            #expect(verification.disagreements == [])
            #expect(hours.values.reduce(0, +) == 2)
        }
    }
}
