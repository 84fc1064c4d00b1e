// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Tickets

/// A telephone call about the ticket: part of template `staff/ticket`.
struct TicketCall: Sendable {
    let at: String
    let link: String
    let text: String

    /// Those that the reader may look into: an agent their own, whoever looks after agents all, a unit none.
    static func all(_ view: TicketView) -> [TicketCall] {
        guard view.hasTelephones, view.session.mayReadCalls else { return [] }
        return view.file.calls
            .filter { view.session.role != .agent || $0.agent == view.session.login }
            .map { TicketCall($0, view) }
    }

    private init(_ call: StoredCall, _ view: TicketView) {
        let line = CallLine(call, site: view.site, at: view.now, view.wording)
        at = line.at
        link = line.link
        text = view.wording.text(
            "ticketCalls.line",
            ["direction": line.direction, "agent": line.agent, "talk": line.talk],
        )
    }
}
