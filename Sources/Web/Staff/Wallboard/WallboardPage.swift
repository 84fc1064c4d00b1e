// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Tickets

/// The wall of the hotline centre (V1): a page of its own without navigation, the same picture in any size.
struct WallboardPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let wall: Wall
    var heartbeat = Duration.seconds(15)

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("wallboard") { _, context in
            try context.session.mustBe(among: LivePage.roles)
            let picture = try await wall.source.picture()
            let wording = pages.wording(context)
            let scene = WallScene(picture, site: desk.site, at: desk.time.now)
            let model = WallboardModel(WallBody(scene, wording), WallView(context.query), at: scene.now, wording)
            return pages.renderPart("staff/wallboard", model, context)
        }
        staff.get("wallboard/events") { request, context in
            try context.session.mustBe(among: LivePage.roles)
            return events(request, context)
        }
    }

    private func events(_ request: Request, _ context: StaffContext) -> Response {
        let token = request.sessionToken ?? ""
        let language = context.language
        return EventLine(heartbeat: heartbeat, isWelcome: { await desk.isSignedIn(token) }) {
            [board = wall.board] slot in
            for await frame in board.frames() { slot.put(frame.event(in: language)) }
        }.response()
    }
}

/// How a wall is looked at: dark unless it is to be light, its map by load unless by lateness.
struct WallView: Sendable {
    let isLight: Bool
    let isByLate: Bool

    init(_ query: Form) {
        isLight = query["theme"] == "light"
        isByLate = query["map"] == "late"
    }

    /// The address of the wall looked at so.
    fileprivate static func link(isLight: Bool, isByLate: Bool) -> String {
        var query: [(name: String, value: String)] = []
        if isLight { query.append(("theme", "light")) }
        if isByLate { query.append(("map", "late")) }
        return SiteURL.wallboard.path(query: query)
    }

    fileprivate var otherLight: String { Self.link(isLight: !isLight, isByLate: isByLate) }
    fileprivate var otherMap: String { Self.link(isLight: isLight, isByLate: !isByLate) }
}

/// The page around the picture: template `staff/wallboard`.
struct WallboardModel: PageModel {
    let title: String
    let languageTag: String
    let siteName: String
    let hotline: String
    let theme: String
    let shade: String
    let links: [Link]
    let day: String
    let time: String
    let zone: String
    let events = SiteURL.wallboardEvents.path
    let board: WallBody

    struct Link: Sendable {
        let link: String
        let label: String
    }

    init(_ board: WallBody, _ view: WallView, at now: Date, _ wording: Wording) {
        title = wording.text("wallboard.title")
        languageTag = wording.language.tag
        siteName = wording.site.name[wording.language]
        hotline = wording.site.hotline
        theme = view.isLight ? "light" : "dark"
        shade = view.isByLate ? "by-late" : "by-load"
        links = [
            Link(link: view.otherMap, label: wording.text(view.isByLate ? "wallboard.byLoad" : "wallboard.byLate")),
            Link(link: view.otherLight, label: wording.text(view.isLight ? "wallboard.dark" : "wallboard.light")),
            Link(link: SiteURL.liveBoard.path, label: wording.text("wallboard.leave")),
        ]
        day = wording.clock.day(now)
        time = String(wording.minute(now).suffix(5))
        zone = wording.site.zone.identifier
        self.board = board
    }
}
