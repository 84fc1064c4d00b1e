// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// What is on its way to citizens by gateways, with its age and the reason of each failure (K3).
struct OutboxPage: StaffPage {
    let desk: Desk
    let pages: Pages

    private static let pageSize = 50

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get("outbox") { _, context in
            try context.session.mustBe(among: Self.roles)
            let tab = OutboxTab(rawValue: context.query["tab"]) ?? .waiting
            let page = try await desk.outbox(
                in: tab.states,
                below: Int64(context.query["after"]),
                limit: Self.pageSize,
                for: context.session.author,
            )
            let model = OutboxModel(
                tab,
                page.lines,
                next: page.next,
                figures: try await desk.outboxFigures(),
                now: desk.time.now,
                mailboxes: try await desk.mailboxes(),
                isConnected: desk.gateways != [.letter] && !desk.gateways.isEmpty,
                pages.wording(context),
            )
            return pages.render("staff/outbox", model, context)
        }
        staff.post("outbox/{id}") { _, context in
            try context.session.mustBe(among: Self.roles)
            return try await step(context)
        }
    }

    private static let roles: Set<Role> = [.agent, .dispatcher, .supervisor]

    private func step(_ context: StaffContext) async throws -> Response {
        guard let id = Int64(try context.parameters.require("id")) else { throw OutboxRefusal.unknown }
        switch context.form["do"] {
        case "again":
            try await desk.sendAgain(id, by: context.session.author)
            return pages.redirect(to: .outbox, saying: .success("outboxSentAgain"))
        case "withdraw":
            try await desk.withdraw(id, by: context.session.author)
            return pages.redirect(to: .outbox, saying: .success("outboxWithdrawn"))
        default: throw WebFault.notAForm
        }
    }
}

/// Deliveries that a person looks at together.
enum OutboxTab: String, CaseIterable, Sendable {
    case waiting, failed, sent, all

    var states: [Delivery.State] {
        switch self {
        case .waiting: [.waiting, .sending]
        case .failed: [.failed, .expired]
        case .sent: [.handedOver, .delivered]
        case .all: []
        }
    }
}
