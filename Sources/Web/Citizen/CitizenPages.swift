// SPDX-License-Identifier: Apache-2.0

extension WebServer {
    /// The pages of citizens, one line each.
    var citizenPages: [any CitizenPage] {
        let entrance = CaseEntrance(desk: desk, cookies: cookies, guards: citizenGuard)
        let follow = FollowPage(desk: desk, pages: pages, entrance: entrance, room: room)
        let known: [any CitizenPage] = [
            WelcomePage(desk: desk, pages: pages),
            CityMap(desk: desk),
            MailboxesPage(desk: desk, pages: pages),
            PublicPage(desk: desk, pages: pages),
            FilePage(desk: desk, pages: pages, channel: channels.web, entrance: entrance, room: room),
            follow,
            RatePage(desk: desk, pages: pages, guards: citizenGuard),
        ]
        guard let room else { return known }
        let files = CitizenAttachments(desk: desk, pages: pages, entrance: entrance, room: room, followPage: follow)
        return known + [files]
    }
}
