// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import HummingbirdTesting

/// A browser as far as the server can tell: it keeps cookies, sends forms and follows nothing by itself.
struct Browser {
    let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    /// Sent with every request.
    var headers: [String: String] = [:]

    init(client: any TestClientProtocol) { self.client = client }

    mutating func get(_ path: String) async throws -> Answer { try await send(.get, path, body: nil, type: nil) }

    mutating func post(_ path: String, _ fields: KeyValuePairs<String, String>) async throws -> Answer {
        let body = fields.map { "\($0.encoded)=\($1.encoded)" }.joined(separator: "&")
        return try await post(path, body: body)
    }

    mutating func post(
        _ path: String,
        body: String,
        type: String = "application/x-www-form-urlencoded",
    ) async throws -> Answer {
        try await send(.post, path, body: ByteBuffer(string: body), type: type)
    }

    private mutating func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: ByteBuffer?,
        type: String?,
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers { fields[.init(name)!] = value }
        if let type { fields[.contentType] = type }
        if !cookies.isEmpty { fields[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        let response = try await client.execute(uri: path, method: method, headers: fields, body: body)
        keep(response.headers[values: .setCookie])
        return Answer(
            status: response.status,
            headers: response.headers,
            body: String(buffer: response.body),
        )
    }

    private mutating func keep(_ set: [String]) {
        for cookie in set {
            let pair = cookie.prefix { $0 != ";" }.split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false,
            )
            let isOver = cookie.contains("Max-Age=0")
            cookies[String(pair[0])] = isOver ? nil : String(pair[1])
        }
    }
}

struct Answer {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: String

    func header(_ name: String) -> String? { headers[.init(name)!] }

    var location: String? { headers[.location] }

    /// The key that the page's forms carry.
    var formKey: String? {
        body.firstMatch(of: /name="formKey" value="([^"]+)"/).map { String($0.1).replacing("&#39;", with: "'") }
    }
}

extension String {
    fileprivate var encoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
