// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Channels

/// Mail goes out and comes in by real servers (A6, K3), also when they die.
@Suite(.serialized, .enabled(if: MailServers.areThere, MailServers.hint))
struct MailServerTests {
    private func reply(_ id: Int64 = 17, attempt: Int = 1, to address: String) throws -> Reply {
        Reply(
            id: id,
            attempt: attempt,
            ticket: try #require(TicketNumber("20260105000042")),
            address: .email(address),
            title: "路灯已修好",
            text: "您好！\n.\n已修好。",
        )
    }

    private func gateway(_ servers: MailServers, of name: String, server: MailServer? = nil) throws -> MailGateway {
        MailGateway(
            server: try server ?? servers.server("SMTPS", user: name),
            writer: MailGateway.Writer(
                address: try #require(MailAddress("\(name)@\(servers.domain)")),
                name: "12345热线",
            ),
            ids: .sample,
            now: { .monday },
            thread: { _ in ["letter.1@example.com"] },
        )
    }

    private func round(_ mailbox: IMAPMailbox, _ office: MailOfficeStub) -> MailRound {
        MailRound(mailbox, reader: MailReader(), office: office, now: { .distantFuture })
    }

    /// Sends octets as a citizen's program does.
    private func send(_ octets: [UInt8], to recipient: String, by server: MailServer) async -> CurlAnswer {
        let upload = CurlTransfer.Upload(sender: "citizen@outside.test", recipient: recipient, octets: octets)
        return await CurlSession(server).perform(CurlTransfer(url: server.url("/"), upload: upload, patience: 120))
    }

    // MARK: - In

    @Test(arguments: ["IMAP", "IMAPS"])
    func `a letter in GB18030 with a file is fetched as it was sent`(kind: String) async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        let subject = Array("Subject: =?gb18030?B?wre1xrK7wcE=?=\r\n".utf8)
        let letter = subject + (try MailCorpus.octets("name-rfc2231-gb18030")).withoutSubject
        let sending = await send(letter, to: "\(name)@\(servers.domain)", by: try servers.server("SMTP", user: ""))
        #expect(sending.code == 0, "\(sending.message)")
        _ = try await servers.messages(in: name, atLeast: 1)
        let office = MailOfficeStub()

        #expect(try await round(servers.mailbox(name, kind: kind), office).run() == 1)

