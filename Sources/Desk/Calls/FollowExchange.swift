// SPDX-License-Identifier: Apache-2.0

package import Logging
import ServiceLifecycle
import Tickets

/// Keeps the call centre following its exchange as long as the server runs.
package struct FollowExchange: Service {
    let centre: CallCentre
    let logger: Logger

    package init(_ centre: CallCentre, logger: Logger) {
        self.centre = centre
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await open()
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await centre.keepAll() }
                group.addTask { await follow(centre.exchange) }
                await group.next()
                group.cancelAll()
            }
        }
        // The link is stopped before us and ends the news: who is done before being told to go counts as failed.
        try await gracefulShutdown()
    }

    /// What was under way when the server stopped; tried until the store answers.
    private func open() async {
        while !Task.isCancelled {
            do {
                return try await centre.open()
            } catch {
                logger.warning("the calls under way could not be read", metadata: ["error": "\(type(of: error))"])
                // Cancellation ends the pause and then the loop; nothing is lost.
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    func follow<Exchange: CTIAdapter>(_ exchange: Exchange) async {
        for await news in exchange.news { await centre.follow(news) }
    }
}
