// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Logging
import ServiceLifecycle

/// Keeps a live board drawn as long as the server runs.
struct DrawLiveBoard<Figures: Equatable & Sendable, Picture: Sendable>: Service {
    let board: LiveBoard<Figures, Picture>
    let bell: NewsBell
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await board.run(rounds: bell.rounds(every: .seconds(1)))
                } catch {
                    logger.warning("the live board could not be drawn", metadata: ["error": "\(type(of: error))"])
                    // Cancellation ends the pause and then the loop; nothing is lost.
                    try? await Task.sleep(for: .seconds(1))
                }
            }
        }
    }
}
