// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// The SMS gateway Kannel: its smsbox takes messages over HTTP and calls us for what comes in.
///
/// Checked against Kannel 1.4.5; docs/operations.md has the lines that its configuration needs. A text goes in the body and
/// names no address that a log would keep.
package struct Kannel: Sendable {
    /// How smsbox is reached and knows us.
    package struct Account: Sendable {
        /// `http://127.0.0.1:13013/cgi-bin/sendsms`
        package let sendSMS: URL
        package let user: String
        package let password: String
        /// The number that citizens see and answer to.
        package let from: String

        package init(sendSMS: URL, user: String, password: String, from: String) {
            self.sendSMS = sendSMS
            self.user = user
            self.password = password
            self.from = from
        }
    }

    private let account: Account
    /// Where smsbox reports, with the secret in it, up to the delivery's number and attempt.
    private let receipts: URL
    private let secret: String
    private let country: String

    /// UTF-16 units that fit into one message, and into each of several, in UCS-2.
    private static let single = 70, each = 67
    /// Parts that Kannel sends; it cuts the rest off without a word.
    private static let mostParts = 10

    /// - Parameters:
    ///   - account: Of ours, with smsbox.
    ///   - secret: The part of our address that only Kannel knows.
    ///   - callbacks: Our address for gateways, without a slash at its end: `http://127.0.0.1:12345/gateways/sms`.
    ///   - country: The calling code, which is left out of the country's own numbers.
    package init(_ account: Account, secret: String, callbacks: URL, country: String) {
        self.account = account
        self.secret = secret
        self.country = country
        receipts = callbacks.appending(path: secret).appending(path: "receipts")
    }
}

extension Kannel: ReplyChannel {
    package var channel: Channel { .sms }

    package func deliver(_ reply: Reply) async throws(DeliveryFault) -> Handover {
        guard case .phone(let phone) = reply.address else { throw .refused("no telephone number") }
        let parts = Self.parts(of: reply.text)
        guard (1...Self.mostParts).contains(parts) else { throw .refused("\(parts) parts") }
        let headers = [
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("X-Kannel-Username", account.user),
            ("X-Kannel-Password", account.password),
            ("X-Kannel-From", account.from),
            ("X-Kannel-To", dialled(phone)),
            ("X-Kannel-Coding", "2"),
            // Delivered, not delivered, buffered, taken by the centre, refused by it.
            ("X-Kannel-DLR-Mask", "31"),
            ("X-Kannel-DLR-Url", "\(receipts.absoluteString)/\(reply.id)/\(reply.attempt)?type=%d"),
        ]
        let answer = try await GatewayHTTP.post(Array(reply.text.utf8), to: account.sendSMS, headers: headers)
        return try Self.handover(answer, parts: parts)
    }

    /// Kannel's `202` with `0: Accepted for delivery`, or `3: Queued for later delivery`.
    private static func handover(
        _ answer: GatewayHTTP.Answer,
        parts: Int,
    ) throws(DeliveryFault) -> Handover {
        switch answer.status {
        case 200..<300: return Handover(gatewayID: nil, parts: parts, isReported: true)
        case 400: throw .refused("400 \(answer.text)")
        // A wrong password or address, or a proxy's, says nothing of the message.
        default: throw .unavailable("\(answer.status) \(answer.text)")
        }
    }

    /// Messages that a text makes; all are sent in UCS-2, which Chinese needs.
    static func parts(of text: String) -> Int {
        let units = text.utf16.count
        return units <= single ? 1 : (units + each - 1) / each
    }

    private func dialled(_ phone: PhoneNumber) -> String {
        let own = "+" + country
        return phone.dialled.hasPrefix(own) ? String(phone.dialled.dropFirst(own.count)) : phone.dialled
    }
}

extension Kannel: GatewayDoor {
    /// `POST …/SECRET/inbound?id=` with the text as body and the sender in `X-Kannel-From`; `GET
    /// …/SECRET/receipts/ID/ATTEMPT?type=` with what `%d` stands for.
    package func read(_ call: GatewayCall) throws(GatewayFault) -> GatewayNews {
        guard let key = call.path.first, SecretText.isSame(key, secret) else { throw .forbidden }
        switch (call.path.dropFirst().first, call.path.count) {
        case ("inbound", 2): return .message(try Self.message(in: call))
        case ("receipts", _): return try Self.report(in: call)
        default: throw .unreadable("no such address")
        }
    }

    private static func message(in call: GatewayCall) throws(GatewayFault) -> InboundMessage {
        guard let id = call.query["id"], (1...200).contains(id.utf8.count) else { throw .unreadable("no id") }
        guard let from = call.headers["x-kannel-from"] else { throw .unreadable("no sender") }
        return InboundMessage(
            externalID: id,
            receivedAt: call.receivedAt,
            fields: ["from": from, "text": String(decoding: call.body, as: UTF8.self)],
        )
    }

    /// 1 delivered, 2 not delivered, 4 buffered, 8 taken by the centre, 16 refused by it, 32 and more: of the centre's own.
    private static func report(in call: GatewayCall) throws(GatewayFault) -> GatewayNews {
        guard call.path.count == 4, let id = Int64(call.path[2]), let attempt = Int(call.path[3]), id > 0, attempt > 0,
            let type = call.query["type"].flatMap({ Int($0) })
        else { throw .receiptUnreadable("no receipt") }
        let outcome: DeliveryReport.Outcome
        switch type {
        case 1: outcome = .delivered
        case 4: return .nothing
        case 8: outcome = .handedOver
        case 2, 16, 34: outcome = .failed
        default: return .nothing
        }
        let reason = outcome == .failed ? "Kannel \(type)" : ""
        return .report(DeliveryReport(id: id, attempt: attempt, outcome: outcome, gatewayID: nil, reason: reason))
    }
}
