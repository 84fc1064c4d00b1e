// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The way in of a gateway that calls us over HTTP: reads what it says. Pure.
package protocol GatewayDoor: Sendable {
    /// - Throws: `GatewayFault`; the gateway is told, and nothing happens.
    func read(_ call: GatewayCall) throws(GatewayFault) -> GatewayNews
}

/// A gateway's request as it came.
package struct GatewayCall: Equatable, Sendable {
    /// Behind the door's own address, for example `["receipts", "42"]`.
    package let path: [String]
    package let query: [String: String]
    /// By lower-case names.
    package let headers: [String: String]
    package let body: [UInt8]
    package let receivedAt: Date

    package init(path: [String], query: [String: String], headers: [String: String], body: [UInt8], receivedAt: Date) {
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.receivedAt = receivedAt
    }
}

/// What a gateway tells.
package enum GatewayNews: Equatable, Sendable {
    /// A citizen has written.
    case message(InboundMessage)
    /// What became of a message of ours.
    case report(DeliveryReport)
    /// Nothing that concerns us.
    case nothing
}

package enum GatewayFault: Error, Equatable, Sendable {
    /// It does not prove that it is the gateway.
    case forbidden
    /// No message that could be taken: the gateway keeps it until a person has mended how it calls.
    case unreadable(String)
    /// A receipt that cannot be read, and never will: the gateway must not send it again.
    case receiptUnreadable(String)
}
