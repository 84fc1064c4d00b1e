// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import Hummingbird
import TestKit
import Testing
import Web

/// What gateways are told of what they bring: they keep what is not taken (A3).
struct GatewayTests {
    fileprivate static let secret = "0123456789abcdef"

    private static let kannel = Gateway(
        door: Kannel(
            Kannel.Account(sendSMS: URL(filePath: "/"), user: "u", password: "p", from: "12345"),
            secret: secret,
            callbacks: URL(filePath: "/gateways/sms"),
            country: "86",
        ),
        channel: SMSChannel(phones: PhoneReading(country: "86", area: "710")),
    )

    @Test(arguments: Engine.available)
    func `a text without its id or its sender stays with the gateway`(engine: Engine) async throws {
        try await engine.withCounter(gateways: ["sms": Self.kannel]) { counter in
            let refused = [
                try await counter.text("inbound", from: "13800005678"),
                try await counter.text("inbound?id=1", from: nil),
                try await counter.text("inbox?id=1", from: "13800005678"),
            ]
            let taken = try await counter.text("inbound?id=1", from: "13800005678")

            #expect(refused.allSatisfy { $0 == .unprocessableContent })
            #expect(taken == .ok)
        }
    }

    @Test(arguments: Engine.available)
    func `a receipt that cannot be read is not asked for again`(engine: Engine) async throws {
        try await engine.withCounter(gateways: ["sms": Self.kannel]) { counter in
            for receipt in ["receipts", "receipts/x/1?type=1", "receipts/42?type=1", "receipts/42/1?type=1"] {
                let status = try await counter.text(receipt, from: nil)
                #expect(status == .ok)
            }
        }
    }
}

extension Counter {
    fileprivate func text(_ path: String, from sender: String?) async throws -> HTTPResponse.Status {
        var headers: HTTPFields = [:]
        if let sender, let name = HTTPFields.Element.Name("X-Kannel-From") { headers[name] = sender }
        let path = "/gateways/sms/\(GatewayTests.secret)/\(path)"
        return try await call(.post, path, headers: headers, body: ByteBuffer(string: "停水了")).status
    }
}
