// SPDX-License-Identifier: Apache-2.0

package import Logging
import ServiceLifecycle

/// Takes up site documents and classifiers that another process puts in force, within seconds.
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
                await refreshModel()
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

    private func refreshModel() async {
        do {
            try await desk.refreshModel()
        } catch {
            // The model in force goes on guessing.
            logger.error("classifier not refreshed", metadata: ["error": "\(error)"])
        }
    }
}
