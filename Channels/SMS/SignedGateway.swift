// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation
package import Tickets

/// An SMS gateway that speaks JSON over HTTP and signs: for providers that no other adapter is for, or a small program
/// in front of one.
///
/// Both sides sign alike: `X-Timestamp` (seconds since 1970) and `X-Signature`, the HMAC-SHA256 of `TIMESTAMP.BODY` with
/// the shared secret, in hexadecimal. A request that is older than five minutes is none.
package struct SignedGateway: Sendable {
    private let url: URL
    private let key: SymmetricKey
    private let now: @Sendable () -> Date

    /// Seconds between two clocks.
    private static let mostApart = 300.0

    package init(url: URL, secret: String, now: @escaping @Sendable () -> Date) {
        self.url = url
        key = SymmetricKey(data: Data(secret.utf8))
        self.now = now
    }

    /// What stands in `X-Signature`.
    package static func signature(of body: [UInt8], at timestamp: String, secret: String) -> String {
        signature(of: body, at: timestamp, key: SymmetricKey(data: Data(secret.utf8)))
    }

    private static func signature(of body: [UInt8], at timestamp: String, key: SymmetricKey) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(timestamp).".utf8) + Data(body), using: key)
        return code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension SignedGateway: ReplyChannel {
    package var channel: Channel { .sms }

    /// `{"delivery", "attempt", "to", "text"}`; the answer is `{"id", "parts"}`, both optional. 400 and 422 mean never,
    /// anything else later.
    private struct Outbound: Encodable {
        let delivery: Int64
        let attempt: Int
        let to: String
        let text: String
    }

    private struct Taken: Decodable {
        let id: String?
        let parts: Int?
    }

    package func deliver(_ reply: Reply) async throws(DeliveryFault) -> Handover {
        guard case .phone(let phone) = reply.address else { throw .refused("no telephone number") }
        let outbound = Outbound(delivery: reply.id, attempt: reply.attempt, to: phone.dialled, text: reply.text)
        // Strings and numbers can always be written.
        guard let body = try? JSONEncoder().encode(outbound) else { throw .refused("no text") }
        let timestamp = String(Int(now().timeIntervalSince1970))
        let headers = [
            ("Content-Type", "application/json"), ("X-Timestamp", timestamp),
            ("X-Signature", Self.signature(of: Array(body), at: timestamp, key: key)),
        ]
        let answer = try await GatewayHTTP.post(Array(body), to: url, headers: headers)
        switch answer.status {
        case 200..<300:
            // A gateway that says nothing of it has taken one message.
            let taken = try? JSONDecoder().decode(Taken.self, from: Data(answer.text.utf8))
            return Handover(gatewayID: taken?.id, parts: max(1, taken?.parts ?? 1), isReported: true)
        case 400, 422: throw .refused("\(answer.status) \(answer.text)")
        default: throw .unavailable("\(answer.status) \(answer.text)")
        }
    }
}

extension SignedGateway: GatewayDoor {
    /// `POST …/inbound` `{"id", "from", "text"}` and `POST …/receipts` `{"delivery", "attempt", "outcome", "reason"}`,
    /// where the outcome is `handedOver`, `delivered` or `failed`.
    private struct Inbound: Decodable {
        let id: String
        let from: String
        let text: String
    }

    private struct Receipt: Decodable {
        let delivery: Int64
        let attempt: Int?
        let outcome: String
        let reason: String?
        let id: String?
    }

    package func read(_ call: GatewayCall) throws(GatewayFault) -> GatewayNews {
        try check(call)
        switch call.path {
        case ["inbound"]:
            let message = try Self.value(Inbound.self, in: call, or: GatewayFault.unreadable)
            guard (1...200).contains(message.id.utf8.count) else { throw .unreadable("id") }
            return .message(
                InboundMessage(
                    externalID: message.id,
                    receivedAt: call.receivedAt,
                    fields: ["from": message.from, "text": message.text],
                )
            )
        case ["receipts"]:
            let receipt = try Self.value(Receipt.self, in: call, or: GatewayFault.receiptUnreadable)
            return .report(try Self.report(receipt))
        default: throw .unreadable("no such address")
        }
    }

    private func check(_ call: GatewayCall) throws(GatewayFault) {
        guard let timestamp = call.headers["x-timestamp"], let seconds = Double(timestamp),
            abs(call.receivedAt.timeIntervalSince1970 - seconds) <= Self.mostApart,
            let signature = call.headers["x-signature"]?.lowercased(),
            SecretText.isSame(signature, Self.signature(of: call.body, at: timestamp, key: key))
        else { throw .forbidden }
    }

    private static func value<Value: Decodable>(
        _: Value.Type,
        in call: GatewayCall,
        or fault: (String) -> GatewayFault,
    ) throws(GatewayFault) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(call.body))
        } catch {
            throw fault("\(error)")
        }
    }

    private static func report(_ receipt: Receipt) throws(GatewayFault) -> DeliveryReport {
        let outcomes: [String: DeliveryReport.Outcome] = [
            "handedOver": .handedOver, "delivered": .delivered, "failed": .failed,
        ]
        guard let outcome = outcomes[receipt.outcome] else { throw .receiptUnreadable("outcome") }
        return DeliveryReport(
            id: receipt.delivery,
            attempt: receipt.attempt,
            outcome: outcome,
            gatewayID: receipt.id,
            reason: String((receipt.reason ?? "").prefix(200)),
        )
    }
}
