// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// What a mail says, read out of its octets.
package struct ReadMail: Equatable, Sendable {
    /// The first who is named as its writer; nobody proves that it is true.
    package let sender: Sender?
    /// In one line; empty for none.
    package let subject: String
    /// When it was written, as it says itself.
    package let date: Date?
    /// Without angle brackets.
    package let messageID: String?
    /// What it answers, oldest first, without angle brackets.
    package let references: [String]
    /// What is read of it, with the quoted original.
    package let text: String
    package let files: [File]
    /// SHA-256 of what it says, in hexadecimal: the same for one letter that lies in two mailboxes or is fetched twice.
    package let fingerprint: String
    /// Its content type, for example `multipart/report`.
    let kind: String
    /// What tells a machine from a person, by lower-case names.
    let headers: [String: String]

    package struct Sender: Codable, Equatable, Sendable {
        package let name: String?
        package let address: String
    }

    /// What is enclosed.
    package struct File: Equatable, Sendable {
        /// The last part of a path, at most 200 characters; nil for none.
        package let name: String?
        /// As the mail says, for example `image/png`.
        package let type: String
        package let content: Data
    }

    /// The ticket whose number stands in the subject.
    package var ticket: TicketNumber? { TicketNumber(inSubject: subject) }
}

extension ReadMail: CustomStringConvertible {
    /// Which mail it is, and nothing of what it says.
    package var description: String { "mail \(fingerprint.prefix(12))" }
}

extension ReadMail.Sender: CustomStringConvertible {
    /// `w***@example.com`
    package var description: String {
        let domain = address.split(separator: "@").last ?? ""
        return "\(address.prefix(1))***@\(domain)"
    }
}

extension ReadMail {
    /// The helper's line of JSON, as `Helper/reading.py` writes it.
    private struct Told: Decodable {
        let sender: Sender?
        let subject: String
        /// Seconds since 1970.
        let date: Int?
        let messageID: String?
        let references: [String]
        let text: String
        let fingerprint: String
        let kind: String
        let headers: [String: String]
        let files: [Enclosed]
    }

    private struct Enclosed: Decodable {
        let name: String?
        let type: String
        let size: Int
    }

    private struct Torn: Error {}

    /// - Throws: When the answer is not what the helper writes.
    init(answer: Data) throws {
        guard let end = answer.firstIndex(of: UInt8(ascii: "\n")) else { throw Torn() }
        let told = try JSONDecoder().decode(Told.self, from: answer[..<end])
        sender = told.sender
        subject = told.subject
        date = told.date.map { Date(timeIntervalSince1970: Double($0)) }
        messageID = told.messageID
        references = told.references
        text = told.text
        fingerprint = told.fingerprint
        kind = told.kind
        headers = told.headers
        files = try Self.files(told.files, in: answer[answer.index(after: end)...])
    }

    private static func files(_ enclosed: [Enclosed], in octets: Data) throws -> [File] {
        var rest = octets
        return try enclosed.map { file in
            guard (0...rest.count).contains(file.size) else { throw Torn() }
            defer { rest = rest.dropFirst(file.size) }
            return File(name: file.name, type: file.type, content: Data(rest.prefix(file.size)))
        }
    }
}
