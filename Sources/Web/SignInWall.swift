// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird

/// Finds out who is signed in, by the session's cookie. Refuses nobody.
struct SessionReader: RouterMiddleware {
    let desk: Desk

    func handle(
        _ request: Request,
        context: HotlineContext,
        next: (Request, HotlineContext) async throws -> Response,
    ) async throws -> Response {
        var context = context
        if let token = request.sessionToken { context.visitor.session = try await desk.session(token: token) }
        return try await next(request, context)
    }
}

/// Sends whoever is not signed in to the sign-in page, and from there back to where they wanted to go.
struct SignInWall: RouterMiddleware {
    func handle(
        _ request: Request,
        context: HotlineContext,
        next: (Request, HotlineContext) async throws -> Response,
    ) async throws -> Response {
        guard context.visitor.session == nil else { return try await next(request, context) }
        let wanted = context.visitor.address ?? SiteURL.staffHome.path
        let isHome = wanted == SiteURL.staffHome.path
        let target = isHome ? SiteURL.signIn.path : SiteURL.signIn.path(["next": wanted])
        return Response(status: .seeOther, headers: [.location: target])
    }
}

extension Request {
    var sessionToken: String? { cookies[SiteCookies.sessionName]?.value }
}
