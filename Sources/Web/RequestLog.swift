// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Logging

/// One line for each request: the route's pattern and not its path, which may hold a token; never a query or a body.
struct RequestLog: RouterMiddleware {
    func handle(
        _ request: Request,
        context: HotlineContext,
        next: (Request, HotlineContext) async throws -> Response,
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let microseconds = (ContinuousClock.now - start) / .microseconds(1)
        context.logger.log(
            level: level(of: context),
            "answered",
            metadata: [
                "method": "\(request.method)", "route": "\(context.endpointPath ?? "none")",
                "status": "\(response.status.code)", "ms": "\((microseconds / 10).rounded() / 100)",
            ],
        )
        return response
    }

    private func level(of context: HotlineContext) -> Logger.Level {
        let quiet = ["/assets/{file}", "/static/{file}", "/healthz", "/readyz", "/metrics"]
        return quiet.contains(context.endpointPath ?? "") ? .debug : .info
    }
}
