// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Tells listeners in this process that the journal may have grown. A ring while nobody looks is remembered once.
///
/// A class, because the desk that rings and the followers that listen share it.
package final class NewsBell: Sendable {
    private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])

    package init() {}

    package func ring() {
        listeners.withLock { for listener in $0.values { listener.yield() } }
    }

    /// A stream with an element for each ring since the last one taken, however many there were.
    package func rings() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let key = listeners.withLock { listeners in
            let key = (listeners.keys.max() ?? 0) + 1
            listeners[key] = continuation
            return key
        }
        continuation.onTermination = { [weak self] _ in self?.leave(key) }
        return stream
    }

    private func leave(_ key: Int) {
        listeners.withLock { $0[key] = nil }
    }
}
