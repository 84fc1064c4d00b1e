// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension Throttle {
    /// How many uses a key has, and how its wait grows.
    package struct Limit: Sendable {
        /// Uses in one window, at least 1.
        let uses: Int
        /// Seconds.
        let window: TimeInterval
        /// Seconds; as long as `window` where waits do not grow.
        let longestWindow: TimeInterval

        /// - Parameters:
        ///   - uses: In one window, at least 1.
        ///   - window: Seconds, more than 0.
        ///   - longestWindow: A window that was used up makes the next one twice as long, up to these seconds, until
        ///     the key has kept quiet for as long. Without it all windows have the same length.
        package init(uses: Int, window: TimeInterval, growingTo longestWindow: TimeInterval? = nil) {
            precondition(uses >= 1 && window > 0, "a throttle that admits nobody or never refuses")
            self.uses = uses
            self.window = window
            self.longestWindow = max(window, longestWindow ?? window)
        }

        /// How long the window after `last` lasts.
        func length(after last: Window?, at now: Date) -> TimeInterval {
            guard let last, last.uses >= uses, remembers(last, at: now) else { return window }
            return min(2 * last.length, longestWindow)
        }

        /// Whether `window` still matters: it is open, or makes the next one longer.
        func remembers(_ window: Window, at now: Date) -> Bool {
            if window.isOpen(at: now) { return true }
            let memory = longestWindow > self.window && window.uses >= uses ? longestWindow : 0
            return window.start <= now && now < window.end.addingTimeInterval(memory)
        }
    }

    /// The uses of one key since `start`.
    struct Window: Sendable {
        let start: Date
        /// Seconds.
        let length: TimeInterval
        var uses: Int

        var end: Date { start.addingTimeInterval(length) }

        /// A clock that was set back ends the window: nobody waits for a time that was never meant.
        func isOpen(at now: Date) -> Bool { start <= now && now < end }
    }
}
