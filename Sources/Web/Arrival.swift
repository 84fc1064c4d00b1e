// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Tickets

/// Finds out from where somebody comes and in which language to speak, before anything can go wrong that must be said.
///
/// `?lang=` chooses a language, is kept in a cookie and taken out of the address by a redirect; else the cookie
/// counts, else `Accept-Language`, else Chinese.
struct Arrival: RouterMiddleware {
    let cookies: SiteCookies
    let isBehindProxy: Bool

    func handle(
        _ request: Request,
        context: HotlineContext,
        next: (Request, HotlineContext) async throws -> Response,
    ) async throws -> Response {
        if let (language, address) = switched(by: request) {
            var response = Response(status: .seeOther, headers: [.location: address])
            response.setCookie(cookies.language(language))
            return response
        }
        var context = context
        context.visitor.path = request.uri.path
        // Only the last entry is the proxy's own; those before it are whatever the visitor claims.
        if isBehindProxy, let visitor = request.headers[named: "X-Forwarded-For"].flatMap(Self.address) {
            context.visitor.remoteAddress = visitor
        }
        context.visitor.language = language(of: request)
        context.visitor.flash = request.cookies[SiteCookies.flashName].flatMap { Flash(cookie: $0.value) }
        if request.method == .get { context.visitor.address = request.uri.string }
        return try await next(request, context)
    }

    /// The last address of the header, without a port; nil when it is no address.
    private static func address(in forwarded: String) -> String? {
        guard var entry = forwarded.split(separator: ",").last?.trimmingPrefix(while: \.isWhitespace) else {
            return nil
        }
        entry = entry.prefix { !$0.isWhitespace }
        let address = entry.hasPrefix("[") ? entry.dropFirst().prefix { $0 != "]" } : entry
        let isPortBehind = !entry.hasPrefix("[") && address.count { $0 == ":" } == 1
        let plain = isPortBehind ? address.prefix { $0 != ":" } : address
        let isAddress = !plain.isEmpty && plain.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
        return isAddress ? String(plain) : nil
    }

    private func language(of request: Request) -> Language {
        request.cookies[SiteCookies.languageName].flatMap { Language(rawValue: $0.value) }
            ?? Language(accepting: request.headers[.acceptLanguage] ?? "")
    }

    private func switched(by request: Request) -> (Language, address: String)? {
        guard request.method == .get, !request.isForPrograms, let query = request.uri.query else { return nil }
        let pairs = query.split(separator: "&")
        let choice = pairs.last { $0.hasPrefix("lang=") }?.dropFirst("lang=".count)
        guard let choice, let language = Language(rawValue: String(choice)) else { return nil }
        let rest = pairs.filter { !$0.hasPrefix("lang=") }.joined(separator: "&")
        let address = LocalPath(request.uri.path + (rest.isEmpty ? "" : "?" + rest))
        return (language, address?.text ?? SiteURL.home.path)
    }
}

extension Language {
    /// The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4); Chinese when none is named.
    init(accepting header: String) {
        let ranges = header.split(separator: ",").compactMap { range -> (Language, Double)? in
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let tag = parts.first, let language = Language(rawValue: String(tag.prefix(2))) else { return nil }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return quality > 0 ? (language, quality) : nil
        }
        let best = ranges.map(\.1).max()
        // Of equal ones the first named wins.
        self = ranges.first { $0.1 == best }?.0 ?? .zh
    }

    /// For `<html lang>`.
    package var tag: String {
        switch self {
        case .zh: "zh-CN"
        case .en: "en"
        }
    }

    var other: Language {
        switch self {
        case .zh: .en
        case .en: .zh
        }
    }
}
