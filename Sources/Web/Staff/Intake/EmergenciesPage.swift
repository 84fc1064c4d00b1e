// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// What was handed to emergency lines, those first whose number is not known yet (A11, domain.md 1.17).
struct EmergenciesPage: StaffPage {
    let desk: Desk
    let pages: Pages

    private static let limit = 200

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("emergencies") { _, context in
            try context.session.mustBe(among: IntakeTabs.roles(of: .emergencies))
            let wording = pages.wording(context)
            let handed = try await desk.emergencies(limit: Self.limit, for: context.session.author)
            var model = EmergenciesModel(handed.map(\.ticket), wording)
            model.tabs = IntakeTabs(at: .emergencies, for: context.session.role, wording)
            return pages.render("staff/emergencies", model, context)
        }
    }
}

struct EmergenciesModel: PageModel {
    let title: String
    var tabs: IntakeTabs?
    let rows: [Row]
    let isEmpty: Bool

    struct Row: Sendable {
        let link: String
        let number: String
        let at: String
        let line: String
        let theirNumber: String?
        let awaitsNumber: Bool
        let spokenTo: String
        let summary: String
    }

    init(_ tickets: [Ticket], _ wording: Wording) {
        title = wording.text("emergencies.title")
        rows = tickets.compactMap { Row($0, wording) }
        isEmpty = rows.isEmpty
    }
}

extension EmergenciesModel.Row {
    /// nil for a ticket that was handed to nobody.
    fileprivate init?(_ ticket: Ticket, _ wording: Wording) {
        guard case .transferred(let transfer) = ticket.stage else { return nil }
        link = SiteURL.ticket(ticket.number).path
        number = ticket.number.rawValue
        at = wording.minute(ticket.filing.receivedAt)
        line = wording.word(transfer.line)
        theirNumber = ticket.theirNumber
        awaitsNumber = ticket.awaitsTheirNumber
        spokenTo = ticket.overlays.handOvers.last?.spokenTo ?? "—"
        summary = ticket.filing.summary
    }
}
