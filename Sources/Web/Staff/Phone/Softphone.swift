// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation
import Tickets

/// Where telephones in browsers are connected, and what lets them in (docs/softphone.md).
package struct Softphone: Sendable {
    /// The gateway's WebSocket as browsers reach it.
    let gateway: URL
    /// Where seats sign in, as the gateway reaches it: `sip:HOST:PORT`.
    let registrar: String
    private let tokenSecret: String
    /// By the seat's name; whoever holds a seat is told its own.
    private let secrets: [String: String]

    /// - Parameters:
    ///   - gateway: The WebSocket as browsers reach it.
    ///   - registrar: Where seats sign in.
    ///   - tokenSecret: By which the gateway knows our agents.
    ///   - secrets: Of seats, by their names.
    package init(gateway: URL, registrar: String, tokenSecret: String, secrets: [String: String]) {
        self.gateway = gateway
        self.registrar = registrar
        self.tokenSecret = tokenSecret
        self.secrets = secrets
    }

    func secret(of seat: Seat) -> String? { secrets[seat.name] }

    /// What the gateway lets an agent in by until `end`; its form is the gateway's own.
    func token(until end: Date) -> String {
        let text = "\(Int64(end.timeIntervalSince1970)),janus,janus.plugin.sip"
        let key = SymmetricKey(data: Array(tokenSecret.utf8))
        let code = HMAC<Insecure.SHA1>.authenticationCode(for: Array(text.utf8), using: key)
        return text + ":" + Data(code).base64EncodedString()
    }

    /// What the page of a softphone may reach besides this server.
    var origin: String {
        let port = gateway.port.map { ":\($0)" } ?? ""
        return "\(gateway.scheme ?? "wss")://\(gateway.host() ?? "")\(port)"
    }
}
