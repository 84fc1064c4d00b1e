// SPDX-License-Identifier: Apache-2.0

/// The threads that read, each with a connection of its own.
///
/// A class because it owns the threads, which end when it is closed or released.
package final class ReaderThreads: Sendable {
    private typealias Read = @Sendable (any ReadConnection) -> Void

    private let queue = WorkQueue<Read>()

    /// - Parameters:
    ///   - count: How many reads run at once, at least 1.
    ///   - open: Makes a thread's connection, on that thread. Must not block; a connection opens when first used.
    package init(count: Int, open: @escaping @Sendable () -> any ReadConnection) {
        queue.start(threads: max(1, count), name: "hotline reader") { [queue] in
            let connection = open()
            while let read = queue.take(upTo: 1).first {
                read(connection)
            }
        }
    }

    deinit {
        queue.close()
    }

    /// Queues a read; see `Database.read`.
    package func read<T: Sendable>(_ body: @escaping @Sendable (any Reader) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            do {
                try queue.add { connection in
                    caller.resume(with: Result { try Self.perform(body, on: connection) })
                }
            } catch {
                caller.resume(throwing: error)
            }
        }
    }

    /// Accepts no more reads and returns when those accepted are answered and the connections are closed.
    package func close() async {
        await queue.closeAndDrain()
    }

    private static func perform<T>(_ body: (any Reader) throws -> T, on connection: any ReadConnection) throws -> T {
        try connection.snapshot { reader in
            let checked = CheckedReader(reader)
            let result = try body(checked)
            if let failure = checked.failure { throw failure }
            return result
        }
    }
}
