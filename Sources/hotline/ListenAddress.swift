// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `HOST:PORT`, the host in brackets when it is an IPv6 address.
struct ListenAddress: Equatable {
    let host: String
    /// 0…65535; 0 takes a free port.
    let port: Int

    /// - Throws: `ValidationError` for text that is no address.
    init(_ text: String) throws {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { throw ValidationError("“\(text)” is not HOST:PORT") }
        let host = text[..<colon].trimmingPrefix("[")
        self.host = String(host.hasSuffix("]") ? host.dropLast() : host)
        self.port = port
    }

    /// As a browser writes it, with the port that was taken.
    func url(port: Int) -> String {
        "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
