// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// The platform behind one public number: one program for the server and for everything an operator does.
struct Hotline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hotline",
        abstract: "12345: one public number, one kind of ticket, from a citizen's words to a unit's score.",
        subcommands: [
            Serve.self, Demo.self, SiteCommand.self, TokenCommand.self, StaffCommand.self, Verify.self,
            CalendarCommand.self, Simulate.self, RoutingCommand.self, PlaceCommand.self, HotspotsCommand.self,
            ScoreCommand.self,
        ],
    )
}

/// Exits 0 on success, 1 when something checked is wrong, 2 on wrong usage (contracts.md).
@main
enum Program {
    static func main() async {
        // Named, the zone's file is read once; unnamed, the C library looks for it with every line of the log.
        setenv("TZ", ":/etc/localtime", 0)
        do {
            var command = try Hotline.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        let code = Hotline.exitCode(for: error)
        let message = Hotline.fullMessage(for: error)
        if !message.isEmpty { code.isSuccess ? Console.answer(message) : Console.say(message) }
        fflush(nil)
        exit(code == .validationFailure ? 2 : code.rawValue)
    }
}
