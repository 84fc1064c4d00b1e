// SPDX-License-Identifier: Apache-2.0

package import Records
package import Storage
import Tickets

/// Keeps the search index: each new ticket's words, once.
package struct IndexSearch: Follower {
    package let name = "index-search"
    private let engine: StorageEngine

    package init(engine: StorageEngine) { self.engine = engine }

    package func follow(_ entries: [JournalEntry], in writer: any Writer) throws {
        for entry in entries {
            guard case .registered(let filing)? = entry.events.first else { continue }
            try TicketWords.index(entry.ticket, filing: filing, on: engine, in: writer)
        }
    }
}