        let mail = try #require(await office.kept.first?.mail)
        #expect(mail.subject == "路灯不亮")
        #expect(mail.files.map(\.name) == ["照片：幸福里小区路灯.txt"])
        #expect(mail.files.first.map { String(decoding: $0.content, as: UTF8.self) } == "路灯编号BJ-0573\n")
        #expect(abs(try #require(await office.kept.first).receivedAt.timeIntervalSinceNow) < 600)
        #expect(try await servers.messages(in: name, atLeast: 0).isEmpty)
    }

    @Test func `a file of thirty megabytes is fetched; what is larger is told by its headers`() async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        let content = Data.thirtyMegabytes
        let address = "\(name)@\(servers.domain)"
        let sending = await send(
            .letter("扫描件", file: content),
            to: address,
            by: try servers.server("SMTP", user: ""),
        )
        #expect(sending.code == 0, "\(sending.message)")
        _ = try await servers.messages(in: name, atLeast: 1)
        let strict = try servers.mailbox(name, mostOctets: 30 << 20).visit()
        let listing = try await strict.list(after: nil)
        let entry = try #require(listing.new.first)

        await #expect(throws: MailFault.tooLarge) { try await strict.message(entry, in: listing.position) }
        let unsure = MailboxListing.Entry(uid: entry.uid, size: 0, receivedAt: nil)
        await #expect(throws: MailFault.tooLarge) { try await strict.message(unsure, in: listing.position) }
        let headers = try await MailReader().read(strict.headers(of: entry.uid, in: listing.position))
        #expect(headers.subject == "路灯" && headers.files.isEmpty)

        let office = MailOfficeStub()
        #expect(try await round(servers.mailbox(name), office).run() == 1)
        #expect(await office.kept.first?.mail?.files.map(\.content) == [content])
    }

    @Test func `a wrong password, a server that is away and a wrong certificate are told apart`() async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        func fault(_ server: MailServer) async -> MailFault? {
            do {
                _ = try await IMAPMailbox(name: name, address: "", server: server).visit().list(after: nil)
                return nil
            } catch { return error }
        }
        let other = "/etc/ssl/certs/ca-certificates.crt"

        guard case .forbidden = await fault(try servers.server("IMAPS", user: name, password: "wrong")),
            case .insecure = await fault(try servers.server("IMAPS", user: name, authorities: other)),
            case .insecure = await fault(try servers.server("IMAP", user: name, authorities: other)),
            case .unavailable = await fault(try #require(MailServer("imaps://127.0.0.1:9", user: "", password: "")))
        else {
            Issue.record("another fault")
            return
        }
    }

    @Test func `a mailbox that was made anew is read from its beginning`() async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        try await servers.put(MailCorpus.octets("reply"), into: name)
        let visit = try servers.mailbox(name).visit()
        let listing = try await visit.list(after: MailboxPosition(validity: 1, settled: 900))
        let entry = try #require(listing.new.first)

        #expect(listing.position.validity != 1 && listing.position.settled == 0)
        await #expect(throws: MailFault.gone) {
            try await visit.message(entry, in: MailboxPosition(validity: 1, settled: 0))
        }
        let absent = MailboxListing.Entry(uid: 4_000, size: 1, receivedAt: nil)
        await #expect(throws: MailFault.gone) { try await visit.message(absent, in: listing.position) }
        let settled = MailboxPosition(validity: listing.position.validity, settled: entry.uid)
        let later = try await visit.list(after: settled)
        #expect(later.new.isEmpty && later.left.map(\.uid) == [entry.uid])
    }

    @Test func `one letter to two mailboxes is one letter`() async throws {
        let servers = try MailServers()
        let office = MailOfficeStub()
        for _ in 1...2 {
            let name = try await servers.makeMailbox()
            try await servers.put(
                Array("Delivered-To: \(name)\r\n".utf8) + MailCorpus.octets("alternative"),
                into: name,
            )
            #expect(try await round(servers.mailbox(name), office).run() == 1)
        }

        #expect(await office.brought == 2)
        #expect(await office.kept.count == 1)
    }

    @Test func `an office that was set back to an older copy gets nothing twice, and nothing is lost`() async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        let office = MailOfficeStub()
        let mailbox = try servers.mailbox(name)
        try await servers.put(MailCorpus.octets("alternative"), into: name)
        let visit = mailbox.visit()
        let listing = try await visit.list(after: nil)
        let first = try #require(listing.new.first)
        let read = try await MailReader().read(visit.message(first, in: listing.position))
        _ = try await office.take(
            ArrivedMail(receivedAt: .monday, content: .mail(read)),
            at: listing.position.settling(first.uid),
            of: mailbox,
        )
        await office.forgetPositions()

        #expect(try await round(mailbox, office).run() == 1)

        #expect(await office.kept.count == 1)
        #expect(try await servers.messages(in: name, atLeast: 0).isEmpty)
    }

    @Test func `the whole corpus passes through a mailbox`() async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        for sample in MailCorpus.names {
            try await servers.put(MailCorpus.octets(sample), into: name)
        }
        let office = MailOfficeStub()

        let kept = try await round(servers.mailbox(name), office).run()

        #expect(kept == MailCorpus.names.count)
        #expect(try await servers.messages(in: name, atLeast: 0).isEmpty)
    }

    // MARK: - Death

    @Test(arguments: [1, 3, 5])
    func `a mail server that dies in the middle loses nothing and doubles nothing`(victim: Int) async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        for number in 1...5 {
            let letter = "From: wang@outside.test\r\nSubject: \(number)\r\n\r\n\(number)\r\n"
            try await servers.put(Array(letter.utf8), into: name)
        }
        let office = MailOfficeStub { count in if count == victim { try await servers.kill("dovecot") } }
        let mailbox = try servers.mailbox(name)

        // It has kept the mail and cannot move it away.
        await #expect(throws: MailFault.self) { try await round(mailbox, office).run() }
        // Nor is there anything to be had now.
        await #expect(throws: MailFault.self) { try await round(mailbox, office).run() }
        try await servers.start("dovecot")
        _ = try await round(mailbox, office).run()

        #expect(Set(await office.kept.compactMap { $0.mail?.subject }) == ["1", "2", "3", "4", "5"])
        #expect(await office.kept.count == 5)
        #expect(try await servers.messages(in: name, atLeast: 0).isEmpty)
        #expect(try await round(mailbox, office).run() == 0)
    }

    @Test func `an office that could not keep a mail gets it again`() async throws {
        struct Full: Error {}
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        try await servers.put(MailCorpus.octets("reply"), into: name)
        let failing = MailOfficeStub { _ in throw Full() }
        let office = MailOfficeStub()

        await #expect(throws: Full.self) { try await round(servers.mailbox(name), failing).run() }

        #expect(try await round(servers.mailbox(name), office).run() == 1)
    }

    @Test func `a reader that has broken leaves the mails where they lie`() async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        let mailbox = try servers.mailbox(name)
        try await servers.put(MailCorpus.octets("reply"), into: name)
        let office = MailOfficeStub()
        let broken = MailReader(python: "/usr/bin/false")

        await #expect(throws: MailReaderFault.failed(1)) {
            try await MailRound(mailbox, reader: broken, office: office, now: { .distantFuture }).run()
        }

        #expect(await office.brought == 0)
        #expect(try await round(mailbox, office).run() == 1)
    }

    // MARK: - Out

    @Test(arguments: ["SMTP", "SMTPS"])
    func `a reply arrives, with the same id at every attempt`(kind: String) async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        let gateway = try gateway(servers, of: name, server: servers.server(kind, user: name))

        let handover = try await gateway.deliver(reply(to: "\(name)@outside.test"))
        _ = try await gateway.deliver(reply(attempt: 2, to: "\(name)@outside.test"))

        let sent = try await servers.messages(in: name, atLeast: 2)
        #expect(sent.count == 2)
        for octets in sent {
            let mail = try await MailReader().read(octets)
            #expect(mail.messageID == handover.gatewayID)
            #expect(mail.subject == "【20260105000042】路灯已修好")
            #expect(mail.text == "您好！\n.\n已修好。")
            #expect(mail.references == ["letter.1@example.com"])
        }
    }

    @Test func `what SMTP refuses is refused, what may come right waits`() async throws {
        let servers = try MailServers()
        func fault(_ gateway: MailGateway, _ address: String) async throws -> DeliveryFault? {
            let reply = try reply(to: address)
            do throws(DeliveryFault) {
                _ = try await gateway.deliver(reply)
                return nil
            } catch { return error }
        }
        let own = try gateway(servers, of: "mayor")
        let forgetful = try servers.server("SMTPS", user: "mayor", password: "wrong")
        let strange = try servers.server("SMTP", user: "mayor", authorities: "/etc/ssl/certs/ca-certificates.crt")

        guard case .refused = try await fault(own, "nobody@\(servers.domain)"),
            case .refused = try await fault(own, "a\r\nRCPT TO:<x@outside.test>@\(servers.domain)"),
            case .unavailable = try await fault(
                gateway(servers, of: "mayor", server: forgetful),
                "citizen@outside.test",
            ),
            case .unavailable = try await fault(
                gateway(servers, of: "mayor", server: strange),
                "citizen@outside.test",
            )
        else {
            Issue.record("another fault")
            return
        }
        try await servers.kill("exim")
        let away = try await fault(own, "citizen@outside.test")
        try await servers.start("exim")
        guard case .unavailable = away else {
            Issue.record("\(away.debugDescription)")
            return
        }
    }

    @Test func `whoever sends too much is told so, once`() async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        let letter = "From: \(name)@outside.test\r\nMessage-ID: <large@outside.test>\r\nSubject: 大\r\n\r\n一二三四"
        try await servers.put(Array(letter.utf8), into: name)
        let office = MailOfficeStub()
        let loops = LoopGuard(own: ["\(name)@\(servers.domain)"], mostADay: 1)

        #expect(try await round(servers.mailbox(name, mostOctets: 20), office).run() == 1)

        guard case .tooLarge(let mail) = await office.kept.first?.content else {
            Issue.record("it was not too large")
            return
        }
        #expect(loops.silence(to: mail, answered: 0) == nil)
        #expect(loops.silence(to: mail, answered: 1) == .enough)
        let word = try #require(MailAnswer(to: mail, saying: "您的邮件过大。"))
        try await gateway(servers, of: name).send(word)
        let answer = try #require(try await servers.messages(in: name, atLeast: 1).first)
        let read = try await MailReader().read(answer)
        #expect(read.text == "您的邮件过大。" && read.references == ["large@outside.test"])
    }

    @Test func `a mail that is returned reports which one it was`() async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        _ = try await gateway(servers, of: name).deliver(reply(4711, to: "bounce@outside.test"))
        let returned = try #require(try await servers.messages(in: name, atLeast: 1).first)

        let errand = MailErrand(
            try await MailReader().read(returned),
            own: ["\(name)@\(servers.domain)"],
            ids: .sample,
        )

        guard case .report(let report) = errand else {
            Issue.record("\(errand)")
            return
        }
        #expect(report.id == 4711 && report.outcome == .failed)
    }

    @Test func `whoever is away starts no loop`() async throws {
        let servers = try MailServers()
        let name = try await servers.makeMailbox()
        let gateway = try gateway(servers, of: name)
        let loops = LoopGuard(own: ["\(name)@\(servers.domain)"], mostADay: 1_000)
        let storm = 20
        for id in 1...storm { _ = try await gateway.deliver(reply(Int64(id), to: "holiday@outside.test")) }
        _ = try await servers.messages(in: name, atLeast: storm)
        let office = MailOfficeStub()

        _ = try await round(servers.mailbox(name), office).run()

        let mails = await office.kept.compactMap(\.mail)
        #expect(!mails.isEmpty)
        #expect(mails.allSatisfy { loops.silence(to: $0, answered: 0) != nil })
        #expect(try await servers.messages(in: name, atLeast: 0).isEmpty)
    }
}

extension [UInt8] {
    fileprivate var withoutSubject: [UInt8] {
        let lines = split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return Array(lines.filter { !$0.starts(with: "Subject:".utf8) }.joined(separator: [UInt8(ascii: "\n")]))
    }
}
