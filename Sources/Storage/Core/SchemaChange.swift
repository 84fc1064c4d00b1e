// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One numbered step of the schema. Once shipped it is never edited: a correction is a new change.
package struct SchemaChange: Sendable {
    /// Positive, and higher than that of every change before it.
    package let number: Int
    package let name: String
    /// Run in order, one statement each.
    package let statements: [SQL]

    package init(number: Int, name: String, statements: [SQL]) {
        self.number = number
        self.name = name
        self.statements = statements
    }

    /// A fingerprint of the statements (64-bit FNV-1a, hexadecimal): finds an edit, not a forger.
    var checksum: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for piece in statements.flatMap({ [$0.text] + $0.values.map(\.fingerprint) }) {
            for byte in "\(piece)\u{0}".utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            }
        }
        return String(hash, radix: 16)
    }
}

extension Database {
    /// Brings the schema up to date in one write: all pending changes are applied, or none.
    ///
    /// Several processes may start at once: writes take turns, and who comes later finds the work done.
    ///
    /// - Parameters:
    ///   - changes: All shipped changes in order of their numbers.
    ///   - now: Recorded as when the pending changes were applied.
    /// - Throws: `DatabaseError.schema` when the store and the shipped changes disagree; the error of a statement.
    package func apply(_ changes: [SchemaChange], at now: Date) async throws {
        try await write { writer in
            try SchemaHistory.apply(changes, at: now, with: writer)
        }
    }
}

extension SQLValue {
    /// The same text for the same value in every release of the program and of Swift.
    fileprivate var fingerprint: String {
        switch self {
        case .null: "null"
        case .integer(let number): "integer \(number)"
        case .double(let number): "double \(number.bitPattern)"
        case .text(let text): "text \(text)"
        case .blob(let bytes): "blob " + bytes.map(String.init).joined(separator: ",")
        case .boolean(let truth): "boolean \(truth)"
        }
    }
}
