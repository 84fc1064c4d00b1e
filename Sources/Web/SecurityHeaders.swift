// SPDX-License-Identifier: Apache-2.0

import Hummingbird

/// What a browser must be told with every answer, whatever it is (docs/threat-model.md).
struct SecurityHeaders: RouterMiddleware {
    /// Over TLS, browsers are told to stay with it.
    let isSecure: Bool

    func handle(
        _ request: Request,
        context: HotlineContext,
        next: (Request, HotlineContext) async throws -> Response,
    ) async throws -> Response {
        var response = try await next(request, context)
        // What people have attached brings a stricter one.
        if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = Self.policy }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[named: "Referrer-Policy"] = "same-origin"
        response.headers[named: "X-Frame-Options"] = "DENY"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        // Pages show people's affairs; only files that say otherwise may be kept.
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    /// Scripts and styles are our own files: nothing inline, nothing evaluated, nothing from elsewhere.
    static let policy = policy(pictures: "'self' data:")

    /// The same with pictures also from one other site: the tiles of a map that the city has chosen.
    static func policy(picturesFrom origin: String) -> String { policy(pictures: "'self' data: \(origin)") }

    private static func policy(pictures: String) -> String {
        [
            "default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src \(pictures)", "connect-src 'self'",
            "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "object-src 'none'",
        ].joined(separator: "; ")
    }
}
