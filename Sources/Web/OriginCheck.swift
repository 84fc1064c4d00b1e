// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

/// Refuses what another site's page makes a browser send. Calls of the API carry a token and no cookie.
///
/// Browsers name the sender in `Sec-Fetch-Site` or `Origin`; a request with neither comes from no page. The host is
/// compared with the one asked for as well as the public one, so that the site also works under a second name.
struct OriginCheck: RouterMiddleware {
    let publicURL: URL

    func handle(
        _ request: Request,
        context: HotlineContext,
        next: (Request, HotlineContext) async throws -> Response,
    ) async throws -> Response {
        let changes = request.method != .get && request.method != .head
        guard !changes || request.isForPrograms || isOurs(request) else { throw WebFault.foreignOrigin }
        return try await next(request, context)
    }

    private func isOurs(_ request: Request) -> Bool {
        if let site = request.headers[named: "Sec-Fetch-Site"] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        guard let host = URL(string: origin)?.authority else { return false }
        return host == request.head.authority?.lowercased() || host == publicURL.authority
    }
}

extension URL {
    /// Host and port, as a browser writes them in `Host`.
    fileprivate var authority: String? {
        guard let host = host()?.lowercased() else { return nil }
        return port.map { "\(host):\($0)" } ?? host
    }
}
