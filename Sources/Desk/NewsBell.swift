// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Tells listeners in this process that the journal may have grown.
///
/// A class, because the desk that rings and the followers that listen share it.
package final class NewsBell: Sendable {
    private let listeners = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])

    package init() {}

    package func ring() {
        listeners.withLock { for listener in $0.values { listener.yield() } }
    }

    /// A stream with an element at once, after each ring, and at least every `interval`: another process may have
    /// written. Rings while nobody takes an element are one ring.
    package func rounds(every interval: Duration) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let key = join(continuation)
        let timer = Task {
            while !Task.isCancelled {
                continuation.yield()
                // Cancellation ends the pause and then the loop; nothing is lost.
                try? await Task.sleep(for: interval)
            }
        }
        continuation.onTermination = { [weak self] _ in
            timer.cancel()
            self?.leave(key)
        }
        return stream
    }

    private func join(_ listener: AsyncStream<Void>.Continuation) -> Int {
        listeners.withLock { listeners in
            let key = (listeners.keys.max() ?? 0) + 1
            listeners[key] = listener
            return key
        }
    }

    private func leave(_ key: Int) {
        listeners.withLock { $0[key] = nil }
    }
}
