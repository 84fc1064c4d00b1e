// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `LoadDriver get PATH`: the same page again and again.
struct GetLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "get", abstract: "GET a path again and again.")

    @Argument(help: "From the slash on, with its query.")
    var path: String

    @OptionGroup var options: LoadOptions

    func validate() throws {
        guard path.hasPrefix("/") else { throw ValidationError("a path begins with /") }
    }

    func run() async throws {
        try options.report(try await Load.run(Pages(path: path), options: options))
    }
}

private struct Pages: Workload {
    let path: String
    let readsBodies = false

    func order(_ index: Int) -> Order { Order(index: index, uri: path, body: nil) }

    func answered(_ order: Order, status: Int, body: [UInt8]) {}
}
