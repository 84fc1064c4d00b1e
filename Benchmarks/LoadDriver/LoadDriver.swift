// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Puts a server on this machine under a bounded load and prints what it answered and how fast, as one JSON object.
@main
struct LoadDriver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "LoadDriver",
        abstract: "Measure a server on the loopback address; any other address is refused.",
        subcommands: [IntakeLoad.self, GetLoad.self, WalkLoad.self],
    )
}

/// What every load needs to know.
struct LoadOptions: ParsableArguments {
    @Option(help: "http://127.0.0.1:PORT")
    var url: LoopbackAddress

    @Option(help: "An API token.")
    var token: String?

    @Option(help: "A header to send along, “Name: value”; may be given again.")
    var header: [String] = []

    @Option(help: "Connections that ask at once, each one request at a time.")
    var clients = 1

    @Option(help: "Requests in all; without it and --seconds, 1000.")
    var requests: Int?

    @Option(help: "Asks for so long, and no more than --requests if given.")
    var seconds: Double?

    func validate() throws {
        guard (1...1_000).contains(clients) else { throw ValidationError("--clients is a number from 1 to 1000") }
        guard requests ?? 1 > 0, seconds ?? 1 > 0 else { throw ValidationError("there is nothing to do") }
        guard header.allSatisfy({ $0.contains(": ") }) else { throw ValidationError("--header is “Name: value”") }
    }

    /// How many requests at most.
    var limit: Int { requests ?? (seconds == nil ? 1_000 : .max) }

    var headers: [(String, String)] {
        let own = [("Host", url.text), token.map { ("Authorization", "Bearer \($0)") }].compactMap(\.self)
        return own
            + header.compactMap { line in
                line.firstRange(of: ": ").map { (String(line[..<$0.lowerBound]), String(line[$0.upperBound...])) }
            }
    }

    /// Prints what the load measured. Fails when nothing was answered.
    func report(_ measurement: Measurement) throws {
        print(try measurement.json())
        guard !measurement.latencies.isEmpty else { throw ExitCode.failure }
    }
}
