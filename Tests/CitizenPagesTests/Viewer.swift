// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import Hummingbird
import NIOHTTP1
import Testing

/// One browser at a line of events.
struct Viewer {
    private var chunks: HTTPClientResponse.Body.AsyncIterator
    private var rest = ""

    struct Event: Equatable {
        /// 0 for one without.
        let id: Int64
        let name: String
        let html: String
    }

    init(
        port: Int,
        session: String,
        language: String = "zh",
        seen: String = "",
        path: String = "/staff/live/events",
    ) async throws {
        var request = HTTPClientRequest(url: "http://localhost:\(port)\(path)")
        request.headers = ["Cookie": "hotline_session=\(session); lang=\(language)", "Last-Event-ID": seen]
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let headers = String(describing: response.headers).lowercased()
        #expect(headers.contains("text/event-stream; charset=utf-8") && headers.contains("no-store"))
        chunks = response.body.makeAsyncIterator()
    }

    /// The next event; comments are passed over. nil when the stream ends.
    mutating func next() async throws -> Event? {
        var fields: [String: [String]] = [:]
        while let line = try await line() {
            if line.isEmpty {
                guard !fields.isEmpty else { continue }
                let id = fields["id"]?.first.flatMap(Int64.init) ?? 0
                let html = (fields["data"] ?? []).joined(separator: "\n")
                return Event(id: id, name: fields["event"]?.first ?? "message", html: html)
            }
            let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, !parts[0].isEmpty { fields[String(parts[0]), default: []].append(String(parts[1])) }
        }
        return nil
    }

    mutating func line() async throws -> String? {
        while !rest.contains("\n") {
            guard let chunk = try await chunks.next() else { return nil }
            rest += String(buffer: chunk)
        }
        let end = rest.firstIndex(of: "\n")!
        defer { rest = String(rest[rest.index(after: end)...]) }
        return String(rest[..<end])
    }
}
