// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import FoundationNetworking
import Testing

/// The mail servers that `scripts/with-mail` starts beside the tests (Gateways/README.md).
struct MailServers: Sendable {
    static let areThere = variable("HOTLINE_TEST_MAIL") != nil
    static let hint: Comment = "needs a mail server: scripts/with-mail swift test --filter MailServerTests"

    let domain: String
    private let password: String
    private let authorities: String
    private let control: URL
    private let addresses: [String: String]

    init() throws {
        func required(_ name: String) throws -> String { try #require(Self.variable(name)) }
        domain = try required("HOTLINE_TEST_MAIL_DOMAIN")
        password = try required("HOTLINE_TEST_MAIL_PASSWORD")
        authorities = try required("HOTLINE_TEST_MAIL_CA")
        control = try #require(URL(string: try required("HOTLINE_TEST_MAIL")))
        addresses = try ["SMTP", "SMTPS", "IMAP", "IMAPS"].reduce(into: [:]) {
            $0[$1] = try required("HOTLINE_TEST_\($1)")
        }
    }

    private static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// An empty mailbox of its own.
    func makeMailbox() async throws -> String {
        let name = "box" + UUID().uuidString.prefix(8).lowercased()
        _ = try await ask("PUT", "mailboxes/\(name)")
        return name
    }

    func server(
        _ kind: String,
        user: String,
        password: String? = nil,
        authorities: String? = nil,
    ) throws -> MailServer {
        let address = try #require(addresses[kind])
        return try #require(
            MailServer(
                address,
                user: user,
                password: password ?? self.password,
                authorities: authorities ?? self.authorities,
            )
        )
    }

    func mailbox(_ name: String, kind: String = "IMAPS", mostOctets: Int = 50 << 20) throws -> IMAPMailbox {
        IMAPMailbox(
            name: name,
            address: "\(name)@\(domain)",
            server: try server(kind, user: name),
            mostOctets: mostOctets,
        )
    }

    /// Puts a message into a mailbox as it is.
    func put(_ octets: [UInt8], into name: String) async throws {
        let body = try JSONEncoder().encode(["base64": Data(octets).base64EncodedString()])
        _ = try await ask("POST", "mailboxes/\(name)/messages", body)
    }

    /// The messages of a mailbox, once there are as many; those that were moved away are not among them.
    func messages(in name: String, atLeast count: Int) async throws -> [[UInt8]] {
        let answer = try await ask("GET", "mailboxes/\(name)/messages?atLeast=\(count)")
        return try JSONDecoder().decode([Data].self, from: answer).map { Array($0) }
    }

    func kill(_ program: String) async throws { _ = try await ask("POST", "programs/\(program)/kill") }

    func start(_ program: String) async throws { _ = try await ask("POST", "programs/\(program)/start") }

    private struct Refused: Error { let text: String }

    private func ask(_ method: String, _ path: String, _ body: Data = Data("{}".utf8)) async throws -> Data {
        var request = URLRequest(url: try #require(URL(string: "\(control.absoluteString)/\(path)")))
        request.httpMethod = method
        if method == "POST" { request.httpBody = body }
        request.timeoutInterval = 120
        let (answer, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode ?? 500 < 300 else {
            throw Refused(text: String(decoding: answer, as: UTF8.self))
        }
        return answer
    }
}
