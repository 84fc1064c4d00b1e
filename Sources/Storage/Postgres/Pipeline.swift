// SPDX-License-Identifier: Apache-2.0

import CLibPQ

/// Statements sent together: one way to the server and back for all of them.
/// Source: PostgreSQL 15, 34.5 “Pipeline Mode”.
struct Pipeline {
    struct Result {
        let text: String
        /// nil when the connection is gone.
        let answer: OpaquePointer?
    }

    /// In the order of sending.
    private var texts: [String] = []

    /// Few enough that their answers fit into the server's buffer while nobody reads them.
    private static let capacity = 64

    var isEmpty: Bool { texts.isEmpty }
    var isFull: Bool { texts.count >= Self.capacity }

    mutating func add(_ text: String) { texts.append(text) }

    /// Takes the answers up to the synchronisation point that was sent last, and leaves the connection as it was before.
    mutating func results(of connection: OpaquePointer) -> [Result] {
        defer { texts = [] }
        let results = texts.map { text in
            let result = Result(text: text, answer: PQgetResult(connection))
            // Behind each answer stands an empty one.
            if result.answer != nil, let surplus = PQgetResult(connection) { PQclear(surplus) }
            return result
        }
        PQclear(PQgetResult(connection))
        PQexitPipelineMode(connection)
        return results
    }
}
