// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// What leads from a report to other tickets must not lead the accused unit, or one below it, to the report (C5).
struct ReportTieTests {
    private static let police = UnitCode("police")!
    private static let traffic = UnitCode("police.traffic")!
    private static let housing = UnitCode("housing")!
    private static let centre = UnitCode("centre")!

    private static func handler(of unit: UnitCode) -> Author { .staff(login: "h", role: .handler, unit: unit) }

    private static func file(
        _ id: String,
        about accused: UnitCode? = nil,
        at office: Office,
    ) async throws -> TicketNumber {
        try await office.file("请核实此事。", id: id) { draft in
            draft.filing.kind = accused == nil ? .complaint : .report
            draft.filing.accusedUnit = accused
        }.stored.ticket.number
    }

    private static func dispatch(_ number: TicketNumber, to unit: UnitCode, at office: Office) async throws {
        try await office.perform(.dispatch(to: unit, coUnits: [], decision: nil), on: number, by: .dispatcher)
    }

    @Test(arguments: Engine.available)
    func `what the accused unit has is not merged into the report about it`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let report = try await Self.file("1", about: Self.police, at: office)
            let known = try await Self.file("2", at: office)
            try await Self.dispatch(known, to: Self.traffic, at: office)

            await #expect(throws: TicketRefusal.accusedUnit(Self.police)) {
                try await office.perform(.merge(into: report), on: known, by: .dispatcher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a report is not merged into what a unit below the accused one has`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let report = try await Self.file("1", about: Self.police, at: office)
            let master = try await Self.file("2", at: office)
            try await Self.dispatch(master, to: Self.traffic, at: office)

            await #expect(throws: TicketRefusal.accusedUnit(Self.police)) {
                try await office.perform(.merge(into: master), on: report, by: .dispatcher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what is tied to a report goes to no unit below the accused one`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let report = try await Self.file("1", about: Self.police, at: office)
            let tied = try await Self.file("2", at: office)
            try await office.perform(.link(to: report, as: .related, note: "同一地点"), on: tied, by: .dispatcher)

            await #expect(throws: TicketRefusal.accusedUnit(Self.police)) {
                try await Self.dispatch(tied, to: Self.traffic, at: office)
            }
            try await Self.dispatch(tied, to: Self.housing, at: office)
        }
    }

    @Test(arguments: Engine.available)
    func `whom a report accuses can be said later, and from then on it does not exist for them`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await Self.file("1", at: office)
            try await Self.dispatch(number, to: Self.police, at: office)
            let naming = TicketCommand.classify(kind: .report, matter: nil, accused: Self.police)
            await #expect(throws: TicketRefusal.accusedUnit(Self.police), "the centre takes it away first") {
                try await office.perform(naming, on: number, by: .dispatcher)
            }
            let request = TicketCommand.requestReturn(reason: "非职责", legalBasis: "三定方案", suggestedUnit: nil)
            try await office.perform(request, on: number, by: Self.handler(of: Self.police))
            try await office.perform(.approveReturn, on: number, by: .dispatcher)

            let named = try await office.perform(naming, on: number, by: .dispatcher)

            #expect(named.ticket.accusedUnit == Self.police)
            await #expect(throws: DeskRefusal.unknownTicket(number.rawValue)) {
                try await office.desk.file(of: number, for: Self.handler(of: Self.police))
            }
            await #expect(throws: TicketRefusal.accusedUnit(Self.traffic)) {
                try await Self.dispatch(number, to: Self.traffic, at: office)
            }
            let verification = try await office.verification()
            #expect(verification.disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `the centre sees a report about itself, which can come in nowhere else`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await Self.file("1", about: Self.centre, at: office)
            let supervisor = Author.staff(login: "supervisor1", role: .supervisor, unit: Self.centre)

            let file = try await office.desk.file(of: number, for: supervisor)

            #expect(file.ticket.accusedUnit == Self.centre)
            await #expect(throws: TicketRefusal.accusedUnit(Self.centre)) {
                try await Self.dispatch(number, to: Self.centre, at: office)
            }
        }
    }
}
