// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// One change of one ticket as it stands in the journal: who, when, what, from which device (B2).
package struct JournalEntry: Sendable {
    /// 1, 2, 3 … over all tickets, in commit order, without a gap.
    package let position: Int64
    package let ticket: ID<Ticket>
    /// The ticket's version that this entry made.
    package let version: Int
    package let at: Date
    package let author: Author
    package let device: String
    package let events: [TicketEvent]

    package init(
        position: Int64,
        ticket: ID<Ticket>,
        version: Int,
        at: Date,
        author: Author,
        device: String,
        events: [TicketEvent],
    ) {
        self.position = position
        self.ticket = ticket
        self.version = version
        self.at = at
        self.author = author
        self.device = device
        self.events = events
    }
}
