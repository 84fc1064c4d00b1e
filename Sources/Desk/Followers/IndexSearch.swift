// SPDX-License-Identifier: Apache-2.0

package import Records
package import Storage

/// Keeps the search index: each new ticket's words, once.
package struct IndexSearch: Follower {
    package let name = "index-search"
    private let engine: StorageEngine

    package init(engine: StorageEngine) { self.engine = engine }

    package func follow(_ entries: [JournalEntry], in writer: any Writer) throws {
        for entry in entries where entry.version == 1 {
            guard let stored = try TicketRecords.find(entry.ticket, in: writer) else { continue }
            try TicketWords.index(stored, on: engine, in: writer)
        }
    }
}
