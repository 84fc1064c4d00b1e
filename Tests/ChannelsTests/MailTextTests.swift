// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Channels

/// What a mail's words are taken for: a request, an addition to a ticket, nothing.
struct MailTextTests {
    private static let own: Set = ["mayor@hotline.test"]
    private static let ids = OwnMessageIDs.sample

    private func errand(_ name: String) async throws -> MailErrand {
        MailErrand(try await MailCorpus.mail(name), own: Self.own, ids: Self.ids)
    }

    @Test func `a mail becomes a draft with its sender, subject and words`() async throws {
        let message = try await MailCorpus.mail("utf8-base64").message(receivedAt: .monday)

        let draft = try MailChannel().normalise(message).checked()

        #expect(draft.filing.channel == .mail)
        #expect(draft.filing.summary == "路灯不亮")
        #expect(draft.filing.narrative.hasPrefix("您好！\n\n幸福里小区3幢"))
        #expect(draft.filing.receivedAt == .monday)
        #expect(draft.contact == Contact(name: PersonName("王建国"), email: "wang@example.com", preferred: .mail))
    }

    @Test func `a letter longer than a narrative is cut, and enclosed whole`() async throws {
        let mail = try await MailCorpus.mail("line-very-long")

        let draft = try MailChannel().normalise(mail.message(receivedAt: .monday)).checked()

        #expect(draft.filing.narrative.utf16.count == 20_000)
        #expect(draft.filing.narrative.hasSuffix("灯…"))
        #expect(mail.filesWithLongText.last?.content == Data(mail.text.utf8))
    }

    @Test func `a mail without a sender is no request that can be answered`() async throws {
        let message = try await MailCorpus.mail("from-missing").message(receivedAt: .monday)

        #expect(throws: IntakeRefusal.missing(.contactOrPlace)) { try MailChannel().normalise(message).checked() }
    }

    @Test(arguments: ["reply", "reply-chinese", "reply-outlook", "reply-full-width"])
    func `what belongs to a ticket goes there`(name: String) async throws {
        let number = try #require(TicketNumber("20260105000042"))

        #expect(try await errand(name) == .addition(number, .number))
    }

    @Test func `a mail of ours that is answered names its ticket, whatever the subject says`() async throws {
        let number = try #require(TicketNumber("20260105000042"))
        let id = Self.ids.id(of: OwnMessageIDs.Subject(ticket: number, delivery: 7))
            .replacing("hotline.test", with: "Hotline.TEST")
        let mail = try await MailReader().read(
            Array("From: a@outside.test\r\nReferences: <x@y> <\(id)>\r\n\r\n谢谢".utf8)
        )
        let others = OwnMessageIDs(domain: "hotline.test") { _ in "guessed" }

        #expect(MailErrand(mail, own: Self.own, ids: Self.ids) == .addition(number, .answer))
        #expect(MailErrand(mail, own: Self.own, ids: others) == .request)
    }

    @Test func `people make requests, machines nothing`() async throws {
        #expect(try await errand("person-about-auto-replies") == .request)
        #expect(try await errand("reply-to-someone-else") == .request)
        #expect(try await errand("away-chinese") == .nothing(.away))
        #expect(try await errand("mailing-list") == .nothing(.list))
        #expect(try await errand("own-loop") == .nothing(.loop))
        #expect(try await errand("from-ourselves") == .nothing(.ourselves))
        #expect(try await errand("delivery-report") == .nothing(.report))
    }

    @Test(arguments: [
        ("20260105000042 路灯", "20260105000042"), ("（20240229000001）", "20240229000001"), ("20230229000001", nil),
        ("120260105000042", nil), ("20261305000042", nil), ("２０２６0105000042", "20260105000042"), ("", nil),
        ("٢٠٢٦٠١٠٥٠٠٠٠٤٢", nil), ("20269999000001与20260106000007", "20260106000007"),
    ])
    func `the number in a subject is one that a ticket can have`(subject: String, number: String?) {
        #expect(TicketNumber(inSubject: subject)?.rawValue == number)
    }

    @Test(arguments: ["自动回复：x", "【自动回复】x", "自动回复", "休假自动回复: x", "Auto: x", "Out of Office", "OUT OF OFFICE: x"])
    func `what servers write for the absent is theirs`(subject: String) async throws {
        let mail = try await MailReader().read(Array("From: a@outside.test\r\nSubject: \(subject)\r\n\r\nx".utf8))

        #expect(mail.automatic(own: []) == .away)
    }

    @Test(arguments: [
        "自动回复没有人管", "回复：自动回复：x", "Re: Automatic reply: x", "Automatic doors", "Auto 15", "Out of office space",
        "自动扶梯坏了",
    ])
    func `what people write of them is not`(subject: String) async throws {
        let mail = try await MailReader().read(Array("From: a@outside.test\r\nSubject: \(subject)\r\n\r\nx".utf8))

        #expect(mail.automatic(own: []) == nil)
    }

    @Test func `the quoted original is left out, what is forwarded is kept`() {
        let quoted = "还没修好。\n\n在 2026年1月5日，12345热线写道：\n> 您好\n>\n> 已修\n"
        let outlook = "还没修好。\n\n发件人: 12345热线\n发送时间: 2026年1月5日\n收件人: 王\n主题: 答复\n\n已修"
        let qq = "还没修好。\n\n------------------ 原始邮件 ------------------\n已修"
        let english = "Not mended.\n\nOn Mon, 5 Jan 2026 at 09:30, Hotline <a@b> wrote:\n\n> Mended.\n> Bye"
        let below = "在 2026年1月5日，热线写道：\n> 已修\n还没修好。"
        let all = "> 已修"
        let forwarded = "请看：\n\n---------- 转发的邮件 ----------\n发件人：李\n日期：1月5日\n\n路灯"

        for text in [quoted, outlook, qq, below] {
            #expect(QuotedOriginal.without(text, subject: "") == "还没修好。")
        }
        #expect(QuotedOriginal.without(english, subject: "") == "Not mended.")
        #expect(QuotedOriginal.without(all, subject: "") == all)
        #expect(QuotedOriginal.without(forwarded, subject: "") == forwarded)
        #expect(QuotedOriginal.without(outlook, subject: "转发: 答复") == outlook)
    }

    @Test func `a huge quotation is found in time`() {
        let text = String(repeating: "在 1 ----- 发件人 \n", count: 40_000)
        let isWhole = QuotedOriginal.without(text, subject: "") == text.trimmed

        #expect(isWhole)
    }
}
