// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Synchronization

/// Counts answers by kind of route and status, and the time they took, since the process started.
///
/// A class, because every request counts and `/metrics` reads.
final class Traffic: Sendable {
    /// What a route is for; never a path, which may hold a token.
    enum Route: String, CaseIterable, Sendable {
        case citizen, staff, api, open311, files, health
    }

    struct Answers: Hashable, Sendable {
        let route: Route
        let status: Int
    }

    struct Figures: Equatable, Sendable {
        var count = 0
        /// Seconds.
        var duration = 0.0
    }

    private let figures = Mutex<[Answers: Figures]>([:])

    func count(_ answers: Answers, duration: Double) {
        figures.withLock {
            $0[answers, default: Figures()].count += 1
            $0[answers, default: Figures()].duration += duration
        }
    }

    var all: [(answers: Answers, figures: Figures)] {
        figures.withLock { Array($0) }
            .map { ($0.key, $0.value) }
            .sorted { ($0.0.route.rawValue, $0.0.status) < ($1.0.route.rawValue, $1.0.status) }
    }
}

extension Traffic.Route {
    init(path: String) {
        let first = path.split(separator: "/").first ?? ""
        self =
            switch first {
            case "staff": .staff
            case "api": .api
            case "open311": .open311
            case "static", "assets": .files
            case "healthz", "readyz", "metrics": .health
            default: .citizen
            }
    }
}

/// Stands before everything that may answer.
struct TrafficCount: RouterMiddleware {
    let traffic: Traffic

    func handle(
        _ request: Request,
        context: HotlineContext,
        next: (Request, HotlineContext) async throws -> Response,
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let answers = Traffic.Answers(route: Traffic.Route(path: request.uri.path), status: response.status.code)
        traffic.count(answers, duration: (ContinuousClock.now - start) / .seconds(1))
        return response
    }
}
