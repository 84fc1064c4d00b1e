// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
import Survey
import TestKit
import Testing
import Tickets

@testable import Desk

/// What a citizen says counts once, in time and from themselves, by whichever of the four ways it comes (E1, E2).
struct SurveyRefusalTests {
    enum Way: String, CaseIterable {
        case agent, keys, text, link
    }

    @Test(arguments: Engine.available)
    func `each way is heard once, and not again by any way`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            for (index, way) in Way.allCases.enumerated() {
                let asked = try await office.asked("1390000010\(index)")
                await office.answer(asked, by: way)
                #expect(try await office.answers(asked) == 1, "\(way)")

                for again in Way.allCases { await office.answer(asked, by: again) }
                #expect(try await office.answers(asked) == 1, "\(way)")
                #expect(try await office.stage(asked) == .closed)
            }
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `after the text message has expired nothing is heard, and the ticket ends as unreachable`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { office in
            let asked = try await office.asked("13900000200")
            for _ in 1...3 {
                try await office.perform(.recordCallback(.unreachable), on: asked.number, by: .evaluator)
                office.clock.advance(hours: 24)
            }
            await office.followersCatchUp()
            let texted = try await office.desk.callbackCounts()
            #expect(texted.texted == 1 && texted.uncalled == 0)
            let link = try #require(try await office.desk.follow(asked.number, queryCode: asked.code)?.invitation)
            #expect(link.token != asked.token, "a link of its own")

            office.clock.advance(hours: 72)
            var late = asked
            late.token = link.token
            for way in Way.allCases { await office.answer(late, by: way) }
            #expect(try await office.answers(asked) == 0)

            _ = try await office.desk.noticeLamps(limit: 10)
            let stage = try await office.desk.file(of: asked.number, for: .admin).ticket.stage
            #expect(stage == .closed(Closing(reason: .unreachable, note: "")))
            #expect(try await office.desk.callbackCounts().texted == 0)
            #expect(try await office.verification().disagreements == [])
        }
    }

    @Test(arguments: Engine.available)
    func `what somebody else says is not the citizen's word`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let asked = try await office.asked("13900000300")
            let colleague = Author.staff(login: "colleague", role: .agent, unit: asked.unit)
            await #expect(throws: TicketRefusal.handlerCannotSurvey) {
                try await office.perform(.recordCallback(.reached(.sample())), on: asked.number, by: colleague)
            }
            var forged = asked
            forged.phone = "13900009999"
            forged.token = String(asked.token.reversed())
            for way in Way.allCases where way != .agent { await office.answer(forged, by: way) }

            #expect(try await office.answers(asked) == 0)
            #expect(try await office.stage(asked) == .callbackPending)
        }
    }

    @Test(arguments: Engine.available)
    func `what is no answer to the question is none`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let asked = try await office.asked("13900000400")

            for way in Way.allCases where way != .agent { await office.answer(asked, by: way, choice: "9") }
            #expect(throws: SurveyFault.noSuchChoice("satisfied")) {
                try office.desk.site.questionnaire.read(["resolved": "resolved", "satisfied": "9"])
            }

            #expect(try await office.answers(asked) == 0)
            #expect(try await office.stage(asked) == .callbackPending)
        }
    }

    @Test(arguments: Engine.available)
    func `the desk counts who was not called apart from who was called in vain`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let tried = try await office.asked("13900000501")
            let waiting = try await office.asked("13900000502")
            try await office.perform(.recordCallback(.unreachable), on: tried.number, by: .evaluator)

            let counts = try await office.desk.callbackCounts()
            let due = try await office.desk.callbacks(.due, page: 0, limit: 10, for: .evaluator)
            let later = try await office.desk.callbacks(.later, page: 0, limit: 10, for: .evaluator)

            #expect(counts.due == 1 && counts.later == 1 && counts.uncalled == 1)
            #expect(due.files.map(\.ticket.number) == [waiting.number])
            #expect(later.files.map(\.ticket.number) == [tried.number])
            #expect(try await office.verification().disagreements == [])
        }
    }

    private func withOffice(_ engine: Engine, _ body: (Office) async throws -> Void) async throws {
        try await engine.withDatabase { try await body(try await Office.open(on: $0)) }
    }
}

