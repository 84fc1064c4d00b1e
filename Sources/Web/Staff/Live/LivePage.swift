// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Tickets

/// The live board (V1): today's figures and what stands where, drawn anew while one looks at it.
struct LivePage: StaffPage {
    let desk: Desk
    let pages: Pages
    let overview: OverviewQuery
    let board: LiveBoard<Overview, BoardFrame>
    var heartbeat = Duration.seconds(15)

    /// Those who watch over the whole.
    static let roles: Set<Role> = [.dispatcher, .supervisor, .evaluator, .leader]

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("live") { _, context in
            try context.session.mustBe(among: Self.roles)
            let now = try await overview.overview(today: desk.today)
            let model = LiveModel(BoardModel(now, at: desk.time.now, pages.wording(context)), pages.wording(context))
            return pages.render("staff/live", model, context)
        }
        staff.get("live/events") { request, context in
            try context.session.mustBe(among: Self.roles)
            return events(request, context)
        }
    }

    private func events(_ request: Request, _ context: StaffContext) -> Response {
        let token = request.sessionToken ?? ""
        let seen = request.headers[named: "Last-Event-ID"].flatMap { Int64($0) }
        let language = context.language
        return EventLine(heartbeat: heartbeat, isWelcome: { await desk.isSignedIn(token) }) { [board] slot in
            var isFirst = true
            for await frame in board.frames() {
                // A browser that comes back with the newest id already shows this frame.
                if !isFirst || frame.position != seen { slot.put(frame.event(in: language)) }
                isFirst = false
            }
        }.response()
    }
}

extension Desk {
    /// Whether whoever looks on is still signed in.
    func isSignedIn(_ token: String) async -> Bool {
        do {
            return try await session(token: token) != nil
        } catch {
            // An error of the store is no reason to cut a viewer off: the next sign of life asks again.
            return true
        }
    }
}

struct LiveModel: PageModel {
    let title: String
    let events: String
    let wallboard = SiteURL.wallboard.path
    let board: BoardModel

    init(_ board: BoardModel, _ wording: Wording) {
        title = wording.text("liveBoard.title")
        events = SiteURL.liveBoardEvents.path
        self.board = board
    }
}
