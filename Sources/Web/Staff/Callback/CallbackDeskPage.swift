// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Sites
import Tickets

/// The callback desk: whom to call now, who waits, who was texted, and who was not content (E1, E3); and the page on which
/// one citizen is asked.
struct CallbackDeskPage: StaffPage {
    let desk: Desk
    let pages: Pages
    /// nil where there is no call centre.
    let centre: CallCentre?

    static let roles: Set<Role> = [.agent, .evaluator, .supervisor]

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("callbacks") { _, context in
            try context.session.mustBe(among: Self.roles)
            return pages.render("staff/callbacks", try await list(context), context)
        }
        staff.get("callbacks/{number}") { _, context in
            try context.session.mustBe(among: Self.roles)
            return pages.render("staff/callback", CallbackModel(try await view(context)), context)
        }
    }

    /// Cards of a page.
    private static let cards = 20

    private func list(_ context: StaffContext) async throws -> CallbackDeskModel {
        let list = CallbackList(rawValue: context.query["tab"]) ?? .due
        let page = max(0, Int(context.query["page"]) ?? 0)
        let found = try await desk.callbacks(list, page: page, limit: Self.cards, for: context.session.author)
        let back = context.visitor.address ?? SiteURL.callbacks.path
        let views = found.files.map { view($0, context) }
        return CallbackDeskModel(
            list,
            cards: views.map { CallbackCard($0, in: list, back: back) },
            next: found.hasMore ? page + 1 : nil,
            counts: try await desk.callbackCounts(),
            pages.wording(context),
        )
    }

    private func view(_ context: StaffContext) async throws -> TicketView {
        let file = try await desk.file(of: try context.ticketNumber, for: context.session.author)
        return view(file, context)
    }

    private func view(_ file: TicketFile, _ context: StaffContext) -> TicketView {
        var view = TicketView(
            file: file,
            session: context.session,
            now: desk.time.now,
            site: desk.site,
            wording: pages.wording(context),
        )
        view.hasTelephones = centre != nil
        return view
    }
}
