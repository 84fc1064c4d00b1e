// SPDX-License-Identifier: Apache-2.0

/// Commits groups of writes, each in one transaction with a savepoint per write.
struct WriteGroup: Sendable {
    let ledger: CommitLedger

    /// Performs all writes, commits once, and only then answers, also those that failed: what a failed write saw
    /// of its neighbours is true only once they are committed.
    func commit(_ writes: [PendingWrite], on connection: any WriteConnection) {
        do throws(DatabaseError) {
            try connection.begin()
            let outcomes = try perform(writes, on: connection)
            let succeeded = outcomes.count { $0.succeeded }
            if succeeded > 0 {
                try connection.commit()
                ledger.record(writes: succeeded)
            } else {
                connection.rollback()
            }
            for outcome in outcomes { outcome.answer() }
        } catch {
            connection.rollback()
            for write in writes { write.refuse(error) }
        }
    }

    /// - Throws: Only when the whole transaction is lost.
    private func perform(
        _ writes: [PendingWrite],
        on connection: any WriteConnection,
    ) throws(DatabaseError) -> [Outcome] {
        var outcomes: [Outcome] = []
        outcomes.reserveCapacity(writes.count)
        var savepointIsFresh = false
        for write in writes {
            // A group of one needs no savepoint: if it fails, there is nothing to keep.
            if writes.count > 1, !savepointIsFresh { try connection.setSavepoint() }
            let outcome = perform(write, on: connection)
            if writes.count > 1, !outcome.succeeded { try connection.rollbackToSavepoint() }
            savepointIsFresh = !outcome.succeeded
            outcomes.append(outcome)
        }
        return outcomes
    }

    private func perform(_ write: PendingWrite, on connection: any WriteConnection) -> Outcome {
        let writer = CheckedWriter(connection)
        do {
            let answer = try write.perform(writer)
            try writer.settle()
            return Outcome(succeeded: true, answer: answer)
        } catch {
            return Outcome(succeeded: false, answer: { write.refuse(error) })
        }
    }

    /// How one write ended, and what its caller will be told once the group is committed.
    private struct Outcome {
        let succeeded: Bool
        let answer: Answer
    }
}
