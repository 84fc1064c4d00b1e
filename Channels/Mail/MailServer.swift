// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A mail server and how it knows us. Encrypted, unless the settings say otherwise of this very machine.
package struct MailServer: Sendable {
    package enum Encryption: Equatable, Sendable {
        /// From the first octet: `imaps`, `smtps`.
        case whole
        /// Asked for before anything else is said (STARTTLS), and nothing is said without it: `imap`, `smtp`.
        case upgraded
        /// None: `imap+plain`, `smtp+plain`, and only to this machine.
        case none
    }

    package enum Dialect: String, Sendable {
        case imap, smtp
    }

    package let dialect: Dialect
    package let encryption: Encryption
    /// `mail.example.cn:143`, `[::1]:143` or without the port.
    let authority: String
    let user: String
    let password: String
    /// The file of the certificates that sign the server's; nil for those that the machine trusts.
    let authorities: String?

    /// nil for an address that is none, and for one without encryption on another machine.
    ///
    /// - Parameters:
    ///   - address: `imaps://mail.example.cn`, with a port if it is not the usual one.
    ///   - user: The name to sign in with; empty for a server that asks for none.
    ///   - password: Of that name.
    ///   - authorities: The file of the certificates that sign the server's.
    package init?(_ address: String, user: String, password: String, authorities: String? = nil) {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
            let host = parts.host, !host.isEmpty, ["", "/"].contains(parts.path),
            parts.user == nil, parts.query == nil, parts.fragment == nil,
            let way = Self.ways[scheme], way.encryption != .none || Self.loopback.contains(host.lowercased())
        else { return nil }
        dialect = way.dialect
        encryption = way.encryption
        authority = parts.port.map { "\(host):\($0)" } ?? host
        self.user = user
        self.password = password
        self.authorities = authorities
    }

    /// As libcurl takes it; the path begins with a slash.
    func url(_ path: String) -> String {
        "\(dialect.rawValue)\(encryption == .whole ? "s" : "")://\(authority)\(path)"
    }

    private static let ways: [String: (dialect: Dialect, encryption: Encryption)] = [
        "imap": (.imap, .upgraded), "imaps": (.imap, .whole), "imap+plain": (.imap, .none),
        "smtp": (.smtp, .upgraded), "smtps": (.smtp, .whole), "smtp+plain": (.smtp, .none),
    ]
    private static let loopback: Set = ["127.0.0.1", "[::1]", "::1", "localhost"]
}

extension MailServer: CustomStringConvertible {
    /// Without the name and the password.
    package var description: String { url("") }
}
