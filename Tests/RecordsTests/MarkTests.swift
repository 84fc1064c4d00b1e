// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// What supervisors and leaders keep an eye on is kept with the change itself.
struct MarkTests {
    private static let supervisor = Author.staff(login: "supervisor1", role: .supervisor, unit: .centre)
    private static let leader = Author.staff(login: "leader1", role: .leader, unit: .centre)

    @Test(arguments: Engine.available)
    func `a mark comes with what brings it and goes with what ends it`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number
            let handler = Author.handler(of: .water)
            let steps: [(TicketCommand, Author, Set<String>)] = [
                (.sign(handler: "handler.water"), handler, []),
                (.recordFirstContact(note: "已电话联系"), handler, []),
                (.supervise(order: "三日内办结"), Self.supervisor, ["supervised"]),
                (.instruct("请妥善处理"), Self.leader, ["supervised", "instructed"]),
                (.pause(legalBasis: "需鉴定", notice: "暂停"), Self.supervisor, ["supervised", "instructed", "paused"]),
                (.resume, Self.supervisor, ["supervised", "instructed"]),
                (.liftSupervision(reason: "已落实"), Self.supervisor, ["instructed"]),
            ]
            for (command, author, expected) in steps {
                try await office.perform(command, on: number, by: author)
                let counts = try await office.desk.markCounts()
                #expect(Set(counts.map(\.mark.rawValue)) == expected, "\(command.name)")
                #expect(counts.allSatisfy { $0.unit == .water && $0.count == 1 })
            }

            var list = TicketList()
            list.marks = [.instructed, .paused]
            #expect(try await office.desk.page(of: list, for: Self.supervisor).lines.map(\.number) == [number])
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `the ladder's rung and who is silent about it are marked`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file()
            office.clock.advance(hours: 24 * 30)
            _ = try await office.desk.noticeLamps(limit: 10)

            let marks = try await office.desk.markCounts().map(\.mark)

            #expect(marks.contains(.unacknowledged))
            #expect(marks.count { if case .rung = $0 { true } else { false } } == 1, "the highest alone")
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a mark that the journal does not give is found, and one that is missing`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number
            _ = try await database.write { writer in
                try writer.execute("INSERT INTO marks (mark, unit, ticket) VALUES ('paused', 'water', 1)")
            }

            #expect(try await office.verification().disagreements == [.marksDiffer(number)])
        }
    }

    @Test(arguments: Engine.available)
    func `an instruction that its leader could not find any more is found by verify`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number
            try await office.perform(.instruct("请妥善处理"), on: number, by: Self.leader)
            #expect(try await office.verification().disagreements.isEmpty)
            _ = try await database.write { try $0.execute("DELETE FROM instructions") }

            #expect(try await office.verification().disagreements == [.instructionsDiffer(number)])
        }
    }

    @Test(arguments: Engine.available)
    func `a store from before there were marks is marked at its next start`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number
            try await office.perform(.supervise(order: "三日内办结"), on: number, by: Self.supervisor)
            // As the schema's change leaves such a store.
            _ = try await database.write { writer in
                try writer.execute("UPDATE marks SET mark = 'unfilled', unit = ''")
            }

            try await Desk.prepare(database, at: office.clock.now)

            let counts = try await office.desk.markCounts()
            #expect(counts == [MarkCount(mark: .supervised, unit: .water, count: 1)])
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a leader finds their own instructions and no one else's`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number
            try await office.perform(.instruct("先看看"), on: number, by: Self.leader)
            office.clock.advance(hours: 1)
            try await office.perform(.instruct("请妥善处理"), on: number, by: Self.leader)

            let own = try await office.desk.instructions(by: Self.leader, limit: 10)
            let others = try await office.desk.instructions(by: Self.supervisor, limit: 10)

            #expect(own.map(\.text) == ["请妥善处理", "先看看"])
            #expect(own.first?.stored.version == 3)
            #expect(others.isEmpty)
        }
    }

    @Test func `a mark is read back as it was written, and nothing else is one`() {
        #expect(Mark.all.allSatisfy { Mark(rawValue: $0.rawValue) == $0 })
        #expect(["", "unfilled", "rung.", "rung.none", "' OR 1=1"].allSatisfy { Mark(rawValue: $0) == nil })
    }
}
