// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

/// What is known of mailboxes, and what is owed to senders whose mails are no ticket's (A6).
struct MailboxTests {
    @Test(arguments: Engine.available)
    func `a mailbox's place never goes back while it is the same mailbox`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            #expect(try await office.desk.place(inMailbox: "mayor") == nil)
            for settled: Int64 in [7, 5] { try await office.desk.take(.nothing, at: .at(settled)) }
            #expect(try await office.desk.place(inMailbox: "mayor") == MailboxPlace(validity: 1, settled: 7))

            let anew = MailboxMark(mailbox: "mayor", place: MailboxPlace(validity: 2, settled: 1))
            try await office.desk.take(.nothing, at: anew)
            #expect(try await office.desk.place(inMailbox: "mayor") == MailboxPlace(validity: 2, settled: 1))
            #expect(try await office.desk.place(inMailbox: "water") == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `supervisors are told since when a mailbox cannot be read, until it can`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let start = office.clock.now
            try await office.desk.noteRead(mailbox: "mayor")
            office.clock.advance(hours: 1)
            for _ in 1...2 {
                try await office.desk.noteFailure(ofMailbox: "mayor", .unavailable, because: "connection refused")
                office.clock.advance(hours: 1)
            }
            let failing = try #require(try await office.desk.mailboxes().states.first)
            #expect(failing.readAt == start && failing.failingSince == start.addingTimeInterval(3_600))
            #expect(failing.reason == "connection refused" && failing.fault == .unavailable)

            try await office.desk.noteRead(mailbox: "mayor")
            let again = try #require(try await office.desk.mailboxes().states.first)
            #expect(
                again.failingSince == nil && again.fault == nil && again.reason.isEmpty
                    && again.readAt == office.clock.now
            )
        }
    }

    @Test(arguments: Engine.available)
    func `a mailbox that the settings no longer name is forgotten, another is renamed`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            try await office.desk.take(.nothing, at: .at(7))
            try await office.desk.keepMailboxes([(name: "mayor", title: "市长热线信箱")])

            #expect(try await office.desk.mailboxes().states.map(\.title) == ["市长热线信箱"])
            #expect(try await office.desk.place(inMailbox: "mayor")?.settled == 7)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever sends too much is told so once, however often the mail server fails`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            for _ in 1...2 { #expect(try await office.desk.take(.refused(.large), at: .at(1)) == .tooLarge) }
            #expect(try await office.desk.mailboxes().left == 1)

            let answer = try #require(try await office.due())
            #expect(answer.recipient == "wang@example.com" && answer.thread == ["a@b", "c@d"])
            #expect(try await office.due() == nil, "it is under way")
            try await office.desk.settle(answer, .unavailable("away"))
            #expect(try await office.due() == nil)
            office.clock.advance(hours: 0.1)
            let again = try #require(try await office.due())
            #expect(again.attempts == 2)
            try await office.desk.settle(again, .unknown("broken off"))
            office.clock.advance(hours: 1)
            #expect(try await office.due() == nil, "the server may have it")
        }
    }

    @Test(arguments: Engine.available)
    func `what a crash leaves open is sent again, and nobody is told after three days`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            try await office.desk.take(.refused(.large), at: .at(1))
            _ = try #require(try await office.due())
            office.clock.advance(hours: 0.1)
            #expect(try await office.due()?.attempts == 2)

            office.clock.advance(hours: 72)
            #expect(try await office.due() == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a machine that sends too much is told nothing`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let mail = RefusedMail.tooLarge(answering: MachineAnswering(sender: "robot@example.com") { _ in false })
            let fate = try await office.desk.take(.refused(mail), at: .at(1))
            #expect(fate == .tooLarge)
            #expect(try await office.due() == nil)
        }
    }

    private func withOffice(_ engine: Engine, _ body: @Sendable (Office) async throws -> Void) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database, gateways: [.mail])
            try await office.desk.keepMailboxes([(name: "mayor", title: "市长信箱"), (name: "water", title: "供水")])
            try await body(office)
        }
    }
}

extension Office {
    fileprivate func due() async throws -> OwedMailAnswer? { try await desk.takeDueMailAnswer(silence: 300) }
}

extension RefusedMail {
    fileprivate static let large = tooLarge(answering: MachineAnswering(sender: "wang@example.com") { $0 < 1 })

    fileprivate static func tooLarge(answering: MachineAnswering) -> RefusedMail {
        let answer = OwedMailAnswer(
            fingerprint: "large",
            recipient: "wang@example.com",
            subject: "Re: 大",
            text: "您的邮件过大。",
            thread: ["a@b", "c@d"],
        )
        return RefusedMail(fingerprint: "large", fate: .tooLarge, reason: "", answer: answer, answering: answering)
    }
}
