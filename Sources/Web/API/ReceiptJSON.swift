// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Tickets

/// What the sender of a request gets. Source: contracts, `POST /api/v1/tickets`.
struct ReceiptJSON: Encodable {
    let id: Int64
    let number: String
    let queryCode: String
    let stage: String
    let unit: OrNull<String>
    let deadlines: [Clock]

    struct Clock: Encodable {
        let kind: String
        let due: String
        let lamp: String
    }

    init(_ receipt: Receipt, at now: Date) {
        let ticket = receipt.stored.ticket
        id = receipt.stored.id.rawValue
        number = ticket.number.rawValue
        queryCode = receipt.queryCode
        stage = ticket.stage.name.rawValue
        unit = OrNull(ticket.answeringUnit?.rawValue)
        deadlines = (ticket.stage.assignment?.deadlines ?? []).map { deadline in
            Clock(
                kind: deadline.kind.rawValue,
                due: deadline.due.json,
                lamp: deadline.lamp(at: ticket.clockTime(now)).rawValue,
            )
        }
    }
}

extension Ticket {
    /// What its clocks show at `now`: they stand still while the ticket is paused.
    func clockTime(_ now: Date) -> Date { overlays.pause?.since ?? now }
}
