// SPDX-License-Identifier: Apache-2.0

package import Records
package import Storage
import Tickets

/// Keeps the search index: each new ticket's words, once.
package struct IndexSearch: Follower {
    package let name = "index-search"
    package let patience = Duration.seconds(5)
    /// Words are much to write.
    package let batch = 200
    private let engine: StorageEngine

    package init(engine: StorageEngine) { self.engine = engine }

    package func follow(_ entries: [JournalEntry]) -> Consequences {
        let words = entries.compactMap { entry in
            guard case .registered(let filing)? = entry.events.first else { return nil as (ID<Ticket>, String)? }
            return (entry.ticket, TicketWords.words(of: filing))
        }
        return { [engine] writer in
            for (ticket, words) in words { try TicketWords.index(ticket, words: words, on: engine, in: writer) }
        }
    }
}
