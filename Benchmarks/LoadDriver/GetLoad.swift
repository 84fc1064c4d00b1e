// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// `LoadDriver get PATH…`: the same pages again and again, in turn.
struct GetLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "get", abstract: "GET paths again and again.")

    @Argument(help: "From the slash on, with its query; several are asked for in turn.")
    var paths: [String]

    @OptionGroup var options: LoadOptions

    func validate() throws {
        guard !paths.isEmpty, paths.allSatisfy({ $0.hasPrefix("/") }) else {
            throw ValidationError("a path begins with /")
        }
    }

    func run() async throws {
        try options.report(try await Load.run(Pages(paths: paths.map(\.asURI)), options: options))
    }
}

private struct Pages: Workload {
    let paths: [String]
    let readsBodies = false

    func order(_ index: Int) -> Order { Order(index: index, uri: paths[index % paths.count], body: nil) }

    func answered(_ order: Order, status: Int, body: [UInt8]) {}
}

extension String {
    /// With everything outside of ASCII escaped, as an address needs it.
    var asURI: String {
        unicodeScalars.map { $0.isASCII ? String($0) : String($0).escaped }.joined()
    }

    private var escaped: String { utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined() }
}
