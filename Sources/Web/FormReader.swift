// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

/// Reads the query, and the body of what a page posts, before any page sees the request.
///
/// Calls of the API read their own bodies, and a form with files waits until it is known who sends it: `UploadGate`.
struct FormReader: RouterMiddleware {
    /// Bytes.
    let limit: Int

    func handle(
        _ request: Request,
        context: HotlineContext,
        next: (Request, HotlineContext) async throws -> Response,
    ) async throws -> Response {
        var context = context
        context.visitor.query = try Form(urlEncoded: (request.uri.query ?? "").utf8)
        if request.method == .post, !request.isForPrograms, !request.isFormWithFiles {
            context.visitor.form = try await form(of: request)
        }
        return try await next(request, context)
    }

    private func form(of request: Request) async throws -> Form {
        let body = try await request.wholeBody(upTo: limit)
        guard !body.isEmpty else { return Form() }
        guard request.mediaType == "application/x-www-form-urlencoded" else { throw WebFault.notAForm }
        return try Form(urlEncoded: body)
    }
}

extension Request {
    /// Calls of the API and of gateways: no cookies, no forms, errors as JSON.
    var isForPrograms: Bool { ["/api/", "/open311/", "/gateways/"].contains { uri.path.hasPrefix($0) } }

    /// The body's media type without its parameters.
    fileprivate var mediaType: String {
        let value = headers[.contentType] ?? ""
        return value.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    }
}
