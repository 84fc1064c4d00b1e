// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

/// Answers on paper: into the queue by the outbox, out by the word of a clerk (A5, K3).
struct ReplyLetterTests {
    @Test(arguments: Engine.available)
    func `who wrote a letter is answered by letter, which is printed, posted, and may come back`(engine: Engine)
        async throws
    {
        try await withOffice(engine) { office in
            let number = try await office.answered()
            await office.print()
            let queue = try await office.desk.replyLetters(waiting: true, below: nil, limit: 9, for: .clerk).letters
            #expect(queue.map(\.reply.delivery.subject) == [.answered, .accepted])
            let answer = try #require(queue.first)
            #expect(answer.ticket == number)
            #expect(answer.reply.text.contains("路灯已修复") && answer.reply.title.contains(number.rawValue))
            #expect(answer.contact.postalAddress == "樊城区学府巷12号院2号楼")
            let id = answer.reply.delivery.id

            await #expect(throws: OutboxRefusal.notOver) { try await office.desk.settle(id, .posted, by: .clerk) }
            let printed = try await office.desk.replyLetter(id, for: .clerk)
            #expect(printed.reply == answer.reply, "the same words each time")
            await #expect(throws: OutboxRefusal.notOver, "read is not printed") {
                try await office.desk.settle(id, .posted, by: .clerk)
            }
            try await office.desk.notePrinted(printed.reply, by: .clerk)
            try await office.desk.settle(id, .posted, by: .clerk)
            #expect(try await office.state(id) == .delivered)
            try await office.desk.settle(id, .returned("查无此人"), by: .clerk)
            #expect(try await office.state(id) == .failed)

            try await office.desk.sendAgain(id, by: .clerk)
            await office.print()
            let again = try await office.desk.replyLetters(waiting: true, below: nil, limit: 9, for: .clerk).letters
            #expect(again.first?.reply.delivery.id == id && again.first?.reply.printedAt == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `who also left a number and chose a text message gets that`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.answered { draft in
                draft.contact.preferred = .sms
                draft.contact.phone = PhoneNumber("13900000001", country: "86", area: "710")
            }
            await office.print()
            let queue = try await office.desk.replyLetters(waiting: true, below: nil, limit: 9, for: .clerk)
            #expect(queue.letters.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever may not know of the ticket neither sees nor prints the answer`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.answered { $0.filing.accusedUnit = .water }
            await office.print()
            let accused = Author.staff(login: "w", role: .dispatcher, unit: .water)
            let theirs = try await office.desk.replyLetters(waiting: true, below: nil, limit: 9, for: accused)
            #expect(theirs.letters.isEmpty)
            let all = try await office.desk.replyLetters(waiting: true, below: nil, limit: 9, for: .clerk).letters
            let id = try #require(all.first).reply.delivery.id
            await #expect(throws: OutboxRefusal.unknown) {
                _ = try await office.desk.replyLetter(id, for: accused)
            }
            await #expect(throws: OutboxRefusal.unknown) {
                try await office.desk.notePrinted(all[0].reply, by: accused)
            }
            await #expect(throws: OutboxRefusal.unknown) {
                try await office.desk.settle(id, .returned("x"), by: accused)
            }
        }
    }

    private func withOffice(_ engine: Engine, _ body: @Sendable (Office) async throws -> Void) async throws {
        try await engine.withDatabase { try await body(try await Office.open(on: $0, gateways: [.letter, .sms])) }
    }
}

/// The way out by letter as `hotline` puts it together.
private struct Printer: ReplyChannel {
    let channel = Channel.letter
    let desk: Desk

    func deliver(_ reply: Reply) async throws(DeliveryFault) -> Handover {
        do {
            try await desk.queue(reply)
        } catch {
            throw .unavailable("\(error)")
        }
        return Handover(gatewayID: nil, parts: 1, isReported: true)
    }
}

extension Office {
    /// A letter that was answered at once.
    fileprivate func answered(change: (inout IntakeDraft) -> Void = { _ in }) async throws -> TicketNumber {
        let receipt = try await file("想反映一个情况。") { draft in
            draft.filing.channel = .letter
            draft.contact = Contact(name: PersonName("王建国"), postalAddress: "樊城区学府巷12号院2号楼")
            change(&draft)
        }
        let number = receipt.stored.ticket.number
        try await perform(.answerDirectly(reply: "路灯已修复"), on: number, by: .clerk)
        return number
    }

    fileprivate func print() async {
        await followersCatchUp()
        for _ in 0..<3 {
            await Courier(Printer(desk: desk), desk: desk, terms: Self.terms, logger: .silent).deliverDue()
            clock.advance(hours: 0.1)
        }
    }

    fileprivate func state(_ id: Int64) async throws -> Delivery.State? {
        try await desk.outbox(in: [], below: nil, limit: 9, for: .clerk).lines.first { $0.delivery.id == id }?
            .delivery.state
    }
}
