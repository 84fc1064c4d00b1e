// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Synchronization

/// Allows each key so many uses in a window of time, in this process. For sign-in, query codes, survey links, API calls.
///
/// A class, because all requests must see the same counts.
package final class Throttle: Sendable {
    private let limit: Limit
    private let capacity: Int
    private let windows = Mutex<[String: Window]>([:])

    /// - Parameters:
    ///   - limit: Of each key.
    ///   - capacity: Keys remembered at most, at least 2. When there are more, those with the fewest uses are
    ///     forgotten, so that a flood of invented keys does not free the one under attack.
    package init(_ limit: Limit, capacity: Int = 20_000) {
        self.limit = limit
        self.capacity = max(2, capacity)
    }

    package enum Admission: Equatable, Sendable {
        case admitted
        /// Whole seconds until the key's window ends, at least 1.
        case refused(retryAfterSeconds: Int)
    }

    /// Takes one use of `key`. A refused use is not counted.
    package func admit(_ key: String, at now: Date) -> Admission {
        windows.withLock { windows in
            guard let window = windows[key], window.isOpen(at: now) else {
                let length = limit.length(after: windows[key], at: now)
                makeRoom(in: &windows, at: now)
                windows[key] = Window(start: now, length: length, uses: 1)
                return .admitted
            }
            guard window.uses < limit.uses else {
                return .refused(retryAfterSeconds: max(1, Int(window.end.timeIntervalSince(now).rounded(.up))))
            }
            windows[key]?.uses += 1
            return .admitted
        }
    }

    /// Gives back one use that turned out to be harmless.
    package func giveBack(_ key: String) {
        windows.withLock { windows in
            guard let uses = windows[key]?.uses, uses > 0 else { return }
            windows[key]?.uses = uses - 1
        }
    }

    /// Forgets all uses of `key`.
    package func forget(_ key: String) {
        windows.withLock { $0[key] = nil }
    }

    private func makeRoom(in windows: inout [String: Window], at now: Date) {
        guard windows.count >= capacity else { return }
        windows = windows.filter { limit.remembers($0.value, at: now) }
        guard windows.count >= capacity else { return }
        // Half at once, so that the sorting is paid for by many admissions.
        let busiest = windows.sorted { $0.value.uses > $1.value.uses }.prefix(capacity / 2)
        windows = Dictionary(uniqueKeysWithValues: busiest.map { ($0.key, $0.value) })
    }
}
