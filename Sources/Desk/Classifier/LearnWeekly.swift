// SPDX-License-Identifier: Apache-2.0

package import Logging
import Routing
import ServiceLifecycle

/// Learns the classifier anew once a week from what people have found right or corrected (C3).
package struct LearnWeekly: Service {
    private let desk: Desk
    private let logger: Logger
    /// Tells this process from others that have the same timetable.
    private let holder: String

    /// In whose name its versions are kept; no login has it.
    package static let login = "timetable"

    package init(desk: Desk, holder: String, logger: Logger) {
        self.desk = desk
        self.holder = holder
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await learn()
                // Cancellation ends the pause and then the loop; nothing is lost.
                try? await Task.sleep(for: .seconds(60))
            }
        }
    }

    private func learn() async {
        do {
            guard let learnt = try await desk.learnWhenDue(holder: holder, by: Self.login) else { return }
            logger.info(
                "classifier learnt",
                metadata: [
                    "model": "\(learnt.number)", "accuracy": "\(learnt.figures.figures.accuracy)",
                    "before": "\(learnt.figures.rival.map { "\($0.trial.figures.accuracy)" } ?? "none")",
                    "inForce": "\(learnt.isInForce)",
                ],
            )
        } catch let LearningRefusal.tooFew(tickets, matters) {
            logger.info("too little to learn from", metadata: ["tickets": "\(tickets)", "matters": "\(matters)"])
        } catch {
            // The model in force goes on guessing; tried again once the lesson has lapsed, or in a week.
            logger.error("classifier not learnt", metadata: ["error": "\(error)"])
        }
    }
}
