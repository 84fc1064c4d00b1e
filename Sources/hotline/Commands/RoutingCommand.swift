// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `hotline routing …`: what proposes and dispatches, tried.
struct RoutingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routing",
        abstract: "Teach and try what proposes and dispatches.",
        subcommands: [
            RoutingTrain.self, RoutingEvaluate.self, RoutingClassify.self, RoutingModels.self, RoutingImport.self,
            RoutingActivate.self, RoutingRollback.self, RoutingLearn.self, RoutingDryRun.self,
        ],
    )
}
