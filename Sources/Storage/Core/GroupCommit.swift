// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The one writer of a database: drains the waiting writes into one transaction and answers them after its commit.
///
/// One commit costs one wait for the disk, however many writes it carries. No write is held back to wait for
/// company: a group is what gathered while the group before it was being committed.
///
/// A class because it owns the writer thread, which ends when it is closed or released.
package final class GroupCommit: Sendable {
    /// Writes in one transaction at most: bounds how long the first of them waits for the last.
    package static let largestGroup = 512

    private let queue = WorkQueue<PendingWrite>()
    private let ledger = CommitLedger()

    /// - Parameter open: Makes the engine, on the writer thread.
    package init(open: @escaping @Sendable () -> any WriteEngine) {
        let group = WriteGroup(ledger: ledger)
        queue.start(threads: 1, name: "hotline writer") { [queue] in
            let engine = open()
            while true {
                let writes = queue.take(upTo: Self.largestGroup)
                guard !writes.isEmpty else { break }
                do throws(DatabaseError) {
                    try engine.withWriteConnection { group.commit(writes, on: $0) }
                } catch {
                    for write in writes { write.refuse(error) }
                }
            }
            engine.closeWriteConnection()
        }
    }

    deinit {
        queue.close()
    }

    /// Queues a write; see `Database.write`.
    package func write<T: Sendable>(_ body: @escaping @Sendable (any Writer) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            do {
                try queue.add(PendingWrite(body, caller: caller))
            } catch {
                caller.resume(throwing: error)
            }
        }
    }

    package var statistics: CommitStatistics {
        var statistics = ledger.statistics
        statistics.waiting = queue.waiting
        return statistics
    }

    /// Accepts no more writes and returns when those accepted are answered and the connection is closed.
    package func close() async {
        await queue.closeAndDrain()
    }
}
