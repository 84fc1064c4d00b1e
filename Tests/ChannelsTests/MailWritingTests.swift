// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import Channels

/// What we write is what others read, and nothing that a citizen chose becomes a header.
struct MailWritingTests {
    private func mail() throws -> OutgoingMail {
        OutgoingMail(
            from: try #require(MailAddress("mayor@hotline.test")),
            name: "12345热线",
            to: try #require(MailAddress("wang@example.com")),
            subject: "【20260105000042】路灯已修好👨‍👩‍👧",
            text: "您好！\n\n.\n路灯已修好。\r\n\n12345热线",
            messageID: "hotline.20260105000042.17@hotline.test",
            references: ["first@example.com", "second@example.com"],
            date: .monday,
        )
    }

    @Test func `a mail is read as it was written`() async throws {
        let read = try await MailReader().read(mail().octets)

        #expect(read.sender == ReadMail.Sender(name: "12345热线", address: "mayor@hotline.test"))
        #expect(read.subject == "【20260105000042】路灯已修好👨‍👩‍👧")
        #expect(read.text == "您好！\n\n.\n路灯已修好。\n\n12345热线")
        #expect(read.date == .monday)
        #expect(read.messageID == "hotline.20260105000042.17@hotline.test")
        #expect(read.references == ["first@example.com", "second@example.com"])
        #expect(read.automatic(own: []) == .submitted)
        #expect(read.automatic(own: ["mayor@hotline.test"]) == .ourselves)
    }

    @Test func `lines are short, ASCII, and end as they must`() throws {
        var long = try mail()
        long.subject = String(repeating: "长", count: 500)
        let text = String(decoding: long.octets, as: UTF8.self)

        #expect(long.octets.allSatisfy { $0 < 128 })
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") })
    }

    @Test(arguments: [
        "\r\nBcc: x@example.com\r\n\r\n", "\nBcc: x@example.com", "\rBcc: x", "\u{2028}Bcc: x", "=?utf-8?B?DQpCY2M6?=",
    ])
    func `what was chosen elsewhere begins no header`(poison: String) async throws {
        var poisoned = try mail()
        let clean = String(decoding: poisoned.octets, as: UTF8.self).headerNames
        poisoned.subject = "路灯" + poison
        poisoned.name = "热线" + poison
        poisoned.references.append("a@b" + poison)

        let text = String(decoding: poisoned.octets, as: UTF8.self)

        #expect(text.headerNames == clean)
        let read = try await MailReader().read(poisoned.octets)
        #expect(read.sender?.address == "mayor@hotline.test")
        #expect(!read.subject.contains("\n"))
    }

    @Test func `a plain subject stays plain, one that only looks encoded is encoded`() async throws {
        #expect(HeaderText.encoded("Street light") == "Street light")
        #expect(HeaderText.encoded("=?utf-8?B?eA==?=") != "=?utf-8?B?eA==?=")
    }

    @Test(arguments: [
        "wang@example.com", "a.b+c@sub.example.cn", "1@qq.com", "o'neil@example.ie", "x@xn--fiqs8s",
    ])
    func `an address is one`(text: String) { #expect(MailAddress(text)?.description == text) }

    @Test(arguments: [
        "", "wang", "wang@", "@example.com", "a@b@c", "a b@example.com", "a@b\r\nRCPT TO:<x@y>", "<a@b>", "a@b>",
        "王@example.com",
        "a..b@example.com", "a@-b", "a,b@c", "\"a b\"@example.com", "a@b c",
        String(repeating: "a", count: 65) + "@b.cn", "a@b.cn\u{0}",
    ])
    func `what is none is none`(text: String) { #expect(MailAddress(text) == nil) }
}

extension String {
    fileprivate var headerNames: [Substring] {
        let head = components(separatedBy: "\r\n\r\n")[0]
        return head.components(separatedBy: .newlines).filter { !$0.isEmpty && !$0.hasPrefix(" ") }.map {
            $0.prefix { $0 != ":" }
        }
    }
}
