// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The platform behind one public number: one program for the server and for everything an operator does.
@main
struct Hotline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hotline",
        abstract: "12345: one public number, one kind of ticket, from a citizen's words to a unit's score.",
        subcommands: [
            Serve.self, Demo.self, SiteCommand.self, TokenCommand.self, StaffCommand.self, Verify.self,
            CalendarCommand.self,
        ]
    )
}
