// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Counts writes and commits. A class because the writer thread counts and any thread reads.
final class CommitLedger: Sendable {
    private let counted = Mutex(CommitStatistics())

    var statistics: CommitStatistics {
        counted.withLock { $0 }
    }

    /// One commit made `writes` writes durable.
    func record(writes: Int) {
        counted.withLock {
            $0.writes += writes
            $0.commits += 1
        }
    }
}
