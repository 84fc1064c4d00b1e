// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import Testing
import Tickets

/// What is found in mail as it comes, standing or broken (A6).
struct MailReaderTests {
    private static let own: Set = ["mayor@hotline.test"]

    @Test func `there is a corpus`() { #expect(MailCorpus.names.count >= 150) }

    @Test(arguments: MailCorpus.names)
    func `a sample is read as a careful reader reads it`(name: String) async throws {
        let expected = try MailCorpus.expected(name)

        let mail = try await MailCorpus.mail(name)

        #expect(mail.sender == expected.from)
        #expect(mail.subject == expected.subject)
        #expect(mail.date?.formatted(.iso8601) == expected.date)
        #expect(mail.messageID == expected.messageID)
        #expect(mail.references == expected.references)
        if let text = expected.text { #expect(mail.text == text) }
        #expect(mail.files.map { MailCorpus.Expected.File($0) } == expected.attachments.map(\.withoutDigest))
        #expect((mail.automatic(own: Self.own) != nil) == expected.automatic)
        #expect(mail.ticket?.rawValue == expected.ticket)
    }

    @Test func `a file arrives octet by octet`() async throws {
        let file = try #require(try await MailCorpus.mail("alternative-in-related-in-mixed").files.last)

        #expect(String(decoding: file.content, as: UTF8.self) == "%PDF-1.4\n%%EOF\n")
    }

    @Test func `thirty megabytes arrive whole`() async throws {
        let content = Data.thirtyMegabytes

        let mail = try await MailReader().read(.letter("扫描件见附件", file: content))

        #expect(mail.text == "扫描件见附件")
        #expect(mail.files.map(\.content) == [content])
    }

    @Test(arguments: [
        ("<p>停水<br>三天<p>急", "停水\n三天\n\n急"), ("3 < 4 &amp;&lt;b&gt; a<b", "3 < 4 &<b> a"),
        ("<head><title>x</title><style>p{}</style><p>路灯", "路灯"), ("<script>x</script>灯<object>坏</object>", "灯坏"),
        ("灯<blockquote>旧<blockquote>更旧</blockquote></blockquote>", "灯\n>\n> 旧\n>>\n>> 更旧"),
        ("<td title='a > b'>灯</td><td>坏</td>", "灯 坏"), ("灯<!-- <p>x -->坏<!-- x", "灯坏"), ("灯<", "灯<"),
        ("<img src='data:image/png;base64,\(String(repeating: "A", count: 3_000_000))'>灯", "灯"),
    ])
    func `a page is read as it is seen`(page: String, text: String) async throws {
        let mail = try await MailReader().read(Array("Content-Type: text/html; charset=utf-8\r\n\r\n\(page)".utf8))

        #expect(mail.text == text)
    }

    @Test func `a text longer than anybody reads is enclosed whole`() async throws {
        let text = String(repeating: "灯", count: 1_000_001)

        let mail = try await MailReader().read(Array("Content-Type: text/plain; charset=utf-8\r\n\r\n\(text)".utf8))

        #expect(mail.text.utf16.count == 1_000_000)
        #expect(mail.files.map(\.content) == [Data(text.utf8)])
    }

    @Test func `the same letter has the same fingerprint, whichever way it came`() async throws {
        let letter = try MailCorpus.octets("alternative")
        let other = Array("Received: from elsewhere\r\nDelivered-To: water@hotline.test\r\n".utf8) + letter
        let changed = letter.map { $0 == UInt8(ascii: "3") ? UInt8(ascii: "4") : $0 }

        let prints = [
            try await MailReader().read(letter).fingerprint, try await MailReader().read(other).fingerprint,
            try await MailReader().read(changed).fingerprint,
        ]

        #expect(prints[0] == prints[1])
        #expect(prints[0] != prints[2])
        #expect(prints[0].utf8.count == 64)
    }

    @Test func `a mail that is logged tells nothing of its writer`() async throws {
        let mail = try await MailCorpus.mail("alternative")

        #expect("\(mail)" == "mail \(mail.fingerprint.prefix(12))")
        #expect("\(try #require(mail.sender))" == "w***@example.com")
    }

    @Test func `where there is no Python, that is said`() async throws {
        await #expect(throws: MailReaderFault.missing) {
            try await MailReader(python: "/nowhere/python").read([])
        }
    }

    @Test func `a mail that takes too long is given up`() async throws {
        let endless = FileManager.default.temporaryDirectory.appending(path: "hotline-endless-\(UUID().uuidString)")
        try Data("#!/bin/sh\nexec sleep 600\n".utf8).write(to: endless)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: endless.path)
        // What cannot be removed from the machine's temporary folder harms nobody.
        defer { try? FileManager.default.removeItem(at: endless) }

        await #expect(throws: MailReaderFault.tooLarge) {
            try await MailReader(python: endless.path, limit: .milliseconds(50)).read([])
        }
    }

    @Test func `a reader that reads nothing is told from a mail that cannot be read`() async throws {
        try await MailReader().check()
        await #expect(throws: MailReaderFault.failed(1)) { try await MailReader(python: "/usr/bin/false").check() }
    }

    @Test func `a process that falls over, or says nothing, is a fault with its code`() async throws {
        await #expect(throws: MailReaderFault.failed(1)) { try await MailReader(python: "/usr/bin/false").read([]) }
        await #expect(throws: MailReaderFault.torn) { try await MailReader(python: "/usr/bin/true").read([]) }
    }
}

extension MailCorpus.Expected.File {
    /// Of what was read; the digest the helper has compared when it wrote it.
    init(_ file: ReadMail.File) {
        self.init(name: file.name, type: file.type, size: file.content.count, sha256: "")
    }

    var withoutDigest: Self { Self(name: name, type: type, size: size, sha256: "") }
}

extension Data {
    static let thirtyMegabytes: Data = {
        var octets = Data(UInt8.min...UInt8.max)
        while octets.count < 30 << 20 { octets += octets.prefix((30 << 20) - octets.count) }
        return octets
    }()
}

extension [UInt8] {
    /// A letter with a file.
    static func letter(_ text: String, subject: String = "路灯", file: Data) -> [UInt8] {
        let head = """
            From: wang@outside.test
            To: mayor@hotline.test
            Subject: =?utf-8?B?\(Data(subject.utf8).base64EncodedString())?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            \(text)
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename=a.pdf
            Content-Transfer-Encoding: base64


            """
        let lines = file.base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return Array((head.replacing("\n", with: "\r\n") + lines + "\r\n--b--\r\n").utf8)
    }
}
