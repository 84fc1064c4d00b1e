// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// A unit's statement on its pages (E5, E7).
struct StatementPageTests {
    private static let page = "/staff/scorecards/2026-03/water"

    @Test func `a figure leads from the scores to the unit's statement and to its tickets`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.rated()
            try await place.sit("evaluator1") { seat in
                let scores = try await seat.get("/staff/scorecards?period=2026-03")
                let statement = try await seat.get(Self.page)
                let tickets = try await seat.get(Self.page + "/tickets?rate=satisfaction")
                let file = String(decoding: try await seat.file(Self.page + "/tickets.csv"), as: UTF8.self)

                #expect(scores.main.contains("href=\"\(Self.page)\""))
                #expect(statement.main.contains("\(Self.page)/tickets?rate=satisfaction"))
                #expect(statement.text.contains("0 ÷ 1"))
                #expect(tickets.main.contains(number.rawValue))
                #expect(tickets.main.contains("is-lost"))
                #expect(file.contains(number.rawValue))
            }
        }
    }

    @Test func `an exclusion is asked for, decided and shown with who did what`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.rated()
            let ticket = "/staff/tickets/\(number.rawValue)"
            try await place.sit("handler.water") { seat in
                let page = try await seat.get(ticket)
                #expect(page.form(.requestExclusion) != nil)
                let asked = try await seat.post(
                    ticket + "/exclusion-request",
                    fields: [
                        "version": try page.version, "group": "satisfaction", "reason": "forceMajeure",
                        "evidence": "气象预警",
                    ],
                )
                #expect(asked.status == 303)
            }
            try await place.sit("evaluator1") { seat in
                let scores = try await seat.get("/staff/scorecards?period=2026-03")
                #expect(scores.main.contains(ticket))
                let page = try await seat.get(ticket)
                #expect(page.form(.decideExclusion)?.contains("不可抗力") == true)
                let decided = try await seat.post(
                    ticket + "/exclusion-decision",
                    fields: ["version": try page.version, "ordinal": "1", "ruling": "grant", "reason": "情况属实"],
                )
                #expect(decided.status == 303)

                let statement = try await seat.get(Self.page)
                #expect(statement.text.contains("气象预警"))
                #expect(statement.text.contains("情况属实"))
                #expect(statement.text.contains("已剔除：不可抗力 1"))
            }
        }
    }

    @Test func `a unit objects on its statement, is answered there, and the month is frozen`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.rated()
            try await place.sit("handler.water") { seat in
                _ = try await seat.get(Self.page)
                let empty = try await seat.post(
                    Self.page + "/objections",
                    fields: ["ticket": number.rawValue, "group": "", "words": "要保留的话", "evidence": ""],
                )
                #expect(empty.status == 422)
                #expect(empty.main.contains("要保留的话"))
                let filed = try await seat.post(
                    Self.page + "/objections",
                    fields: ["ticket": number.rawValue, "group": "", "words": "非我方责任", "evidence": "照片"],
                )
                #expect(filed.status == 303)
            }
            place.office.clock.move(to: .at("2026-04-02T09:00:00+08:00"))
            try await place.sit("evaluator1") { seat in
                let statement = try await seat.get(Self.page)
                #expect(statement.text.contains("非我方责任"))
                _ = try await seat.post(Self.page + "/objections/1", fields: ["ruling": "dismissed", "reply": "依据不足"])
                let scores = try await seat.get("/staff/scorecards?period=2026-03")
                #expect(scores.main.contains("name=\"period\" value=\"2026-03\""))
                _ = try await seat.post("/staff/scorecards", fields: ["period": "2026-03"])
                let frozen = try await seat.get("/staff/scorecards?period=2026-03")
                let after = try await seat.get(Self.page)

                #expect(after.text.contains("依据不足"))
                #expect(frozen.text.contains("已锁定"))
                #expect(!frozen.main.contains("name=\"period\""))
            }
        }
    }

    @Test(arguments: ["handler.power", "agent1", "dispatcher1"])
    func `who has nothing to do with a unit cannot read its statement`(login: String) async throws {
        try await Workplace.open { place in
            _ = try await place.office.rated()
            try await place.sit(login) { seat in
                for path in ["", "/tickets?rate=satisfaction", "/tickets.csv"] {
                    let page = try await seat.get(Self.page + path)
                    #expect(page.status == 404)
                }
            }
        }
    }
}

extension Office {
    /// A request of the water company whose citizen is dissatisfied.
    fileprivate func rated() async throws -> TicketNumber {
        let number = try await file().stored.ticket.number
        let handler = Author.staff(login: "handler.water", role: .handler, unit: UnitCode("water"))
        try await perform(.sign(handler: "班长"), on: number, by: handler)
        try await perform(.submitResult(.sample()), on: number, by: handler)
        try await perform(.acceptResult, on: number, by: .dispatcher)
        let answer = SurveyAnswer.sample(resolution: .partly, satisfaction: .dissatisfied)
        try await perform(.recordCallback(.reached(answer)), on: number, by: .evaluator)
        return number
    }
}

extension Page {
    /// The version of the ticket that the page shows.
    fileprivate var version: String {
        get throws { String(try #require(main.firstMatch(of: /name="version" value="(\d+)"/)?.1)) }
    }
}
