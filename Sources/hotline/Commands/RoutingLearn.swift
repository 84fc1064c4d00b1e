// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Foundation
import Routing

/// `hotline routing learn`: at once what servers do once a week; prints the figures of the new version, and of the one in
/// force, on tickets that were held out.
struct RoutingLearn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Learn a classifier from the store's tickets, and keep it as the next version.",
    )

    @OptionGroup var store: StoreOptions

    func run() async throws {
        try await store.withDesk { desk in
            do {
                Console.answer(try await desk.learn(by: "command-line").json)
            } catch let LearningRefusal.tooFew(tickets, matters) {
                let needed = "\(LearningRefusal.fewestTickets) of two are needed"
                Console.say("nothing can be learnt: \(tickets) tickets of \(matters) matters; \(needed)")
                throw ExitCode.failure
            } catch let fault as TrainingFault {
                Console.say("nothing can be learnt: \(fault)")
                throw ExitCode.failure
            }
        }
    }
}

extension LearntModel {
    /// On one line.
    fileprivate var json: String {
        let rival = figures.rival.map {
            "{\"model\":\($0.model),\"figures\":\($0.trial.figures.json(secondsPerThousand: nil))}"
        }
        return "{\"model\":\(number),\"learnt\":\(learnt),\"heldOut\":\(heldOut),\"classes\":\(figures.classes ?? 0),"
            + "\"figures\":\(figures.figures.json(secondsPerThousand: nil)),\"before\":\(rival ?? "null"),"
            + "\"isBetter\":\(isBetter),\"inForce\":\(isInForce)}"
    }
}
