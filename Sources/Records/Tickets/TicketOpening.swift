// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Tickets

/// A new ticket made ready before its transaction: what can be worked out elsewhere is not worked out on the writer's
/// thread, where all others wait.
package struct TicketOpening: Sendable {
    /// As its first events leave it, without a number.
    package let ticket: Ticket
    let entry: EntryText
    let state: String
    let facts: [CountedFact]
    let outcomes: [ProposalOutcome]
    let matterFacts: [CountedMatter]

    /// - Parameters:
    ///   - filing: What was asked.
    ///   - change: The first entry; its events begin with the registration.
    /// - Throws: `EncodingError`, which no ticket gives.
    package init(filing: Filing, change: TicketChange) throws {
        let registered = Ticket(filing: filing)
        var ticket = registered
        for event in change.events { ticket.apply(event, at: change.at) }
        self.ticket = ticket
        entry = try EntryText(change)
        state = try StoredJSON.text(ticket)
        outcomes = registered.proposalOutcomes(of: change.events, at: change.at)
        facts = registered.facts(of: change.events, at: change.at)
        matterFacts = registered.matterFacts(of: change.events, at: change.at)
    }
}

/// A change with the text that the journal keeps of it.
struct EntryText: Sendable {
    let change: TicketChange
    let author: String
    let events: String

    init(_ change: TicketChange) throws {
        self.change = change
        author = try StoredJSON.text(change.author)
        events = try StoredJSON.text(change.events)
    }
}
