// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Synchronization

/// `LoadDriver walk PATH`: one page of the API after the other, as deep as they go; then from the first page again.
struct WalkLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "walk", abstract: "Follow the pages of a list.")

    @Argument(help: "A list of the API, from the slash on, with its query.")
    var path: String

    @OptionGroup var options: LoadOptions

    func validate() throws {
        guard path.hasPrefix("/") else { throw ValidationError("a path begins with /") }
        guard options.clients == 1 else { throw ValidationError("pages follow each other: one client") }
    }

    func run() async throws {
        try options.report(try await Load.run(Walk(path: path.asURI), options: options))
    }
}

/// A class because the answer to one request says what the next one asks for.
private final class Walk: Workload {
    let readsBodies = true
    private let path: String
    private let after = Mutex("")

    init(path: String) { self.path = path }

    func order(_ index: Int) -> Order {
        let after = after.withLock { $0 }
        let separator = path.contains("?") ? "&" : "?"
        return Order(index: index, uri: after.isEmpty ? path : "\(path)\(separator)after=\(after)", body: nil)
    }

    func answered(_ order: Order, status: Int, body: [UInt8]) throws {
        let next = status == 200 ? try JSONDecoder().decode(Page.self, from: Data(body)).next : nil
        after.withLock { $0 = next ?? "" }
    }

    private struct Page: Decodable {
        let next: String?
    }
}
