// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Tickets

/// Routes for programs that carry a token: a call reaches its handler together with whom the token speaks for.
struct ProgramRoutes {
    typealias Call = @Sendable (Request, HotlineContext, Author) async throws -> Response

    private let routes: RouterGroup<HotlineContext>
    private let wall: TokenWall

    init(_ routes: RouterGroup<HotlineContext>, wall: TokenWall) {
        self.routes = routes
        self.wall = wall
    }

    func get(_ path: RouterPath, use call: @escaping Call) { add(.get, path, call) }

    func post(_ path: RouterPath, use call: @escaping Call) { add(.post, path, call) }

    private func add(_ method: HTTPRequest.Method, _ path: RouterPath, _ call: @escaping Call) {
        routes.on(path, method: method) { [wall] request, context in
            try await call(request, context, try await wall.admit(request))
        }
    }
}

/// Lets in who has a token in force and has not called too often.
struct TokenWall: Sendable {
    let desk: Desk
    let throttle: Throttle

    /// - Throws: `APIFault`.
    func admit(_ request: Request) async throws -> Author {
        guard let token = request.bearerToken else { throw APIFault.tokenMissing }
        guard let author = try await desk.tokenAuthor(token) else { throw APIFault.tokenUnknown }
        if case .refused(let seconds) = throttle.admit(author.login ?? "", at: desk.time.now) {
            throw APIFault.tooManyCalls(retryAfterSeconds: seconds)
        }
        return author
    }
}

/// Says with a 401 how to do better. Source: RFC 9110, 11.6.1.
struct BearerChallenge: RouterMiddleware {
    func handle(
        _ request: Request,
        context: HotlineContext,
        next: (Request, HotlineContext) async throws -> Response,
    ) async throws -> Response {
        var response = try await next(request, context)
        if response.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}

extension Request {
    /// The token of `Authorization: Bearer TOKEN`. Source: RFC 6750, 2.1.
    fileprivate var bearerToken: String? {
        let parts = (headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}
