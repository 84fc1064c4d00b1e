// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

/// A citizen's mail is a request, or belongs to a ticket that its sender has to do with; never both, never lost, never twice
/// (A6).
struct MailTests {
    @Test(arguments: Engine.available)
    func `a mail becomes a request, once, and its receipt answers it`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            #expect(try await office.mail("人民路路灯不亮", id: "m1") == .filed)
            #expect(try await office.mail("人民路路灯不亮", id: "m1", in: "water") == .filed)

            let lines = try await office.outboxAfterwards()
            let ticket = try await office.ticket(try #require(lines.first).number)
            #expect(lines.map(\.delivery.subject) == [.dispatched, .accepted])
            #expect(lines.first?.email == "wang@example.com")
            #expect(ticket.filing.channel == .mail && ticket.filing.mailbox?.rawValue == "mayor")
            #expect(try await office.desk.mailThread(of: ticket.number) == ["m1@example.com"])
            let gateway = Gateway(channel: .mail)
            await office.courier(gateway).deliverDue()
            #expect(gateway.taken.first?.title.contains(ticket.number.rawValue) == true)
        }
    }

    @Test(arguments: Engine.available)
    func `what is enclosed is on the ticket, and on the one that it is added to, once`(engine: Engine) async throws {
        try await FileRoom.open { room in
            try await withOffice(engine) { office in
                let png = try await room.keep(FileBytes.png)
                let both = try await room.keep(FileBytes.png, FileBytes.pdf)
                _ = try await office.mail("路灯不亮", id: "m1", files: png)
                let number = try await office.onlyNumber()

                #expect(try await office.mail("见附件", id: "m2", claiming: .answers(number), files: both) == .added)

                let ticket = try await office.ticket(number)
                #expect(ticket.attachments.map(\.attachment.type) == [.png, .pdf])
                #expect(ticket.attachments.allSatisfy { $0.attachment.isForCitizen })
                // No room for more: it is a request of its own rather than less than was sent.
                let text = try await room.keep(FileBytes.text)
                #expect(
                    try await office.mail("再补", id: "m3", claiming: .answers(number), files: text, most: 2) == .filed
                )
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an answer to our question is that, other words are added`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let number = try await office.filedByMail()
            try await office.perform(.askCaller(question: "在哪个路口？"), on: number, by: .agent)

            #expect(try await office.mail("人民路口", id: "m2", claiming: .answers(number)) == .answered)
            #expect(try await office.mail("人民路口", id: "m2", claiming: .answers(number)) == .answered)
            #expect(try await office.mail("又坏了一盏", id: "m3", claiming: .names(number)) == .added)

            let ticket = try await office.ticket(number)
            #expect(ticket.callerAnswers == ["人民路口"] && ticket.overlays.supplements == ["又坏了一盏"])
            #expect(try await office.desk.mailThread(of: number).count == 3)
            #expect(try await office.outboxAfterwards().map(\.delivery.subject) == [.question, .accepted], "no more")
        }
    }

    @Test(arguments: Engine.available)
    func `a number alone opens a ticket only to its own address`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let number = try await office.filedByMail()
            let unknown = try #require(TicketNumber("20260302999999"))

            #expect(
                try await office.mail("我也来说", id: "m2", claiming: .names(number), from: "li@example.com") == .filed
            )
            #expect(try await office.mail("查无此号", id: "m3", claiming: .names(unknown)) == .filed)
            #expect(
                try await office.mail("大写也是我", id: "m4", claiming: .names(number), from: "WANG@example.com") == .added
            )
            // Whoever answers our mail has had it.
            #expect(
                try await office.mail("代为答复", id: "m5", claiming: .answers(number), from: "li@example.com") == .added
            )

            #expect(try await office.ticket(number).overlays.supplements == ["大写也是我", "代为答复"])
            #expect(try await office.ticket(number).links.isEmpty)
        }
    }

    @Test(arguments: Engine.available, ["1", "满意\n\n发自我的手机"])
    func `a mail that begins with a grade rates, and its other words stay with it`(
        engine: Engine,
        text: String,
    ) async throws {
        try await withOffice(engine) { office in
            let number = try await office.filedByMail()
            try await office.perform(.answerDirectly(reply: "已修好"), on: number, by: .agent)
            await office.followersCatchUp()

            #expect(try await office.mail("已经修好了吗", id: "m2", claiming: .answers(number)) == .added)
            #expect(try await office.mail(text, id: "m3", claiming: .answers(number)) == .rated)
            #expect(try await office.ticket(number).stage.name == .closed)
        }
    }

    @Test(arguments: Engine.available)
    func `what comes to an ended ticket is a request that knows of it`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let number = try await office.filedByMail()
            try await office.perform(.decline(.otherProcedure, told: "请向法院反映"), on: number, by: .agent)

            #expect(try await office.mail("还有一事", id: "m2", claiming: .answers(number)) == .filed)

            let later = try #require(try await office.outboxAfterwards().first).number
            #expect(later != number)
            #expect(try await office.ticket(later).links.map(\.number) == [number])
            #expect(try await office.ticket(number).links.map(\.number) == [later])
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `one sender is answered by machine so many times a day`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            for id in 1...4 { #expect(try await office.mail("第 \(id) 件", id: "m\(id)", mostAnswers: 2) == .filed) }
            #expect(try await office.outboxAfterwards().count == 2)

            office.clock.advance(hours: 24)
            _ = try await office.mail("次日", id: "m5", mostAnswers: 2)
            #expect(try await office.outboxAfterwards().count == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `what a person says on a ticket goes to whoever was not answered by machine too`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let number = try await office.filedByMail(mostAnswers: 0)
            try await office.perform(.answerDirectly(reply: "已修好"), on: number, by: .agent)

            #expect(try await office.outboxAfterwards().map(\.delivery.subject) == [.survey, .answered])
        }
    }

    @Test(arguments: Engine.available)
    func `a mail that is returned ends its delivery, in the write that moves the mailbox`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            _ = try await office.filedByMail()
            _ = try await office.outboxAfterwards()
            let gateway = Gateway(channel: .mail)
            await office.courier(gateway).deliverDue()
            let id = try #require(gateway.taken.first).id

            let report = DeliveryReport(id: id, outcome: .failed, gatewayID: nil, reason: "5.1.1 no such mailbox")
            #expect(try await office.desk.take(.report(report), at: .at(9)) == nil)

            #expect(try await office.outbox().map(\.delivery.reason) == ["5.1.1 no such mailbox"])
            #expect(try await office.desk.place(inMailbox: "mayor")?.settled == 9)
        }
    }

    @Test(arguments: Engine.available)
    func `who writes what says nothing is no ticket, and the mailbox stays where it is`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            await #expect(throws: IntakeRefusal.missing(.narrative)) { try await office.mail(" ", id: "m1") }
            let place = try await office.desk.place(inMailbox: "mayor")
            #expect(place == nil)
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

extension MailboxMark {
    static func at(_ settled: Int64, in mailbox: String = "mayor") -> MailboxMark {
        MailboxMark(mailbox: mailbox, place: MailboxPlace(validity: 1, settled: settled))
    }
}

extension Office {
    func mail(
        _ text: String,
        id: String,
        in mailbox: String = "mayor",
        claiming claim: CitizenMail.Claim = .none,
        from sender: String = "wang@example.com",
        files: [KeptFile] = [],
        most: Int = 30,
        mostAnswers: Int = 10,
    ) async throws -> MailFate? {
        let draft = IntakeDraft(
            filing: Filing(
                channel: .mail,
                externalID: id,
                narrative: text,
                receivedAt: clock.now,
                mailbox: MailboxCode(mailbox),
            ),
            contact: Contact(email: sender, preferred: .mail),
        )
        let mail = CitizenMail(
            fingerprint: id,
            messageID: "\(id)@example.com",
            draft: draft,
            files: files,
            mostFiles: most,
            claim: claim,
            answering: MachineAnswering(sender: sender) { $0 < mostAnswers },
        )
        return try await desk.take(.mail(mail), at: .at(1, in: mailbox))
    }

    fileprivate func filedByMail(mostAnswers: Int = 10) async throws -> TicketNumber {
        _ = try await mail("想反映一个情况。", id: "m1", mostAnswers: mostAnswers)
        return try await onlyNumber()
    }

    fileprivate func onlyNumber() async throws -> TicketNumber {
        let ticket = try await desk.database.read { reader in
            try TicketRecords.find(channel: .mail, externalID: "m1", in: reader)
        }
        return try #require(ticket).ticket.number
    }

    fileprivate func ticket(_ number: TicketNumber) async throws -> Ticket {
        try await desk.file(of: number, for: .agent).ticket
    }

    /// Newest first.
    fileprivate func outboxAfterwards() async throws -> [OutboxLine] {
        await followersCatchUp()
        return try await outbox()
    }
}
