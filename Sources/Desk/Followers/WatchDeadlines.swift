// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Logging
import Records
import ServiceLifecycle
import Storage
import Tickets

/// The clock that only issues commands: it notices each change of a lamp at its instant (S3).
///
/// It sleeps until the next alarm that the store knows, so its work grows with the lamps that change and not with the
/// tickets that are open.
package struct WatchDeadlines: Service {
    private let desk: Desk
    private let logger: Logger

    private static let batch = 100

    package init(desk: Desk, logger: Logger) {
        self.desk = desk
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await watch()
                // Cancellation ends the pause and then the loop; nothing is lost.
                try? await Task.sleep(for: await pause())
            }
        }
    }

    /// Notices every lamp that is due.
    package func watch() async {
        do {
            var round: LampRound
            repeat {
                round = try await desk.noticeLamps(limit: Self.batch)
                for id in round.silenced {
                    logger.error(
                        "ticket gets no more alarms; see hotline verify",
                        metadata: ["ticket": "\(id.rawValue)"],
                    )
                }
            } while round.due == Self.batch
        } catch {
            logger.error("lamps not noticed", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// Until the next alarm, at least 50 ms, and at most a second: a ticket dispatched meanwhile may be due sooner.
    private func pause() async -> Duration {
        // A failure to look is met by looking again in a second.
        let next = try? await desk.database.read { try TicketRecords.nextAlarm(in: $0) }
        guard let next else { return .seconds(1) }
        let seconds = next.timeIntervalSince(desk.time.now)
        return .milliseconds(Int(min(1, max(0.05, seconds)) * 1000))
    }
}
