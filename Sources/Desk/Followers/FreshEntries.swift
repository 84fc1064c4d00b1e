// SPDX-License-Identifier: Apache-2.0

import Records
import Synchronization

/// The newest entries that this process wrote, as they were written: followers need not read back and decode what was
/// in hand a moment ago. What is not here, such as what another process wrote, they read from the journal.
///
/// A class, because the desk that adds and the followers that read share it.
final class FreshEntries: Sendable {
    private let capacity: Int
    private let held = Mutex<[Int64: JournalEntry]>([:])

    /// - Parameter capacity: Entries kept, at least 1; twice as many before the older half is dropped.
    init(capacity: Int = 1_000) { self.capacity = capacity }

    /// Takes in entries whose transaction is durable, in any order.
    func add(_ entries: [JournalEntry]) {
        held.withLock { held in
            for entry in entries { held[entry.position] = entry }
            guard held.count > 2 * capacity, let newest = held.keys.max() else { return }
            held = held.filter { $0.key > newest - Int64(capacity) }
        }
    }

    /// The entries that follow `position` without a gap, oldest first, at most `limit`; nil when the first is not here.
    func entries(after position: Int64, limit: Int) -> [JournalEntry]? {
        held.withLock { held in
            var entries: [JournalEntry] = []
            while entries.count < limit, let next = held[position + 1 + Int64(entries.count)] { entries.append(next) }
            return entries.isEmpty ? nil : entries
        }
    }
}