/// A citizen who has been told the result and is asked.
private struct Asked {
    let number: TicketNumber
    let code: String
    let unit: UnitCode
    var phone: String
    var token: String
}

extension Office {
    fileprivate func asked(_ phone: String) async throws -> Asked {
        let receipt = try await file(id: phone) {
            $0.contact.phone = PhoneNumber(phone, country: "86", area: "710")
        }
        let number = receipt.stored.ticket.number
        let unit = try #require(receipt.stored.ticket.unit)
        let handler = Author.staff(login: "handler", role: .handler, unit: unit)
        try await perform(.sign(handler: "班长"), on: number, by: handler)
        try await perform(.submitResult(.sample()), on: number, by: handler)
        try await perform(.acceptResult, on: number, by: .dispatcher)
        await followersCatchUp()
        let token = try #require(try await desk.follow(number, queryCode: receipt.queryCode)?.invitation).token
        return Asked(number: number, code: receipt.queryCode, unit: unit, phone: phone, token: token)
    }

    /// Says that it was solved and is satisfactory, or chooses what there is not. What is refused is what is tested.
    fileprivate func answer(_ asked: Asked, by way: SurveyRefusalTests.Way, choice: String? = nil) async {
        switch way {
        case .agent:
            _ = try? await perform(.recordCallback(.reached(.sample())), on: asked.number, by: .evaluator)
        case .keys: try? await press(choice ?? "2", asked)
        case .text:
            let message = InboundMessage(
                externalID: "\(asked.number)-\(clock.now.timeIntervalSince1970)",
                receivedAt: clock.now,
                fields: ["from": asked.phone, "text": choice ?? "满意"],
            )
            _ = try? await desk.take(message, by: WordChannel(), device: "test")
        case .link:
            let fields = ["resolved": "resolved", "satisfied": choice ?? "satisfied"]
            _ = try? await desk.rate(asked.token, fields: fields, device: "test")
        }
    }

    /// An agent has called about the ticket, and whoever answered presses keys for its last question.
    private func press(_ key: String, _ asked: Asked) async throws {
        var call = TestCall("\(asked.number)-\(asked.phone)", at: clock.now, from: asked.phone, .outbound)
        call.talk(at: Seat("8001"))
        try await desk.keep([call.record], seated: [:])
        let position = try await desk.file(of: asked.number, for: .admin).stored.id
        let id = call.id
        try await desk.change { try CallRecords.link(id, to: position, in: $0) }
        call.add(66, .surveyAnswered(question: 3, key: key))
        call.end(80)
        try await desk.keep([call.record], seated: [:])
    }

    /// How often the citizen's word was taken down.
    fileprivate func answers(_ asked: Asked) async throws -> Int {
        try await desk.file(of: asked.number, for: .admin).journal.flatMap(\.events)
            .count { if case .calledBack(.reached) = $0 { true } else { false } }
    }

    fileprivate func stage(_ asked: Asked) async throws -> Stage.Name {
        try await desk.file(of: asked.number, for: .admin).ticket.stage.name
    }
}

/// Reads a text message as a request, as the SMS channel does.
private struct WordChannel: IntakeChannel {
    func normalise(_ message: InboundMessage) throws(IntakeRefusal) -> IntakeDraft {
        IntakeDraft(
            filing: Filing(
                channel: .sms,
                externalID: message.externalID,
                narrative: message.text("text") ?? "",
                receivedAt: message.receivedAt,
            ),
            contact: Contact(phone: message.text("from").flatMap { PhoneNumber($0, country: "86", area: "710") }),
        )
    }
}
