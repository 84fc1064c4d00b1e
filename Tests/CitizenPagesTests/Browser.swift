// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import HummingbirdTesting
import TestKit

/// A browser without JavaScript, as far as the server can tell: keeps cookies, sends forms, follows nothing by itself.
struct Browser {
    let client: any TestClientProtocol
    var cookies: [String: String] = [:]
    var headers: [String: String] = [:]

    init(client: any TestClientProtocol) { self.client = client }

    mutating func get(_ path: String) async throws -> Answer { try await send(.get, path, body: nil) }

    mutating func post(_ path: String, _ fields: [String: String]) async throws -> Answer {
        let body = fields.map { "\($0.encoded)=\($1.encoded)" }.joined(separator: "&")
        return try await send(.post, path, body: body)
    }

    /// Fills `fields` into the form that `page` shows for `action`, and sends it with what is hidden in it.
    mutating func submit(_ page: Answer, to action: String, _ fields: [String: String]) async throws -> Answer {
        try await post(action, page.hiddenFields(of: action).merging(fields) { _, filled in filled })
    }

    /// Fills fields and files into the form that `page` shows for `action`, and sends it with what is hidden in it.
    mutating func submit(
        _ page: Answer,
        to action: String,
        _ fields: [String: String],
        files: [(name: String, bytes: [UInt8])],
    ) async throws -> Answer {
        let all = page.hiddenFields(of: action).merging(fields) { _, filled in filled }
        let body = MultipartBody(all.map { ($0, $1) }, files: files)
        return try await send(.post, action, body: ByteBuffer(bytes: body.bytes), type: MultipartBody.contentType)
    }

    private mutating func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: String?,
    ) async throws -> Answer {
        try await send(
            method,
            path,
            body: body.map { ByteBuffer(string: $0) },
            type: "application/x-www-form-urlencoded",
        )
    }

    private mutating func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: ByteBuffer?,
        type: String,
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers { fields[.init(name)!] = value }
        if body != nil { fields[.contentType] = type }
        if !cookies.isEmpty { fields[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        let response = try await client.execute(
            uri: path,
            method: method,
            headers: fields,
            body: body,
        )
        for cookie in response.headers[values: .setCookie] { keep(cookie) }
        return Answer(status: response.status, headers: response.headers, body: String(buffer: response.body))
    }

    private mutating func keep(_ cookie: String) {
        let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        cookies[String(pair[0])] = cookie.contains("Max-Age=0") ? nil : String(pair[1])
    }
}

struct Answer {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: String

    var location: String? { headers[.location] }

    func header(_ name: String) -> String? { headers[.init(name)!] }

    /// The hidden fields of the form that posts to `action`.
    func hiddenFields(of action: String) -> [String: String] {
        let forms = body.split(separator: "<form").dropFirst()
        let form = forms.first { $0.contains("method=\"post\" action=\"\(action)\"") } ?? ""
        let inputs = form.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/)
        return Dictionary(
            inputs.map { (String($0.1), String($0.2).unescaped) },
            uniquingKeysWith: { first, _ in first },
        )
    }

    /// The names of the fields that the page's forms have.
    var fieldNames: Set<String> {
        Set(body.matches(of: /<(?:input|select|textarea)[^>]* name="([^"]+)"/).map { String($0.1) })
    }

    /// The page as a person reads it: without tags, entities resolved.
    var words: String { body.replacing(/<[^>]*>/, with: " ").unescaped.replacing(/\s+/, with: " ") }
}

extension String {
    fileprivate var encoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }

    fileprivate var unescaped: String {
        replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
