// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import TestKit
import Testing
import Tickets

/// SMTP servers that do what good ones do not, at the moment when it matters.
struct MailStrangeServerTests {
    private func fault(_ server: StrangeServer, scheme: String = "smtp+plain") async throws -> DeliveryFault? {
        let gateway = MailGateway(
            server: try #require(
                MailServer("\(scheme)://127.0.0.1:\(server.port)", user: "mayor", password: "secret")
            ),
            writer: MailGateway.Writer(address: try #require(MailAddress("mayor@hotline.test")), name: "热线"),
            ids: .sample,
            now: { .monday },
        )
        let number = try #require(TicketNumber("20260105000042"))
        let reply = Reply(
            id: 1,
            attempt: 1,
            ticket: number,
            address: .email("wang@outside.test"),
            title: "答复",
            text: "好",
        )
        do throws(DeliveryFault) {
            _ = try await gateway.deliver(reply)
            return nil
        } catch { return error }
    }

    @Test func `one that takes everything has taken the mail once`() async throws {
        let server = try await StrangeServer([:])

        #expect(try await fault(server) == nil)
        #expect(try server.end().count(of: "MAIL FROM:<mayor@hotline.test>") == 1)
    }

    @Test func `one that falls silent after the last line may have the mail: nobody knows`() async throws {
        let server = try await StrangeServer([".": nil])

        let fault = try await fault(server)
        #expect(fault?.name == "unknown", "\(fault.debugDescription)")
    }

    @Test(arguments: ["EHLO", "MAIL", "RCPT"])
    func `one that falls silent earlier has not got it`(command: String) async throws {
        let server = try await StrangeServer([command: nil])

        #expect(try await fault(server)?.name == "unavailable")
    }

    @Test(arguments: [
        ("MAIL", "452 full"), ("MAIL", "553 not you"), ("greeting", "554 no"),
        ("RCPT", "451 later"), ("DATA", "421 busy"), (".", "451 later"),
    ])
    func `one that says later is asked later`(command: String, answer: String) async throws {
        #expect(try await fault(StrangeServer([command: answer]))?.name == "unavailable")
    }

    @Test(arguments: [("MAIL", "552 too large"), ("RCPT", "553 no"), ("DATA", "554 no"), (".", "552 too large")])
    func `one that says never is not asked again`(command: String, answer: String) async throws {
        #expect(try await fault(StrangeServer([command: answer]))?.name == "refused")
    }

    @Test func `one without encryption hears neither name nor mail`() async throws {
        let server = try await StrangeServer([:])

        #expect(try await fault(server, scheme: "smtp")?.name == "unavailable")
        let heard = try server.end()
        #expect(!heard.contains("AUTH") && !heard.contains("MAIL") && !heard.contains("secret"))
    }

    @Test func `whoever stops waiting is not kept by one that never answers`() async throws {
        let server = try await StrangeServer(["EHLO": ""])
        let sending = Task { try await fault(server) }
        try await server.hasHeard("EHLO")

        sending.cancel()

        #expect(try await sending.value?.name == "unavailable")
    }
}

extension String {
    fileprivate func count(of text: String) -> Int { components(separatedBy: text).count - 1 }
}
