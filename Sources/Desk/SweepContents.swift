// SPDX-License-Identifier: Apache-2.0

package import Attachments
import Foundation
package import Logging
import ServiceLifecycle
import Tickets

/// Takes away files that no ticket names: forms that were never finished, transactions that failed, attachments whose
/// content is not to be kept. A part of the store every five minutes, all of it within a day.
package struct SweepContents: Service {
    private let desk: Desk
    private let store: ContentStore
    private let logger: Logger

    private static let pause = 300

    package init(desk: Desk, store: ContentStore, logger: Logger) {
        self.desk = desk
        self.store = store
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await sweep()
                // Cancellation ends the pause and then the loop; nothing is lost.
                try? await Task.sleep(for: .seconds(Self.pause))
            }
        }
    }

    private func sweep() async {
        let shelf = Int(desk.time.now.timeIntervalSince1970) / Self.pause % ContentStore.shelves
        do {
            let removed = try await sweep(shelf: shelf)
            if removed > 0 { logger.info("files removed that no ticket names", metadata: ["files": "\(removed)"]) }
        } catch {
            // Swept again in a day; what stays costs room only.
            logger.error("files not swept", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// - Returns: How many files were removed.
    package func sweep(shelf: Int) async throws -> Int {
        let now = desk.time.now
        let old = try store.oldContents(onShelf: shelf, at: now)
        let unneeded = try await desk.unneeded(among: old)
        return try store.sweepIncoming(at: now) + store.remove(unneeded, at: now)
    }
}
