// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import TestKit
import Testing
import Tickets

/// What SMS gateways may tell us, and what nobody may tell us in their name (A3).
struct SMSTests {
    private static let secret = "0123456789abcdef"

    private static let kannel = Kannel(
        Kannel.Account(sendSMS: URL(filePath: "/"), user: "u", password: "p", from: "12345"),
        secret: secret,
        callbacks: URL(filePath: "/gateways/sms"),
        country: "86",
    )

    private static let signed = SignedGateway(url: URL(filePath: "/"), secret: secret, now: { .monday })

    private func call(
        _ path: [String],
        _ query: [String: String] = [:],
        headers: [String: String] = [:],
        _ body: String = "",
    ) -> GatewayCall {
        GatewayCall(path: path, query: query, headers: headers, body: Array(body.utf8), receivedAt: .monday)
    }

    // MARK: - A message

    @Test func `a message becomes a draft with its number and words`() throws {
        let message = InboundMessage(
            externalID: "m1",
            receivedAt: .monday,
            fields: ["from": "13800005678", "text": " 路灯不亮😀 "],
        )

        let draft = try SMSChannel(phones: .sample).normalise(message).checked()

        #expect(draft.filing.channel == .sms)
        #expect(draft.filing.narrative == "路灯不亮😀")
        #expect(draft.contact == Contact(phone: PhoneNumber(dialled: "+8613800005678")))
    }

    @Test func `a sender that is no number is kept as a name`() throws {
        let message = InboundMessage(externalID: "m1", receivedAt: .monday, fields: ["from": "某商家<b>", "text": "特价"])

        let contact = try SMSChannel(phones: .sample).normalise(message).checked().contact

        #expect(contact.phone == nil)
        #expect(contact.name?.full == "某商家<b>")
    }

