// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records

/// Where a person is signed in, and how to end it from here (X3).
struct SessionsPage: StaffPage {
    let desk: Desk
    let pages: Pages
    let cookies: SiteCookies

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("sessions") { request, context in
            let open = try await desk.sessions(of: context.session.login)
            let own = request.sessionToken.map(SecretHash.init(of:))
            return pages.render("sessions", SessionsModel(open, own: own, pages.wording(context)), context)
        }
        staff.post("sessions/end-others") { request, context in
            try await desk.revokeSessions(of: context.session.login, except: request.sessionToken)
            return pages.redirect(to: .sessions, saying: .success("otherSessionsEnded"))
        }
    }
}

struct SessionsModel: PageModel {
    let title: String
    let sessions: [Line]
    let endOthers: String
    let hasOthers: Bool

    struct Line: Sendable {
        let device: String
        let since: String
        let until: String
        let isOwn: Bool
    }

    init(_ open: [SessionEntry], own: SecretHash?, _ wording: Wording) {
        title = wording.text("sessions.title")
        endOthers = SiteURL.sessions.path + "/end-others"
        hasOthers = open.count > 1
        sessions = open.map { session in
            Line(
                device: session.device,
                since: wording.minute(session.startedAt),
                until: wording.minute(session.expiresAt),
                isOwn: session.id == own,
            )
        }
    }
}
