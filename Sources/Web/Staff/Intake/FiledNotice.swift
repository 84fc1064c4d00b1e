// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Tickets

/// What the agent reads out to the caller of a request just filed: template `staff/intake-filed`.
struct FiledNotice: Sendable {
    let number: String
    let queryCode: String
    let next: String

    /// nil for any other ticket than the one that this browser filed last.
    ///
    /// - Parameters:
    ///   - request: Of the ticket page; the browser that filed remembers the key for a quarter of an hour.
    ///   - number: The ticket that the page shows.
    init?(_ request: Request, showing number: TicketNumber) {
        guard let key = request.caseKey, key.number == number else { return nil }
        self.number = key.number.rawValue
        queryCode = key.queryCode
        next = SiteURL.intake.path
    }
}
