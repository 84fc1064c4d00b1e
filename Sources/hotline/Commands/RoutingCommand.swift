// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `hotline routing …`: what proposes and dispatches, tried.
struct RoutingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routing",
        abstract: "Try rules on past tickets.",
        subcommands: [RoutingDryRun.self],
    )
}
