// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import Web

struct LogTests {
    @Test func `the log names the route and its status, never a query, a path's secret or a form`() async throws {
        try await House.open { house in
            house.router.get("/secret/{token}") { _, _ in HTTPResponse.Status.ok }
            let lines = try await house.logLines { browser in
                _ = try await browser.get("/secret/topsecret1?phone=13900000001")
                _ = try await browser.get("/no-such-page/topsecret2?name=wang")
                _ = try await browser.post("/staff/sign-in", ["login": "topsecret3", "password": "topsecret4"])
            }

            #expect(lines.contains { $0.contains("/secret/{token}") && $0.contains("status=200") })
            #expect(lines.contains { $0.contains("status=401") })
            for secret in ["topsecret", "13900000001", "wang"] {
                #expect(!lines.contains { $0.contains(secret) }, "\(secret)")
            }
        }
    }

    @Test func `an unforeseen error is logged by its kind, without what it holds`() async throws {
        try await House.open { house in
            house.router.get("/fails") { _, _ -> Response in throw Unforeseen() }
            let lines = try await house.logLines { browser in _ = try await browser.get("/fails") }

            #expect(lines.contains { $0.hasPrefix("error") && $0.contains("Unforeseen") })
            #expect(!lines.contains { $0.contains("topsecret") })
        }
    }

    private struct Unforeseen: Error {
        let value = "topsecret"
    }
}

extension House {
    /// What the server writes to its log while `body` runs, a line for each entry.
    fileprivate func logLines(_ body: @Sendable (inout Browser) async throws -> Void) async throws -> [String] {
        let lines = LogLines()
        let logger = Logger(label: "test") { _ in LineHandler(lines: lines) }
        try await Application(router: router, logger: logger).test(.router) { client in
            var browser = Browser(client: client)
            try await body(&browser)
        }
        return lines.all
    }
}

/// A class, because every copy of a logger writes to the same lines.
private final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock(\.self) }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

private struct LineHandler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let values = metadata.merging(event.metadata ?? [:]) { $1 }.map { "\($0)=\($1)" }.joined(separator: " ")
        lines.add("\(event.level) \(event.message) \(values)")
    }
}
