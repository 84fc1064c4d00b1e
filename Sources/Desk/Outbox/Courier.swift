// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Logging
import ServiceLifecycle
package import Tickets

/// Carries the outbox's messages to one channel's gateway until the server stops: at once when the bell rings, each
/// second otherwise.
package struct Courier: Service {
    private let channel: any ReplyChannel
    private let desk: Desk
    private let publicURL: URL
    private let logger: Logger

    /// Messages that are handed over side by side.
    private static let abreast = 16

    package init(_ channel: any ReplyChannel, desk: Desk, publicURL: URL, logger: Logger) {
        self.channel = channel
        self.desk = desk
        self.publicURL = publicURL
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in desk.bell.rounds(every: .seconds(1)) { await deliverDue() }
        }
    }

    /// Hands over until nothing is due, something fails, or the task is cancelled.
    package func deliverDue() async {
        do {
            while !Task.isCancelled {
                let replies = try await desk.takeDue(
                    by: channel.channel,
                    limit: Self.abreast,
                    publicURL: publicURL,
                )
                guard !replies.isEmpty else { return }
                try await withThrowingTaskGroup { group in
                    for reply in replies { group.addTask { try await handOver(reply) } }
                    try await group.waitForAll()
                }
            }
        } catch {
            // The store did not answer; what was under way is looked at again when the gateway's silence is over.
            logger.error("outbox not carried on", metadata: ["channel": "\(channel.channel)", "error": "\(error)"])
        }
    }

    private func handOver(_ reply: Reply) async throws {
        let outcome: Result<Handover, DeliveryFault>
        do throws(DeliveryFault) {
            outcome = .success(try await channel.deliver(reply))
        } catch {
            logger.warning("message not handed over", metadata: ["delivery": "\(reply.id)", "fault": "\(error)"])
            outcome = .failure(error)
        }
        try await desk.settle(reply.id, outcome)
    }
}
