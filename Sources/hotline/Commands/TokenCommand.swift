// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk
import Tickets

/// `hotline token …`: programs that call the API.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Create and revoke API tokens.",
        subcommands: [Create.self, Revoke.self],
    )

    /// `hotline token create`: prints the token and nothing else on standard output.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print a new API token.")

        @Option(help: "Whom the journal names: token:NAME.")
        var name: String

        @Option(help: "agent, dispatcher, handler, supervisor, evaluator, leader or admin.")
        var role: Role

        @Option(help: "The unit it acts for; a handler must have one.")
        var unit: String?

        @OptionGroup var store: StoreOptions

        func run() async throws {
            guard role != .handler || unit != nil else { throw ValidationError("a handler acts for a unit: --unit") }
            let code = try unit.map { text in
                guard let code = UnitCode(text) else { throw ValidationError("“\(text)” is not a unit's code") }
                return code
            }
            try await store.withDesk { desk in
                do {
                    Console.answer(try await desk.createToken(name: name, role: role, unit: code))
                } catch let refusal as TokenRefusal {
                    Console.say("no token: \(refusal)")
                    throw ExitCode.failure
                }
            }
        }
    }

    /// `hotline token revoke --name N`: ends all tokens of a name.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End all tokens of a name.")

        @Option var name: String

        @OptionGroup var store: StoreOptions

        func run() async throws {
            let ended = try await store.withDesk { try await $0.revokeToken(name: name) }
            Console.answer("\(ended) tokens ended")
            if ended == 0 { throw ExitCode.failure }
        }
    }
}

extension Role: ExpressibleByArgument {}
