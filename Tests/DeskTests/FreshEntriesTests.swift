// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Testing
import Tickets

@testable import Desk

/// Followers get from memory only what the journal would give them, and in its order.
struct FreshEntriesTests {
    private static func entry(_ position: Int64) -> JournalEntry {
        JournalEntry(
            position: position,
            ticket: ID(position),
            version: 1,
            at: Date(timeIntervalSince1970: 0),
            author: .citizen,
            device: "test",
            events: [.archived],
        )
    }

    @Test func `entries that arrive out of order are given in order, up to the first gap`() {
        let fresh = FreshEntries()
        for position in [7, 5, 4, 9, 6] as [Int64] { fresh.add([Self.entry(position)]) }

        #expect(fresh.entries(after: 3, limit: 10)?.map(\.position) == [4, 5, 6, 7])
        #expect(fresh.entries(after: 5, limit: 1)?.map(\.position) == [6])
        #expect(fresh.entries(after: 7, limit: 10) == nil, "8 is another process's, or still on its way")
        #expect(fresh.entries(after: 9, limit: 10) == nil)
    }

    @Test func `the oldest are forgotten, and then the journal must be read`() {
        let fresh = FreshEntries(capacity: 3)

        fresh.add((1...7).map(Self.entry))

        #expect(fresh.entries(after: 0, limit: 10) == nil)
        #expect(fresh.entries(after: 4, limit: 10)?.map(\.position) == [5, 6, 7])
    }
}
