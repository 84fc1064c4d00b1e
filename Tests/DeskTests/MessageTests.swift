// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// A citizen's text message is the answer they were asked for, or a request; never both, never lost, never twice (A3).
struct MessageTests {
    private static let agent = Author.staff(login: "a", role: .agent, unit: nil)

    @Test(arguments: Engine.available)
    func `a message that answers nothing is a request of its own, once`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            guard case .filed(let first) = try await office.text("人民路路灯不亮", id: "m1"),
                case .filed(let second) = try await office.text("人民路路灯不亮", id: "m1")
            else { throw Unexpected() }

            #expect(first.isNew && !second.isNew)
            #expect(first.stored.id == second.stored.id)
            #expect(first.stored.ticket.filing.channel == .sms)
        }
    }

    @Test(arguments: Engine.available)
    func `the same words under another id are the same message for ten minutes`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            guard case .filed = try await office.text("人民路路灯不亮", id: "m1") else { throw Unexpected() }
            guard case .again = try await office.text(" 人民路路灯不亮", id: "m2") else { throw Unexpected() }
            guard case .filed = try await office.text("人民路路灯不亮！", id: "m3") else { throw Unexpected() }
            office.clock.advance(hours: 1)
            guard case .filed = try await office.text("人民路路灯不亮！", id: "m4") else { throw Unexpected() }
        }
    }

    @Test(arguments: Engine.available)
    func `words answer the question that the number's ticket waits with`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("想反映一个情况。").stored.ticket.number
            try await office.perform(.askCaller(question: "在哪个路口？"), on: number, by: Self.agent)

            guard case .answered(number) = try await office.text("人民路口", id: "m1") else { throw Unexpected() }
            guard case .again = try await office.text("人民路口", id: "m1") else { throw Unexpected() }
            let ticket = try await office.desk.file(of: number, for: Self.agent).ticket
            #expect(ticket.callerAnswers == ["人民路口"])
            #expect(ticket.stage == .registered)
            guard case .filed = try await office.text("还有一件事", id: "m2") else { throw Unexpected() }
        }
    }

    @Test(arguments: Engine.available, ["1", " １。", "满意", "满意！"])
    func `a grade rates the newest answer, however it is written`(engine: Engine, text: String) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.answeredDirectly()

            guard case .rated(number) = try await office.text(text, id: "m1") else { throw Unexpected() }
            #expect(try await office.desk.file(of: number, for: Self.agent).ticket.stage.name == .closed)
            guard case .again = try await office.text(text, id: "m1") else { throw Unexpected() }
            guard case .filed = try await office.text(text, id: "m2") else { throw Unexpected() }
        }
    }

    @Test(arguments: Engine.available)
    func `words that are no grade do not vanish in a survey`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.answeredDirectly()
            guard case .filed(let receipt) = try await office.text("又停水了", id: "m1") else { throw Unexpected() }
            #expect(receipt.stored.ticket.number != number)
            guard case .rated(number) = try await office.text("3", id: "m2") else { throw Unexpected() }
        }
    }

    @Test(arguments: Engine.available)
    func `what was asked last is answered, on whichever ticket`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let older = try await office.file("想反映一个情况。", id: "older").stored.ticket.number
            let newer = try await office.answeredDirectly()
            office.clock.advance(hours: 1)
            try await office.perform(.askCaller(question: "几号楼？"), on: older, by: Self.agent)

            guard case .answered(older) = try await office.text("3", id: "m1") else { throw Unexpected() }
            guard case .rated(newer) = try await office.text("3", id: "m2") else { throw Unexpected() }
        }
    }

    @Test(arguments: Engine.available)
    func `a message that has become a request answers nothing when it comes again`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            guard case .filed(let first) = try await office.text("想反映一个情况。", id: "m1") else { throw Unexpected() }
            try await office.perform(.askCaller(question: "几号楼？"), on: first.stored.ticket.number, by: Self.agent)

            guard case .filed(let again) = try await office.text("想反映一个情况。", id: "m1") else { throw Unexpected() }
            #expect(again.stored.id == first.stored.id && !again.isNew)
            let ticket = try await office.desk.file(of: first.stored.ticket.number, for: Self.agent).ticket
            #expect(ticket.callerAnswers.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a question whose time is over is answered no more`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file("想反映一个情况。").stored.ticket.number
            try await office.perform(.askCaller(question: "几号楼？"), on: number, by: Self.agent)
            office.clock.advance(hours: 24 * 60)

            guard case .filed = try await office.text("3号楼", id: "m1") else { throw Unexpected() }
        }
    }

    @Test(arguments: Engine.available)
    func `another number answers nothing of a ticket`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.answeredDirectly()
            guard case .filed = try await office.text("1", id: "m1", from: "13900009999") else { throw Unexpected() }
        }
    }
}

private struct Unexpected: Error {}

/// Reads a text message as a request, as the SMS channel does.
private struct TextChannel: IntakeChannel {
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

extension Office {
    fileprivate func text(_ text: String, id: String, from: String = "13900000001") async throws -> TakenMessage {
        let message = InboundMessage(externalID: id, receivedAt: clock.now, fields: ["from": from, "text": text])
        return try await desk.take(message, by: TextChannel(), device: "test")
    }

    /// A ticket that the centre has answered itself and whose citizen has been invited to rate.
    fileprivate func answeredDirectly() async throws -> TicketNumber {
        let number = try await file("想反映一个情况。", id: "answered").stored.ticket.number
        let agent = Author.staff(login: "a", role: .agent, unit: nil)
        try await perform(.answerDirectly(reply: "已答复"), on: number, by: agent)
        await followersCatchUp()
        return number
    }
}
