// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Channels

/// What mail servers say, and what is made of it.
struct MailProtocolTests {
    @Test(arguments: [
        ("imaps://mail.example.cn", "imaps://mail.example.cn/"),
        ("imap://mail.example.cn:1143", "imap://mail.example.cn:1143/"),
        ("SMTPS://mail.example.cn/", "smtps://mail.example.cn/"),
        ("smtp+plain://127.0.0.1:25", "smtp://127.0.0.1:25/"),
    ])
    func `an address says how a server is spoken to`(address: String, url: String) {
        #expect(MailServer(address, user: "u", password: "p")?.url("/") == url)
    }

    @Test(arguments: [
        "", "mail.example.cn", "http://mail.example.cn", "imap+plain://mail.example.cn", "smtp+plain://10.0.0.1",
        "imaps://",
        "imaps://u:p@mail.example.cn", "imaps://mail.example.cn/INBOX", "imaps://mail.example.cn?x", "imaps://a b",
    ])
    func `one that leaves encryption out elsewhere, or says more, is none`(address: String) {
        #expect(MailServer(address, user: "u", password: "p") == nil)
    }

    @Test func `what a server is, it tells without the password`() {
        let server = MailServer("imaps://mail.example.cn", user: "mayor", password: "secret")

        #expect(server.map { "\($0)" } == "imaps://mail.example.cn")
    }

    @Test func `the lines of IMAP are read, and others passed over`() {
        let text = """
            * 3 EXISTS\r
            * SEARCH 15 4 8\r
            * SEARCH 4 99999999999\r
            * 3 FETCH (INTERNALDATE " 5-Jan-2026 09:00:00 +0800" UID 15 RFC822.SIZE 42)\r
            * 4 fetch (uid 16 rfc822.size 7 internaldate "32-Foo-2026 09:00:00 +0800")\r
            * 5 FETCH (FLAGS (\\Seen))\r

            """

        #expect(IMAPAnswer.uids(in: text) == [4, 8, 15])
        #expect(IMAPAnswer.uids(in: "* SEARCH\r\n").isEmpty)
        #expect(
            IMAPAnswer.entries(in: text) == [
                MailboxListing.Entry(uid: 15, size: 42, receivedAt: .monday),
                MailboxListing.Entry(uid: 16, size: 7, receivedAt: nil),
            ]
        )
        #expect(IMAPAnswer.validity(in: "* STATUS INBOX (UIDVALIDITY 1767577800)\r\n") == 1_767_577_800)
        #expect(IMAPAnswer.validity(in: "* STATUS INBOX (UIDNEXT 4)") == nil)
    }

    @Test(arguments: [
        (UInt32(0), 250, true, nil), (7, 0, false, "unavailable"), (60, 220, false, "unavailable"),
        (67, 535, false, "unavailable"),
        (55, 550, false, "refused"), (55, 451, false, "unavailable"), (8, 552, true, "refused"),
        (8, 421, true, "unavailable"),
        (56, 354, true, "unknown"), (28, 354, true, "unknown"), (28, 354, false, "unavailable"),
        (52, 250, false, "unavailable"),
    ])
    func `what SMTP says decides whether a mail is sent again`(
        code: UInt32,
        response: Int,
        isSent: Bool,
        fault: String?,
    ) {
        let answer = CurlAnswer(
            code: code,
            response: response,
            octets: [],
            isSentWhole: isSent,
            isOverlong: false,
            message: "x",
        )

        #expect(DeliveryFault(answer)?.name == fault)
    }

    @Test func `an id of ours is known again, others are not`() throws {
        let number = try #require(TicketNumber("20260105000042"))
        let subject = OwnMessageIDs.Subject(ticket: number, delivery: 17)
        let id = OwnMessageIDs.sample.id(of: subject)

        #expect(id.hasPrefix("hotline.20260105000042.17."))
        #expect(OwnMessageIDs.sample.subject(of: id) == subject)
        let odd = [
            "", id + "x", "x" + id, id.replacing(".17.", with: ".18."), id.replacing(".17.", with: ".017."),
            id.replacing("@", with: "a@"),
        ]
        for text in odd { #expect(OwnMessageIDs.sample.subject(of: text) == nil) }
    }
}

extension OwnMessageIDs {
    /// With a seal that anybody could break.
    static let sample = OwnMessageIDs(domain: "hotline.test") { text in
        String(text.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }, radix: 36)
    }
}
