// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Sites
import Storage
import Survey
import TestKit
import Testing
import Tickets

/// Read this first: one request from a citizen's words to a unit's score.
struct WholeJourneyTests {
    @Test(arguments: Engine.available)
    func `a request is dispatched, handled, reviewed, answered, rated and scored`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)

            // ① A citizen writes; ② it is a ticket; ③ the rulebook knows the owner.
            let receipt = try await office.file("樊城区人民路小区从昨晚开始停水，一直没有恢复。")
            let number = receipt.stored.ticket.number
            #expect(number.rawValue == "20260302000001")
            let unit = try #require(receipt.stored.ticket.unit)
            #expect(receipt.stored.ticket.stage.name == .dispatched)

            // ④ The unit signs, calls the citizen, repairs, reports.
            let handler = Author.staff(login: "handler", role: .handler, unit: unit)
            office.clock.advance(hours: 0.25)
            try await office.perform(.sign(handler: "维修班长"), on: number, by: handler)
            try await office.perform(.recordFirstContact(note: "已电话联系，下午恢复"), on: number, by: handler)
            office.clock.advance(hours: 5)
            try await office.perform(.submitResult(.repaired), on: number, by: handler)

            // ⑤ The centre reviews; ⑥ the citizen is told and ⑦ asked.
            try await office.perform(.acceptResult, on: number, by: .staff(login: "d", role: .dispatcher, unit: nil))
            await office.followersCatchUp()
            let followed = try #require(try await office.desk.follow(number, queryCode: receipt.queryCode))
            #expect(followed.notices.map(\.subject) == [.accepted, .dispatched, .answered])
            #expect(followed.notices.last?.text == "水管已修复，供水已恢复。")
            let invitation = try #require(followed.invitation)
            let closed = try await office.desk.rate(
                invitation.token,
                fields: office.answers(.yes, .resolved, .verySatisfied),
                device: "test",
            )
            #expect(closed.ticket.stage.name == .closed)

            // ⑧ The unit's score is what its citizen said.
            let cards = try await database.read { reader in
                try ScorecardQuery.cards(from: Month.march.first, through: Month.march.last, in: reader)
            }
            let card = try #require(cards[unit])
            #expect(card[.signedInTime] == 1 && card[.repliedInTime] == 1 && card[.verySatisfied] == 1)
            #expect(office.desk.site.scoring.score(of: card) == 100)

            // And every figure agrees with the journal.
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a citizen who is not content sends the ticket back, and the first pass stays as it was`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let (number, code, unit) = try await office.answeredRequest()
            let invitation = try #require(try await office.desk.follow(number, queryCode: code)?.invitation)

            let reworked = try await office.desk.rate(
                invitation.token,
                fields: office.answers(.yes, .unresolved, .dissatisfied),
                device: "test",
            )

            #expect(reworked.ticket.stage.name == .dispatched)
            #expect(reworked.ticket.stage.assignment?.round == 2)
            #expect(reworked.ticket.stage.assignment?.unit == unit)
            #expect(reworked.ticket.stage.assignment?.resultDeadline?.kind == .rework)
            #expect(reworked.ticket.passes.first?.resultDeadline?.isMetInTime == true)
            await #expect(throws: DeskRefusal.invitationVoid) {
                try await office.desk.rate(
                    invitation.token,
                    fields: office.answers(.yes, .resolved, .satisfied),
                    device: "test",
                )
            }
            #expect(try await office.verification().disagreements == [])
        }
    }
}

extension Office {
    enum Contacted: String { case yes, no }

    /// Answers to the example site's questionnaire by what its questions ask.
    func answers(
        _ contacted: Contacted,
        _ resolution: SurveyAnswer.Resolution,
        _ satisfaction: SurveyAnswer.Satisfaction,
    ) -> [String: String] {
        var fields: [String: String] = [:]
        for question in desk.site.questionnaire.questions {
            switch question.asks {
            case .contactedFirst: fields[question.code] = contacted.rawValue
            case .resolution: fields[question.code] = resolution.rawValue
            case .satisfaction: fields[question.code] = satisfaction.rawValue
            case .words: fields[question.code] = ""
            }
        }
        return fields
    }

    /// A request that its unit has answered and the centre has let pass.
    func answeredRequest() async throws -> (TicketNumber, queryCode: String, unit: UnitCode) {
        let receipt = try await file()
        let number = receipt.stored.ticket.number
        let unit = try #require(receipt.stored.ticket.unit)
        let handler = Author.staff(login: "handler", role: .handler, unit: unit)
        try await perform(.sign(handler: "班长"), on: number, by: handler)
        try await perform(.submitResult(.repaired), on: number, by: handler)
        try await perform(.acceptResult, on: number, by: .staff(login: "d", role: .dispatcher, unit: nil))
        await followersCatchUp()
        return (number, receipt.queryCode, unit)
    }
}

extension HandlingResult {
    static let repaired = HandlingResult(
        conclusion: .solved,
        report: "更换DN100阀门一只。",
        reply: "水管已修复，供水已恢复。",
    )
}

extension Month {
    static let march = Month("2026-03")!
}
