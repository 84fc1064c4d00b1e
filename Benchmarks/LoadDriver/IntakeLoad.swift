// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CSV
import Foundation
import Simulation
import Sites

/// `LoadDriver intake`: files requests through `POST /api/v1/tickets`.
struct IntakeLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "intake", abstract: "File requests over the API.")

    @OptionGroup var options: LoadOptions

    @Option(help: "A CSV file with the columns title and detail; without it, words are made up from --site.")
    var data: String?

    @Option(help: "The site documents that places and words are made up from.")
    var site = "docs/example-site"

    @Option(help: "Begins every external id. The same prefix again asks for the same tickets.")
    var prefix = "load"

    @Option(help: "The channel that the requests come by.")
    var channel = "api"

    @Option(help: "Writes “externalId,number,status” here for every 200 and 201, as soon as it is there.")
    var acknowledged: String?

    func validate() throws {
        let allowed = prefix.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
        guard allowed, !prefix.isEmpty else { throw ValidationError("--prefix has letters, digits and dashes") }
    }

    func run() async throws {
        let folder = URL(filePath: site, directoryHint: .isDirectory)
        let site = try SiteReader.read(try SiteFolder.documents(in: folder))
        let messages = try data.map { file in
            try Message.messages(in: CSVTable([UInt8](Data(contentsOf: URL(filePath: file)))))
        }
        let citizenry = Citizenry(site: site, messages: messages ?? [])
        let requests = try IntakeRequests(
            count: messages?.count ?? 2_000,
            of: citizenry,
            prefix: prefix,
            channel: channel,
            acknowledgements: try acknowledged.map(Acknowledgements.init),
        )
        try options.report(try await Load.run(requests, options: options))
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
