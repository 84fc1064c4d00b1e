// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import HummingbirdTesting
import TestKit
import Tickets
import Web

/// The counter where programs call: the whole router over a fresh office, called in process.
struct Counter: Sendable {
    let office: Office
    let log: RecordedLog
    let tokens: [Caller: String]
    let client: any TestClientProtocol
    /// Each as method and path, for example `GET /api/v1/overview`.
    let routes: [String]

    /// The programs that tests call as, each with a token of its own.
    enum Caller: String, CaseIterable {
        case agent, dispatcher, supervisor, evaluator, leader
        /// Handlers of two departments.
        case water, housing
        /// Has no token.
        case nobody

        var role: Role? {
            switch self {
            case .water, .housing: .handler
            default: Role(rawValue: rawValue)
            }
        }

        var unit: UnitCode? { role == .handler ? UnitCode(rawValue) : nil }
    }

    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        as caller: Caller = .agent,
        body: String? = nil,
        language: String = "en",
    ) async throws -> Answer {
        var headers: HTTPFields = [.acceptLanguage: language]
        if let token = tokens[caller] { headers[.authorization] = "Bearer \(token)" }
        return try await call(method, path, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }

    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: HTTPFields,
        body: ByteBuffer? = nil,
    ) async throws -> Answer {
        try await client.execute(uri: path, method: method, headers: headers, body: body) { Answer($0) }
    }

    /// Sends files as a program does.
    func attach(
        _ files: [(name: String, bytes: [UInt8])],
        to number: String,
        as caller: Caller = .agent,
        fields: [(String, String)] = [],
    ) async throws -> Answer {
        var headers: HTTPFields = [.contentType: MultipartBody.contentType, .acceptLanguage: "en"]
        if let token = tokens[caller] { headers[.authorization] = "Bearer \(token)" }
        let body = ByteBuffer(bytes: MultipartBody(fields, files: files).bytes)
        return try await call(.post, "/api/v1/tickets/\(number)/attachments", headers: headers, body: body)
    }

    func get(_ path: String, as caller: Caller = .agent) async throws -> Answer {
        try await call(.get, path, as: caller)
    }

    func post(_ path: String, _ body: String, as caller: Caller = .agent) async throws -> Answer {
        try await call(.post, path, as: caller, body: body)
    }

    /// Files a request that routing sends to the water department; the external id makes it a message of its own.
    func file(_ id: String = "1", _ members: String = "") async throws -> Answer {
        try await post("/api/v1/tickets", Sample.request(id: id, members))
    }

    /// Files a request that nobody is sure about, and so waits for a person.
    func fileUnclear(_ id: String = "1", _ members: String = "") async throws -> Answer {
        try await post(
            "/api/v1/tickets",
            #"{"channel": "api", "externalId": "\#(id)", "narrative": "有点事情想说。", "citizen": {"phone": "13900000001"}\#(members)}"#,
        )
    }
}

/// What the samples send.
enum Sample {
    static let narrative = "樊城区人民路小区从昨晚开始停水，一直没有恢复。"

    static func request(id: String, _ members: String = "") -> String {
        """
        {
          "channel": "api", "externalId": "\(id)", "kind": "complaint", "summary": "小区停水", "narrative": "\(narrative)",
          "citizen": {"name": "王小明", "phone": "139 0000 0001", "email": "wang@example.com", "preferred": "sms"},
          "place": {"address": "人民路小区", "lat": 32.05, "lng": 112.15},
          "receivedAt": "2026-03-02T00:30:00Z"\(members)
        }
        """
    }
}
