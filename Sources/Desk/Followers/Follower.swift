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

    /// How long entries may wait until few others write: intake goes first, up to this. Zero for what people wait for.
    var patience: Duration { get }

    /// Entries in one transaction at most: everybody waits while it runs.
    var batch: Int { get }

    /// Works out what follows from `entries`, oldest first, as far as that needs no store, and hands back the rest for
    /// the transaction that moves the cursor, in which everybody waits.
    func follow(_ entries: [JournalEntry]) -> Consequences

    /// What is left to be done in the transaction. When it throws, nothing of it is stored, and the loop tries again
    /// later.
    typealias Consequences = @Sendable (any Writer) throws -> Void
}

extension Follower {
    package var patience: Duration { .zero }
    package var batch: Int { 500 }
}
