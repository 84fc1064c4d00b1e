// SPDX-License-Identifier: Apache-2.0

import CLibPQ

/// A statement the server has parsed and planned. A class because its shape is learnt from its first result.
final class PreparedStatement {
    let name: String
    var shape: ResultShape?

    init(name: String) {
        self.name = name
    }
}

/// The prepared statements of one connection.
///
/// The key holds the types of the values too: NULL has none, and what the server then infers may not fit others.
struct StatementCache {
    /// Beyond this the cache starts anew, so that generated SQL cannot fill the server's memory.
    static let capacity = 512

    private struct Key: Hashable {
        let text: String
        let types: [Oid]
    }

    private var statements: [Key: PreparedStatement] = [:]
    private var named = 0

    var isFull: Bool {
        statements.count >= Self.capacity
    }

    func find(_ text: String, types: [Oid]) -> PreparedStatement? {
        statements[Key(text: text, types: types)]
    }

    /// A statement with a name not used before on this connection.
    mutating func next() -> PreparedStatement {
        named += 1
        return PreparedStatement(name: "hotline_\(named)")
    }

    mutating func add(_ statement: PreparedStatement, for text: String, types: [Oid]) {
        statements[Key(text: text, types: types)] = statement
    }

    mutating func removeAll() {
        statements.removeAll()
    }
}
