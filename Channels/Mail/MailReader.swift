// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads mail with the library of a Python in a process of its own, one for each message, that is shut in: `Helper`.
///
/// It takes a tenth of a second. Own code would take less and would have to learn what that library has learnt of broken
/// mail.
package struct MailReader: Sendable {
    private let python: String
    private let limit: Duration

    /// - Parameters:
    ///   - python: Any Python from 3.11 on; only its standard library is needed.
    ///   - limit: How long a message may take before its process is killed.
    package init(python: String = "/usr/bin/python3", limit: Duration = .seconds(60)) {
        self.python = python
        self.limit = limit
    }

    /// - Throws: `MailReaderFault`; a file error when there is no room for temporary files.
    package func read(_ octets: [UInt8]) async throws -> ReadMail {
        let errand = try MailReaderErrand(octets)
        defer { errand.remove() }
        let answer = try await errand.run(python: python, limit: limit)
        do {
            return try ReadMail(answer: answer)
        } catch {
            throw MailReaderFault.torn
        }
    }

    /// Whether it reads at all.
    ///
    /// - Throws: `MailReaderFault` when it cannot read what anybody can.
    package func check() async throws { _ = try await read(Self.plain) }

    private static let plain = Array("From: citizen@example.com\r\n\r\n12345".utf8)
}

/// Why a mail was not read. It lies where it lay.
package enum MailReaderFault: Error, Equatable, Sendable {
    /// There is no such Python.
    case missing
    /// It took longer than it may, or needed more memory, and was ended.
    case tooLarge
    /// It ended with this code.
    case failed(Int32)
    /// What it said is not whole.
    case torn
}