    @Test func `a message without words is no request`() throws {
        let message = InboundMessage(externalID: "m1", receivedAt: .monday, fields: ["from": "13800005678"])

        #expect(throws: IntakeRefusal.missing(.narrative)) {
            try SMSChannel(phones: .sample).normalise(message).checked()
        }
    }

    // MARK: - Kannel

    @Test func `Kannel hands over a message with its id`() throws {
        let news = try Self.kannel.read(
            call([Self.secret, "inbound"], ["id": "8f2c"], headers: ["x-kannel-from": "13800005678"], "停水了")
        )

        guard case .message(let message) = news else { throw Unexpected() }
        #expect(message.externalID == "8f2c")
        #expect(message.fields == ["from": "13800005678", "text": "停水了"])
    }

    @Test(arguments: [
        ("1", DeliveryReport.Outcome.delivered), ("2", .failed), ("16", .failed), ("34", .failed), ("8", .handedOver),
    ])
    func `Kannel's receipts say what became of a message`(type: String, outcome: DeliveryReport.Outcome) throws {
        let news = try Self.kannel.read(call([Self.secret, "receipts", "42", "2"], ["type": type]))

        guard case .report(let report) = news else { throw Unexpected() }
        #expect(report.id == 42)
        #expect(report.attempt == 2)
        #expect(report.outcome == outcome)
    }

    @Test(arguments: ["4", "12345", "-1"])
    func `a receipt that says nothing yet changes nothing`(type: String) throws {
        #expect(try Self.kannel.read(call([Self.secret, "receipts", "42", "2"], ["type": type])) == .nothing)
    }

    @Test(arguments: [[], [""], ["wrong-secret-0000", "inbound"], ["0123456789abcdeF", "inbound"], ["inbound"]])
    func `whoever does not know the secret is not Kannel`(path: [String]) {
        #expect(throws: GatewayFault.forbidden) {
            try Self.kannel.read(call(path, ["id": "1"], headers: ["x-kannel-from": "13800005678"], "x"))
        }
    }

    @Test(
        arguments: [
            (["receipts"], [:], [:]), (["receipts", "x"], ["type": "1"], [:]), (["receipts", "42"], [:], [:]),
            (["receipts", "0"], ["type": "1"], [:]), (["receipts", "99999999999999999999"], ["type": "1"], [:]),
            (["inbound"], [:], ["x-kannel-from": "1"]), (["inbound"], ["id": "1"], [:]), (["other"], [:], [:]),
            (["inbound"], ["id": String(repeating: "x", count: 201)], ["x-kannel-from": "1"]),
        ] as [([String], [String: String], [String: String])]
    )
    func `what Kannel never says is refused`(path: [String], query: [String: String], headers: [String: String]) {
        let error = #expect(throws: GatewayFault.self) {
            try Self.kannel.read(call([Self.secret] + path, query, headers: headers))
        }
        #expect(error != .forbidden)
    }

    // MARK: - The signed gateway

    private func signed(_ path: String, _ body: String, at seconds: Double = Date.monday.timeIntervalSince1970)
        -> GatewayCall
    {
        let timestamp = String(Int(seconds))
        let signature = SignedGateway.signature(of: Array(body.utf8), at: timestamp, secret: Self.secret)
        return call([path], headers: ["x-timestamp": timestamp, "x-signature": signature], body)
    }

    @Test func `a signed message and a signed receipt are taken`() throws {
        guard
            case .message(let message) = try Self.signed.read(
                signed("inbound", #"{"id":"a","from":"13800005678","text":"停水"}"#)
            )
        else { throw Unexpected() }
        #expect(message.externalID == "a")
        #expect(message.fields["text"] == "停水")

        let receipt = #"{"delivery":7,"attempt":3,"outcome":"failed","reason":"空号"}"#
        #expect(
            try Self.signed.read(signed("receipts", receipt))
                == .report(DeliveryReport(id: 7, attempt: 3, outcome: .failed, gatewayID: nil, reason: "空号"))
        )
    }

    @Test func `a signature holds for one body and five minutes`() throws {
        let body = #"{"id":"a","from":"13800005678","text":"停水"}"#
        let genuine = signed("inbound", body)
        let forged = call(["inbound"], headers: genuine.headers, body.replacing("停水", with: "停电"))
        let old = signed("inbound", body, at: Date.monday.timeIntervalSince1970 - 301)
        let bare = call(["inbound"], headers: [:], body)

        for odd in [forged, old, bare] {
            #expect(throws: GatewayFault.forbidden) { try Self.signed.read(odd) }
        }
    }

    @Test(arguments: ["", "{}", "[]", #"{"id":"","from":"1","text":"x"}"#, #"{"delivery":"x","outcome":"delivered"}"#])
    func `a signed body that says nothing is refused`(body: String) {
        for path in ["inbound", "receipts", "other"] {
            let error = #expect(throws: GatewayFault.self) { try Self.signed.read(signed(path, body)) }
            #expect(error != .forbidden)
        }
    }
}

/// What a gateway that is not there, or says no, makes of a message.
struct GatewayAnswerTests {
    private static let reply = Reply(
        id: 1,
        attempt: 1,
        ticket: .unassigned,
        address: .phone(PhoneNumber(dialled: "+8613800005678")),
        title: "",
        text: "您好",
    )

    @Test func `a gateway that is not there has not got it`() async throws {
        // Nothing listens on the port of a service that is long gone.
        let url = try #require(URL(string: "http://127.0.0.1:9/cgi-bin/sendsms"))
        let account = Kannel.Account(sendSMS: url, user: "u", password: "p", from: "12345")
        let kannel = Kannel(account, secret: "0123456789abcdef", callbacks: url, country: "86")

        await #expect {
            _ = try await kannel.deliver(Self.reply)
        } throws: { error in
            if case .unavailable? = error as? DeliveryFault { true } else { false }
        }
    }

    @Test func `a text that Kannel would cut is refused before`() async throws {
        let url = try #require(URL(string: "http://127.0.0.1:9/cgi-bin/sendsms"))
        let account = Kannel.Account(sendSMS: url, user: "u", password: "p", from: "12345")
        let kannel = Kannel(account, secret: "0123456789abcdef", callbacks: url, country: "86")
        let long = Reply(
            id: 1,
            attempt: 1,
            ticket: .unassigned,
            address: Self.reply.address,
            title: "",
            text: String(repeating: "长", count: 671),
        )

        await #expect(throws: DeliveryFault.refused("11 parts")) { try await kannel.deliver(long) }
    }
}

private struct Unexpected: Error {}
