// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Logging
import Records
import ServiceLifecycle
import Storage

/// Moves one follower along the journal until the server stops: at once when the bell rings, each second otherwise
/// (another process may have written), and later and later after failures.
package struct FollowerLoop: Service {
    private let follower: any Follower
    private let desk: Desk
    private let logger: Logger
    /// Tells this process from others in the lease.
    private let holder: String

    private static let breath = Duration.milliseconds(200)
    /// Writes a second above which a patient follower waits: far more than a city's busiest hour.
    private static let busy = 200.0

    package init(_ follower: any Follower, desk: Desk, holder: String, logger: Logger) {
        self.follower = follower
        self.desk = desk
        self.holder = holder
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in desk.bell.rounds(every: .seconds(1)) { await catchUp(givingWay: true) }
        }
        try await release()
    }

    /// Lets another holder go on at once: without it, nobody follows until the lease has run out.
    package func release() async throws {
        try await Desk.change(in: desk.database) { [name = follower.name, holder] writer in
            try FollowerRecords.release(name, holder: holder, in: writer)
        }
    }

    /// Follows until nothing is left to read, something fails, or the task is cancelled.
    ///
    /// - Parameter givesWay: Whether to let others write first, as long as the follower has patience, and to pause
    ///   after each batch that was not full: entries gather meanwhile, and a batch costs little more than one entry.
    package func catchUp(givingWay givesWay: Bool = false) async {
        do {
            if givesWay { try await giveWay() }
            while case let count = try await step(), count > 0, !Task.isCancelled {
                guard givesWay else { continue }
                // Cancellation ends the pause and then the loop; nothing is lost.
                if count < follower.batch { try? await Task.sleep(for: Self.breath) }
                try await giveWay()
            }
        } catch {
            await note(error)
        }
    }

    /// Returns when few others write, or when an entry has waited for as long as the follower has patience.
    private func giveWay() async throws {
        guard follower.patience > .zero else { return }
        // The age first: whoever has waited too long must not lose a breath with every batch.
        while try await age() < follower.patience, await othersAreWriting(), !Task.isCancelled {}
    }

    /// Looks for a breath at how much is written.
    private func othersAreWriting() async -> Bool {
        let before = desk.database.commitStatistics.writes
        // A pause that is cancelled is too short to judge by; the caller looks whether it is.
        try? await Task.sleep(for: Self.breath)
        let written = Double(desk.database.commitStatistics.writes - before)
        return written > Self.busy * (Self.breath / .seconds(1))
    }

    /// How long the oldest entry that the follower has not read has waited.
    private func age() async throws -> Duration {
        let oldest = try await desk.database.read { [name = follower.name] reader in
            let position = try FollowerRecords.state(of: name, in: reader)?.position ?? 0
            return try FollowerRecords.oldestUnread(after: position, in: reader)
        }
        return oldest.map { .seconds(desk.time.now.timeIntervalSince($0)) } ?? .zero
    }

    /// Takes one batch.
    ///
    /// - Returns: How many entries were followed; after any there may be more.
    private func step() async throws -> Int {
        let now = desk.time.now
        let name = follower.name
        let (state, entries) = try await desk.database.read { [fresh = desk.fresh] reader in
            let state = try FollowerRecords.state(of: name, in: reader)
            let position = state?.position ?? 0
            let inHand = fresh.entries(after: position, limit: follower.batch)
            return (state, try inHand ?? Journal.entries(after: position, limit: follower.batch, in: reader))
        }
        guard let last = entries.last, now >= state?.retryAt ?? now, state?.isFree(for: holder, at: now) ?? true
        else { return 0 }
        // The bell stays still: a cursor that moves is no news, and this loop would wake itself.
        let consequences = follower.follow(entries)
        let moved = try await Desk.change(in: desk.database) { [holder] writer in
            let mine = try FollowerRecords.lease(
                name,
                holder: holder,
                now: now,
                until: now.addingTimeInterval(10),
                in: writer,
            )
            // Another process may have moved the cursor since the read; then this batch is not ours to follow.
            let position = try FollowerRecords.state(of: name, in: writer)?.position ?? 0
            guard mine, position == state?.position ?? 0 else { return false }
            try consequences(writer)
            return try FollowerRecords.move(name, to: last.position, holder: holder, now: now, in: writer)
        }
        return moved ? entries.count : 0
    }

    /// Remembers a failure where an operator sees it, and when to try again: after 1, 2, 4 … 300 seconds.
    private func note(_ error: any Error) async {
        let now = desk.time.now
        let name = follower.name
        logger.error("follower failed", metadata: ["follower": "\(name)", "error": "\(type(of: error))"])
        do {
            try await Desk.change(in: desk.database) { writer in
                let failures = try FollowerRecords.state(of: name, in: writer)?.failures ?? 0
                let delay = Double(min(300, 1 << min(failures, 9)))
                let retryAt = now.addingTimeInterval(delay)
                try FollowerRecords.fail(
                    name,
                    because: String(describing: error),
                    at: now,
                    retryAt: retryAt,
                    in: writer,
                )
            }
        } catch {
            logger.error("follower's failure not stored", metadata: ["follower": "\(name)"])
        }
    }
}
