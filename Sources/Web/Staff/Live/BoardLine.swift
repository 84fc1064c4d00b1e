// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import ServiceLifecycle
import Synchronization
import Tickets

/// One viewer's line to the live board: the newest frame, and a sign of life while nothing changes.
struct BoardLine: Sendable {
    let frames: AsyncStream<BoardFrame>
    let language: Language
    /// What the viewer has seen already: `Last-Event-ID`.
    let seen: Int64?
    /// Between signs of life, by which proxies keep the line and we notice that a viewer has left.
    let heartbeat: Duration
    /// Asked at each sign of life: whoever signs out is no longer shown anything.
    let isWelcome: @Sendable () async -> Bool

    /// Writes events until the board ends, the server stops, the viewer's session is over, or the viewer leaves.
    ///
    /// - Throws: What writing to a viewer who has left throws.
    func write(to writer: inout any ResponseBodyWriter) async throws {
        let slot = LineSlot()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await forward(to: slot) }
            group.addTask { await beat(into: slot) }
            for await event in slot.events.cancelOnGracefulShutdown() {
                slot.taken()
                try await writer.write(event)
            }
            group.cancelAll()
        }
        try await writer.finish(nil)
    }

    private func forward(to slot: LineSlot) async {
        var isFirst = true
        for await frame in frames {
            // A browser that comes back with the newest id already shows this frame.
            if !isFirst || frame.position != seen { slot.put(frame.event(in: language)) }
            isFirst = false
        }
        slot.finish()
    }

    private func beat(into slot: LineSlot) async {
        while !Task.isCancelled {
            slot.sign()
            // Cancellation ends the pause and then the loop; nothing is lost.
            try? await Task.sleep(for: heartbeat)
            guard await isWelcome() else { return slot.finish() }
        }
    }
}

/// What waits to be written to one viewer: at most the newest frame and one sign of life, so that a slow viewer skips
/// frames and costs no memory.
///
/// A class, because those who fill it and the one who empties it share it.
private final class LineSlot: Sendable {
    let events: AsyncStream<ByteBuffer>
    private let feed: AsyncStream<ByteBuffer>.Continuation
    private let isSignWaiting = Mutex(false)

    init() { (events, feed) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(2)) }

    func put(_ event: ByteBuffer) { feed.yield(event) }

    /// A comment, which browsers ignore; left out while one is waiting, so that it never displaces a frame.
    func sign() {
        let isWaiting = isSignWaiting.withLock { waiting in
            defer { waiting = true }
            return waiting
        }
        if !isWaiting { feed.yield(ByteBuffer(string: ": here\n\n")) }
    }

    func taken() { isSignWaiting.withLock { $0 = false } }

    func finish() { feed.finish() }
}
