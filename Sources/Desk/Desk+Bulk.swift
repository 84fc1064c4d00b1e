// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets

/// A ticket that was chosen from a list, at the version that was seen there.
package struct SeenTicket: Hashable, Sendable {
    package let number: TicketNumber
    package let version: Int

    package init(number: TicketNumber, version: Int) {
        self.number = number
        self.version = version
    }
}

/// What became of one ticket of a run.
package enum BulkOutcome: Equatable, Sendable {
    /// By this run, now or when it was sent before.
    case done(version: Int)
    /// The law refuses it; nothing has changed.
    case refused(TicketRefusal)
    /// A colleague was faster, or there is no such ticket for this person; nothing has changed.
    case turnedAway(DeskRefusal)
}

extension Desk {
    /// How many tickets one run may be about.
    package static let bulkLimit = 200
    /// Seconds for which a run may be repeated.
    private static let bulkMemory: TimeInterval = 7 * 24 * 60 * 60

    /// Makes sure that the run's key stands for nothing else, and forgets runs of long ago.
    ///
    /// - Throws: `DeskRefusal.bulkKeyTaken`.
    package func admit(_ run: BulkRun) async throws {
        let now = time.now
        try await change { writer in
            try BulkRecords.forget(before: now.addingTimeInterval(-Self.bulkMemory), in: writer)
            if try BulkRecords.isTaken(run, in: writer) { throw DeskRefusal.bulkKeyTaken }
        }
    }

    /// Does what `command` asks for one ticket of a run, in a transaction of its own that remembers it: repeated after
    /// a crash, a run goes on where it broke off and does nothing twice.
    package func perform(
        _ command: TicketCommand,
        on seen: SeenTicket,
        of run: BulkRun,
        by author: Author,
        device: String,
    ) async throws -> BulkOutcome {
        let errand = TicketErrand(
            command,
            on: seen.number,
            seen: seen.version,
            by: author,
            device: device,
            at: time.now,
        )
        let site = site
        do {
            try Self.checkNames(in: command, site: site)
            return try await record(under: site) { ledger, writer in
                let known = try TicketRecords.find(seen.number, in: writer)
                if let known, let version = try BulkRecords.version(of: known.id, after: run, in: writer) {
                    return .done(version: version)
                }
                let stored = try self.run(errand, under: site, ledger, in: writer)
                try BulkRecords.insert(stored, by: run, at: errand.now, in: writer)
                return .done(version: stored.version)
            }
        } catch let refusal as TicketRefusal {
            return .refused(refusal)
        } catch let refusal as DeskRefusal {
            return .turnedAway(refusal)
        }
    }
}
