// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Turns the growing journal into frames for everyone who watches: at most one a second, read and rendered once, the same
/// bytes for every viewer (architecture 4.7). While nobody watches, nothing is read.
///
/// A class, because the loop that draws and the viewers that watch share it.
package final class LiveBoard<Figures: Equatable & Sendable, Frame: Sendable>: Sendable {
    private let read: @Sendable () async throws -> Figures
    private let draw: @Sendable (Figures) throws -> Frame
    private let viewers = Mutex<Viewers>(Viewers())

    private struct Viewers {
        var waiting: [Int: AsyncStream<Frame>.Continuation] = [:]
        var joined = 0
        var last: Frame?
        var lastFigures: Figures?
    }

    /// - Parameters:
    ///   - read: Gets the figures as they are now.
    ///   - draw: Makes a frame of figures.
    package init(
        read: @escaping @Sendable () async throws -> Figures,
        draw: @escaping @Sendable (Figures) throws -> Frame,
    ) {
        self.read = read
        self.draw = draw
    }

    /// The newest frame at once, then each new one; a slow viewer skips frames.
    package func frames() -> AsyncStream<Frame> {
        let (stream, continuation) = AsyncStream.makeStream(of: Frame.self, bufferingPolicy: .bufferingNewest(1))
        let key = viewers.withLock { viewers in
            viewers.joined += 1
            viewers.waiting[viewers.joined] = continuation
            if let last = viewers.last { continuation.yield(last) }
            return viewers.joined
        }
        continuation.onTermination = { [weak self] _ in self?.leave(key) }
        return stream
    }

    /// Whoever comes after the last has gone gets no old frame.
    private func leave(_ key: Int) {
        viewers.withLock { viewers in
            viewers.waiting[key] = nil
            guard viewers.waiting.isEmpty else { return }
            viewers.last = nil
            viewers.lastFigures = nil
        }
    }

    /// Draws after each of `rounds`, at most once a second, until they end.
    ///
    /// - Throws: What reading or drawing throws; the caller's loop starts again.
    package func run(rounds: AsyncStream<Void>) async throws {
        for await _ in rounds {
            // From the start of one drawing to that of the next, so that nothing shown is older than a second.
            let next = ContinuousClock.now.advanced(by: .seconds(1))
            if isWatched { try await drawIfChanged() }
            // Cancellation ends the pause and then the loop; nothing is lost.
            try? await Task.sleep(until: next, clock: .continuous)
        }
        viewers.withLock { for viewer in $0.waiting.values { viewer.finish() } }
    }

    private var isWatched: Bool { viewers.withLock { !$0.waiting.isEmpty } }

    /// Draws a frame and hands it to all viewers, unless the figures are those of the last one.
    package func drawIfChanged() async throws {
        let figures = try await read()
        guard viewers.withLock({ $0.lastFigures }) != figures else { return }
        let frame = try draw(figures)
        viewers.withLock { viewers in
            guard !viewers.waiting.isEmpty else { return }
            viewers.last = frame
            viewers.lastFigures = figures
            for viewer in viewers.waiting.values { viewer.yield(frame) }
        }
    }
}
