// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// One message and the draft that it should make.
struct ContractFixture: CustomStringConvertible, Sendable {
    let door: ContractDoor
    let name: String

    var description: String { "\(door.rawValue)/\(name)" }

    /// All fixtures, by door and name.
    static let all: [ContractFixture] = ContractDoor.allCases.flatMap { door in
        // A door without a folder has no fixtures, which a test finds out.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder(of: door).path)) ?? []
        return files.filter { $0.hasSuffix(messageEnding) }.sorted()
            .map { ContractFixture(door: door, name: String($0.dropLast(messageEnding.count))) }
    }

    func message() throws -> ContractMessage {
        let file = Self.folder(of: door).appending(path: name + Self.messageEnding)
        return try JSONDecoder().decode(ContractMessage.self, from: Data(contentsOf: file))
    }

    var draftFile: URL { Self.folder(of: door).appending(path: "\(name).draft.json") }

    /// The draft as its file has it.
    static func text(of draft: IntakeDraft) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        let data = try encoder.encode(Draft(filing: draft.filing, contact: draft.contact))
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private struct Draft: Encodable {
        let filing: Filing
        let contact: Contact
    }

    private static let messageEnding = ".message.json"

    private static func folder(of door: ContractDoor) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(door.rawValue)")
    }
}
