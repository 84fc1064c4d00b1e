// SPDX-License-Identifier: Apache-2.0

package import Logging
import ServiceLifecycle

/// Takes up site documents that another process imports, within seconds.
package struct WatchSite: Service {
    private let desk: Desk
    private let logger: Logger

    package init(desk: Desk, logger: Logger) {
        self.desk = desk
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                // Cancellation ends the pause and then the loop; nothing is lost.
                try? await Task.sleep(for: .seconds(3))
                await refresh()
            }
        }
    }

    private func refresh() async {
        do {
            try await desk.refreshSite()
        } catch {
            // The site in force stays; an import that cannot be read would have been refused.
            logger.error("site not refreshed", metadata: ["error": "\(type(of: error))"])
        }
    }
}
