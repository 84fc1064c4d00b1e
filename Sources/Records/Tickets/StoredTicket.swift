// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// A ticket with its row's identity and version. The version is the number of its journal entries: who changes a
/// ticket says which version they saw, and a newer one is never overwritten (B6).
package struct StoredTicket: Equatable, Sendable {
    package let id: ID<Ticket>
    package let version: Int
    package let ticket: Ticket

    package init(id: ID<Ticket>, version: Int, ticket: Ticket) {
        self.id = id
        self.version = version
        self.ticket = ticket
    }
}

/// One change as the law decided it, ready to be recorded.
package struct TicketChange: Sendable {
    package let events: [TicketEvent]
    package let at: Date
    package let author: Author
    /// From where: a browser's session, a token's name, the clock. No address of a person.
    package let device: String

    package init(events: [TicketEvent], at: Date, author: Author, device: String) {
        self.events = events
        self.at = at
        self.author = author
        self.device = device
    }
}
