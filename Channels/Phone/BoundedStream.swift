// SPDX-License-Identifier: Apache-2.0

/// Hands things from those who send to one who reads, in order, and holds a bounded number between.
///
/// A sender waits while the stream is full, so that a slow reader slows the link down rather than filling the memory. An
/// actor, since both sides touch the same things.
package actor BoundedStream<Element: Sendable> {
    private let capacity: Int
    private var waiting: [Element] = []
    private var reader: CheckedContinuation<Element?, Never>?
    private var senders: [Int: CheckedContinuation<Void, Never>] = [:]
    private var lastSender = 0
    private var isFinished = false

    package init(capacity: Int) { self.capacity = capacity }

    /// Waits while the stream is full, unless the sender's task is cancelled: then it goes in all the same, and nothing is lost.
    func send(_ element: Element) async {
        while waiting.count >= capacity, !isFinished, !Task.isCancelled { await pause() }
        guard !isFinished else { return }
        if let reader {
            self.reader = nil
            reader.resume(returning: element)
        } else {
            waiting.append(element)
        }
    }

    /// Nothing is sent any more; what waits is still read.
    func finish() {
        isFinished = true
        if waiting.isEmpty { wakeReader() }
        wakeSenders()
    }

    private func pause() async {
        lastSender += 1
        let number = lastSender
        await withTaskCancellationHandler {
            await withCheckedContinuation { senders[number] = $0 }
        } onCancel: {
            Task { await self.wakeSender(number) }
        }
    }

    private func wakeSender(_ number: Int) { senders.removeValue(forKey: number)?.resume() }

    private func wakeSenders() {
        let all = senders.values
        senders = [:]
        for sender in all { sender.resume() }
    }

    private func wakeReader() {
        let waiting = reader
        reader = nil
        waiting?.resume(returning: nil)
    }

    fileprivate func next() async -> Element? {
        if let first = waiting.first {
            waiting.removeFirst()
            wakeSenders()
            return first
        }
        guard !isFinished, !Task.isCancelled else { return nil }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { reader = $0 }
        } onCancel: {
            Task { await self.wakeReader() }
        }
    }
}

extension BoundedStream: AsyncSequence {
    package struct Iterator: AsyncIteratorProtocol {
        fileprivate let stream: BoundedStream

        package mutating func next() async -> Element? { await stream.next() }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(Never) -> Element? {
            await stream.next()
        }
    }

    package nonisolated func makeAsyncIterator() -> Iterator { Iterator(stream: self) }
}
