// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// A rung that the ticket has reached, to whom it was addressed and who has answered: template `staff/ticket`.
struct RungEntry: Sendable {
    let level: String
    let at: String
    let acknowledged: String?
    let silent: String?

    init(_ rung: Rung, _ view: TicketView) {
        let wording = view.wording
        level = wording.word(rung.level)
        at = wording.minute(rung.at)
        acknowledged = Self.people(rung.acknowledged, "ladder.acknowledged", wording)
        silent = Self.people(rung.silent, "ladder.silent", wording)
    }

    private static func people(_ logins: [String], _ key: String, _ wording: Wording) -> String? {
        logins.isEmpty ? nil : wording.text(key, ["who": wording.list(logins.map(wording.colleague))])
    }
}
