// SPDX-License-Identifier: Apache-2.0

package import Records
package import Storage

/// Something that happens because the journal grew: a notice, an invitation, a word in the search index.
///
/// A follower reads every entry in order. What it writes and how far it has read are stored together, so after a crash
/// it goes on where it was and repeats nothing that was stored.
package protocol Follower: Sendable {
    /// Its name in the store, for ever.
    var name: String { get }

    /// Does what follows from `entries`, oldest first, in the transaction that moves the cursor.
    ///
    /// - Throws: Anything; then nothing of it is stored, and the loop tries again later.
    func follow(_ entries: [JournalEntry], in writer: any Writer) throws

    /// The same in two steps, for a follower that has much to work out: all that can be is done now, and only the rest
    /// in the transaction, where everybody waits.
    func consequences(of entries: [JournalEntry]) -> Consequences

    /// What is left to be done in the transaction.
    typealias Consequences = @Sendable (any Writer) throws -> Void
}

extension Follower {
    package func consequences(of entries: [JournalEntry]) -> Consequences {
        { writer in try follow(entries, in: writer) }
    }
}
