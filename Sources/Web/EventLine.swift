// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import ServiceLifecycle
import Synchronization

/// One viewer's line of server-sent events (WHATWG HTML, 9.2): the newest event, and a sign of life while nothing changes.
struct EventLine: Sendable {
    /// Between signs of life, by which proxies keep the line and we notice that a viewer has left.
    var heartbeat = Duration.seconds(15)
    /// Asked at each sign of life: whoever signs out is no longer shown anything.
    let isWelcome: @Sendable () async -> Bool
    /// Puts events until there are no more.
    let feed: @Sendable (LineSlot) async -> Void

    /// The answer whose body is the line: until the feed ends, the server stops, the viewer's session is over, or the
    /// viewer leaves.
    func response() -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/event-stream; charset=utf-8"
        // Proxies that collect answers before they pass them on must not.
        headers[named: "X-Accel-Buffering"] = "no"
        return Response(status: .ok, headers: headers, body: ResponseBody { try await write(to: &$0) })
    }

    private func write(to writer: inout any ResponseBodyWriter) async throws {
        let slot = LineSlot()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                await feed(slot)
                slot.finish()
            }
            group.addTask { await beat(into: slot) }
            for await event in slot.events.cancelOnGracefulShutdown() {
                slot.taken()
                try await writer.write(event)
            }
            group.cancelAll()
        }
        try await writer.finish(nil)
    }

    private func beat(into slot: LineSlot) async {
        while !Task.isCancelled {
            slot.sign()
            // Cancellation ends the pause and then the loop; nothing is lost.
            try? await Task.sleep(for: heartbeat)
            guard await isWelcome() else { return slot.finish() }
        }
    }

    /// An event: each line of its content starts with `data:`.
    ///
    /// - Parameters:
    ///   - name: What a browser listens for.
    ///   - html: Its content; empty lines are left out.
    ///   - id: With which a browser that was cut off comes back.
    /// - Returns: As it goes over the line.
    static func event(_ name: String, html: String, id: Int64? = nil) -> ByteBuffer {
        let lines = html.split(separator: "\n", omittingEmptySubsequences: true).map { "data: \($0)\n" }
        return ByteBuffer(string: (id.map { "id: \($0)\n" } ?? "") + "event: \(name)\n\(lines.joined())\n")
    }
}

/// What waits to be written to one viewer: at most the newest event and one sign of life, so that a slow viewer skips
/// events and costs no memory.
///
/// A class, because those who fill it and the one who empties it share it.
final class LineSlot: Sendable {
    fileprivate let events: AsyncStream<ByteBuffer>
    private let continuation: AsyncStream<ByteBuffer>.Continuation
    private let isSignWaiting = Mutex(false)

    fileprivate init() {
        (events, continuation) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(2))
    }

    func put(_ event: ByteBuffer) { continuation.yield(event) }

    /// A comment, which browsers ignore; left out while one is waiting, so that it never displaces an event.
    fileprivate func sign() {
        let isWaiting = isSignWaiting.withLock { waiting in
            defer { waiting = true }
            return waiting
        }
        if !isWaiting { continuation.yield(ByteBuffer(string: ": here\n\n")) }
    }

    fileprivate func taken() { isSignWaiting.withLock { $0 = false } }

    fileprivate func finish() { continuation.finish() }
}
