// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Logging
import ServiceLifecycle
package import Tickets

/// What the messages of an installation depend on beside the city's words.
package struct CourierTerms: Sendable {
    /// With which links begin.
    let publicURL: URL
    /// Seconds that a gateway has for its answer or receipt; after that a message counts as not handed over.
    let silence: Double

    package init(publicURL: URL, silence: Double = 300) {
        self.publicURL = publicURL
        self.silence = silence
    }
}

/// Carries the outbox's messages to one channel's gateway until the server stops: at once when the bell rings, each
/// second otherwise.
package struct Courier: Service {
    private let channel: any ReplyChannel
    private let desk: Desk
    private let terms: CourierTerms
    private let logger: Logger

    /// Messages that are handed over side by side.
    private static let abreast = 16

    package init(_ channel: any ReplyChannel, desk: Desk, terms: CourierTerms, logger: Logger) {
        self.channel = channel
        self.desk = desk
        self.terms = terms
        self.logger = logger
    }

    package func run() async throws {
        // What is being handed over when the server stops is handed over to its end.
        for await _ in desk.bell.rounds(every: .seconds(1)).cancelOnGracefulShutdown() { await deliverDue() }
    }

    /// Hands over until nothing is due, something fails, or the task is cancelled.
    package func deliverDue() async {
        do {
            while !Task.isCancelled, !Task.isShuttingDownGracefully,
                let replies = try await desk.takeDue(by: channel.channel, limit: Self.abreast, terms: terms)
            {
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
            // Its words may name a person; they are in the outbox.
            logger.warning("message not handed over", metadata: ["delivery": "\(reply.id)", "fault": "\(error.name)"])
            outcome = .failure(error)
        }
        try await desk.settle(reply.id, outcome)
    }
}
