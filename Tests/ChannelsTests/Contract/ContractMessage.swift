// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import TestKit
import Tickets

/// A message as a fixture holds it: the fields of a form, or a gateway's call.
struct ContractMessage: Decodable {
    var fields: [String: String] = [:]
    var path: [String] = []
    var query: [String: String] = [:]
    var headers: [String: String] = [:]
    var body = ""

    static func fields(_ fields: [String: String]) -> ContractMessage {
        var message = ContractMessage(path: [], body: "")
        message.fields = fields
        return message
    }

    init(path: [String], query: [String: String] = [:], headers: [String: String] = [:], body: String) {
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let call = try? container.decode(Call.self) {
            // Only a gateway's call has a path; everything else is plain fields.
            self.init(path: call.path, query: call.query ?? [:], headers: call.headers ?? [:], body: call.body)
        } else {
            self = .fields(try container.decode([String: String].self))
        }
    }

    private struct Call: Decodable {
        let path: [String]
        let query: [String: String]?
        let headers: [String: String]?
        let body: String
    }

    var inbound: InboundMessage { InboundMessage(externalID: "m-1", receivedAt: .monday, fields: fields) }

    func call() -> GatewayCall {
        GatewayCall(path: path, query: query, headers: headers, body: Array(body.utf8), receivedAt: .monday)
    }

    /// The same with the timestamp and signature of whoever knows `secret`.
    func signed(with secret: String) -> GatewayCall {
        let timestamp = String(Int(Date.monday.timeIntervalSince1970))
        var signed = self
        signed.headers["x-timestamp"] = timestamp
        signed.headers["x-signature"] = SignedGateway.signature(of: Array(body.utf8), at: timestamp, secret: secret)
        return signed.call()
    }
}
