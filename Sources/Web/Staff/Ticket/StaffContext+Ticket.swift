// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Tickets

extension StaffContext {
    /// The ticket that the path names.
    var ticketNumber: TicketNumber {
        get throws {
            let text = try parameters.require("number")
            guard let number = TicketNumber(text) else { throw DeskRefusal.unknownTicket(text) }
            return number
        }
    }
}
