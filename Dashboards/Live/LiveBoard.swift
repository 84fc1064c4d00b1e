// SPDX-License-Identifier: Apache-2.0

import Synchronization
package import WorkCalendar

/// Turns the growing journal into frames for everyone who watches: at most one a second, rendered once, the same bytes
/// for every viewer (architecture 4.7).
///
/// A class, because the loop that draws and the viewers that watch share it.
package final class LiveBoard<Frame: Sendable>: Sendable {
    private let query: OverviewQuery
    private let today: @Sendable () -> Day
    private let draw: @Sendable (Overview) throws -> Frame
    private let viewers = Mutex<Viewers>(Viewers())

    private struct Viewers {
        var waiting: [Int: AsyncStream<Frame>.Continuation] = [:]
        var joined = 0
        var last: Frame?
        var lastOverview: Overview?
    }

    /// - Parameters:
    ///   - query: Where the figures come from.
    ///   - today: The site's day now.
    ///   - draw: Makes a frame of figures.
    package init(
        query: OverviewQuery,
        today: @escaping @Sendable () -> Day,
        draw: @escaping @Sendable (Overview) throws -> Frame,
    ) {
        self.query = query
        self.today = today
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
        continuation.onTermination = { [weak self] _ in
            self?.viewers.withLock { $0.waiting[key] = nil }
        }
        return stream
    }

    /// Draws after each of `rounds`, at most once a second, until they end.
    ///
    /// - Throws: What reading or drawing throws; the caller's loop starts again.
    package func run(rounds: AsyncStream<Void>) async throws {
        for await _ in rounds {
            try await drawIfChanged()
            // Cancellation ends the pause and then the loop; nothing is lost.
            try? await Task.sleep(for: .seconds(1))
        }
        viewers.withLock { for viewer in $0.waiting.values { viewer.finish() } }
    }

    /// Draws a frame and hands it to all viewers, unless the figures are those of the last one.
    package func drawIfChanged() async throws {
        let overview = try await query.overview(today: today())
        guard viewers.withLock({ $0.lastOverview }) != overview else { return }
        let frame = try draw(overview)
        viewers.withLock { viewers in
            viewers.last = frame
            viewers.lastOverview = overview
            for viewer in viewers.waiting.values { viewer.yield(frame) }
        }
    }
}
