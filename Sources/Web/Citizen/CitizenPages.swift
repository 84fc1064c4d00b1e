// SPDX-License-Identifier: Apache-2.0

extension WebServer {
    /// The pages of citizens, one line each.
    var citizenPages: [any CitizenPage] {
        let entrance = CaseEntrance(desk: desk, cookies: cookies, guards: citizenGuard)
        return [
            WelcomePage(desk: desk, pages: pages),
            FilePage(desk: desk, pages: pages, channel: channels.web, entrance: entrance),
            FollowPage(desk: desk, pages: pages, entrance: entrance),
            RatePage(desk: desk, pages: pages, guards: citizenGuard),
        ]
    }
}
