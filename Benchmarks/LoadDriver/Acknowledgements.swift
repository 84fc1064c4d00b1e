// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// What the server has promised to keep, written down at once: a crash test reads it afterwards.
///
/// A class because all connections write to one file.
final class Acknowledgements: Sendable {
    private let file: Mutex<FileHandle>

    /// - Parameter path: A new file, or one that is overwritten.
    /// - Throws: When it cannot be written.
    init(_ path: String) throws {
        try Data().write(to: URL(filePath: path))
        file = Mutex(try FileHandle(forWritingTo: URL(filePath: path)))
    }

    /// - Throws: When the body names no ticket, or the file cannot be written.
    func note(_ externalID: String, status: Int, body: [UInt8]) throws {
        let ticket = try JSONDecoder().decode(NumberedTicket.self, from: Data(body))
        let line = "\(externalID),\(ticket.number),\(status)\n"
        try file.withLock { try $0.write(contentsOf: Data(line.utf8)) }
    }

    private struct NumberedTicket: Decodable {
        let number: String
    }
}
