// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Storage

/// Holds a body on its database thread until the test opens it.
///
/// A class because the body and the test share it; unchecked because its parts are safe to share.
final class Gate: @unchecked Sendable {
    private let opened = DispatchSemaphore(value: 0)
    private let arrivals: AsyncStream<Void>
    private let arrival: AsyncStream<Void>.Continuation

    init() {
        (arrivals, arrival) = AsyncStream.makeStream()
    }

    /// Called by the body: says that it got here and waits.
    func pass() {
        arrival.yield()
        opened.wait()
    }

    /// Returns when a body has got to the gate.
    func arrived() async {
        for await _ in arrivals { return }
    }

    func open() {
        opened.signal()
    }
}

extension Database {
    /// Returns when so many writes wait behind the one that is running.
    func queued(_ count: Int) async {
        while commitStatistics.waiting < count { await Task.yield() }
    }

    /// Runs statements in one write.
    func run(_ statements: SQL...) async throws {
        try await write { writer in
            for statement in statements { try writer.execute(statement) }
        }
    }

    /// The column `value` of a query's first row.
    func value<T: SQLValueDecodable & Sendable>(_ sql: SQL, as type: T.Type = T.self) async throws -> T? {
        try await read { try $0.first(sql)?.value("value", as: T.self) }
    }

    /// The column `value` of all rows of a query.
    func values<T: SQLValueDecodable & Sendable>(_ sql: SQL, as type: T.Type = T.self) async throws -> [T] {
        try await read { reader in
            var values: [T] = []
            for row in try reader.rows(sql) { values.append(try row.value("value")) }
            return values
        }
    }
}
