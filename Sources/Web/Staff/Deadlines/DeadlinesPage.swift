// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Tickets

/// Why each deadline of a ticket is what it is, step by step (S2).
struct DeadlinesPage: StaffPage {
    let desk: Desk
    let pages: Pages

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("tickets/{number}/deadlines") { _, context in
            let number = try context.ticketNumber
            let file = try await desk.file(of: number, for: context.session.author)
            let passes = try await desk.explanations(of: file)
            let wording = pages.wording(context)
            let view = TicketView(
                file: file,
                session: context.session,
                now: desk.time.now,
                site: desk.site,
                wording: wording,
            )
            let pauses = PausedTime.all(view).map { $0.sentence(wording) }
            let model = DeadlinesModel(number, passes, pauses: pauses, wording)
            return pages.render("staff/deadlines", model, context)
        }
    }
}
