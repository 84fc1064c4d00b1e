// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The Message-ID of a mail of ours, by which answers and reports of it find their way back: the same for every attempt to
/// deliver it. `hotline.20260105000042.17@hotline.test`
package struct OwnMessageID: Equatable, Sendable, CustomStringConvertible {
    package let ticket: TicketNumber
    /// `Reply.id`.
    package let delivery: Int64
    let domain: String

    package init(ticket: TicketNumber, delivery: Int64, domain: String) {
        self.ticket = ticket
        self.delivery = delivery
        self.domain = domain
    }

    /// nil for an id that is not of ours.
    package init?(_ text: String, domain: String) {
        guard
            let parts = text.wholeMatch(of: /hotline\.(\d{14})\.(\d{1,19})@([^@]+)/)?.output,
            parts.3.lowercased() == domain.lowercased(),
            let ticket = TicketNumber(String(parts.1)), let delivery = Int64(parts.2)
        else { return nil }
        self.init(ticket: ticket, delivery: delivery, domain: domain)
    }

    package var description: String { "hotline.\(ticket).\(delivery)@\(domain)" }
}
