// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// A server on this machine. No other can be named, so that no load leaves it.
struct LoopbackAddress: ExpressibleByArgument {
    /// An address, never a name: nothing is resolved.
    let host: String
    let port: Int
    /// As in a `Host` header.
    let text: String

    /// - Returns: nil unless `argument` is `http://`, a loopback host, and a port.
    init?(argument: String) {
        guard argument.hasPrefix("http://") else { return nil }
        text = String(argument.dropFirst("http://".count).prefix { $0 != "/" })
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (1...65_535).contains(port)
        else { return nil }
        switch text[..<colon] {
        case "127.0.0.1", "localhost": host = "127.0.0.1"
        case "[::1]": host = "::1"
        default: return nil
        }
        self.port = port
    }
}
