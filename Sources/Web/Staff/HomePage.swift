// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Hummingbird
import Records
import Tickets
import WorkCalendar

/// What waits for me, by role, most urgent first (V3).
struct HomePage: StaffPage {
    let desk: Desk
    let pages: Pages
    let overview: OverviewQuery

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get { _, context in
            var counts = try await overview.overview(today: desk.today).waiting(for: context.session)
            counts[.toAcknowledge] = try await desk.count(of: .acknowledgement(by: context.session.login))
            if context.session.mayBe(among: Errand.newTopics.roles) {
                counts[.newTopics] = try await desk.countOfNewTopics()
            }
            let wording = pages.wording(context)
            let mayMend: Set<Role> = [.supervisor, .admin]
            let gap = mayMend.contains(context.session.role) ? try await desk.calendarGap() : nil
            return pages.render("home", HomeModel(context.session, counts, gap, wording), context)
        }
    }
}

struct HomeModel: PageModel {
    let title: String
    let greeting: String
    let cards: [Card]
    let newTicket: String?
    /// A year without official days comes near.
    let warning: String?
    let calendarLink: String

    struct Card: Sendable {
        let link: String
        let icon: String
        let label: String
        /// nil where it is not known.
        let count: Int?
        let hint: String
        /// Something waits that is late or nearly so.
        let isPressing: Bool
        let isIdle: Bool
    }

    init(_ session: StaffSession, _ counts: [Errand: Int], _ gap: CalendarGap?, _ wording: Wording) {
        title = wording.text("home.title")
        greeting = wording.text(
            "home.greeting",
            ["name": session.name[wording.language], "unit": wording.unit(session.unit)],
        )
        let role = session.role
        let errands = Errand.allCases.filter { role == .admin || $0.roles.contains(role) }
        cards = errands.map { Card($0, counts[$0], role, wording) }
        let takesCalls: Set<Role> = [.agent, .dispatcher, .supervisor, .admin]
        warning = wording.warning(gap)
        calendarLink = SiteURL.siteCalendar.path(["year": gap.map { String($0.year) } ?? ""])
        newTicket =
            role == .inspector ? SiteURL.gridIntake.path : takesCalls.contains(role) ? SiteURL.intake.path : nil
    }
}

extension HomeModel.Card {
    init(_ errand: Errand, _ count: Int?, _ role: Role, _ wording: Wording) {
        link = errand.place(for: role).path(query: errand.corner(for: role))
        icon = errand.icon
        label = wording.text("home.errand.\(errand.rawValue).label")
        self.count = count
        hint = wording.text("home.errand.\(errand.rawValue).hint")
        isPressing = errand.presses && (count ?? 0) > 0
        isIdle = count == 0
    }
}
