// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Logging
import Records
import ServiceLifecycle

/// Makes each report at its instant, and after a standstill those that were missed (S6).
package struct MakeReports: Service {
    private let desk: Desk
    private let logger: Logger

    package init(desk: Desk, logger: Logger) {
        self.desk = desk
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await makeDue()
                // Cancellation ends the pause and then the loop; nothing is lost.
                try? await Task.sleep(for: pause())
            }
        }
    }

    /// Makes every report that is due, and removes those that have been kept long enough.
    package func makeDue() async {
        do {
            for entry in try await desk.makeDueReports() {
                logger.info("report made", metadata: ["report": "\(entry.key)"])
            }
            try await desk.dropOldReports()
        } catch {
            logger.error("reports not made", metadata: ["error": "\(type(of: error))"])
        }
    }

    /// Until the next report is due, and at most half a minute: the site, or the machine's clock, may change meanwhile.
    private func pause() -> Duration {
        let now = desk.time.now
        let seconds = ReportTimetable(desk.site).next(after: now)?.timeIntervalSince(now) ?? 30
        return .milliseconds(Int(min(30, max(0.5, seconds)) * 1000))
    }
}
