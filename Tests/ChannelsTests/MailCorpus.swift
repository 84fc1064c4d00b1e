// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation

/// The samples of `Channels/Mail/Fixtures/corpus` and what is to be found in each.
enum MailCorpus {
    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Channels/Mail/Fixtures/corpus")

    static let names: [String] = {
        // Without the folder there are no samples, which a test finds out.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) }.sorted()
    }()

    static func octets(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: "\(name).eml")))
    }

    static func expected(_ name: String) throws -> Expected {
        try JSONDecoder().decode(Expected.self, from: Data(contentsOf: folder.appending(path: "\(name).json")))
    }

    static func mail(_ name: String) async throws -> ReadMail { try await MailReader().read(octets(name)) }

    /// As the README of the fixtures describes it.
    struct Expected: Decodable {
        let from: ReadMail.Sender?
        let subject: String
        let date: String?
        let messageID: String?
        let references: [String]
        let text: String?
        let attachments: [File]
        let automatic: Bool
        let ticket: String?

        struct File: Decodable, Equatable {
            let name: String?
            let type: String
            let size: Int
            let sha256: String
        }
    }
}
