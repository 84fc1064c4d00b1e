// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Desk

/// `hotline staff …`: people's access. Who they are comes from the site documents.
struct StaffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff",
        abstract: "Give staff access.",
        subcommands: [SetPassword.self],
    )

    /// `hotline staff set-password LOGIN`: reads the password from standard input, so that no process list shows it.
    struct SetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a password, read from standard input, and end the person's sessions."
        )

        @Argument var login: String

        @OptionGroup var store: StoreOptions

        func run() async throws {
            guard let password = readLine(strippingNewline: true) else {
                throw ValidationError("the password is read from standard input")
            }
            try await store.withDesk { desk in
                do {
                    try await desk.setPassword(password, for: login)
                } catch let refusal as PasswordRefusal {
                    Console.say("no password set: \(refusal)")
                    throw ExitCode.failure
                }
            }
        }
    }
}
