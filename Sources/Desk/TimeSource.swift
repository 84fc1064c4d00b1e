// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Where the shell reads the time; pure code is told it. Whole milliseconds, so that an instant survives the store.
package struct TimeSource: Sendable {
    private let read: @Sendable () -> Date

    package init(_ read: @escaping @Sendable () -> Date) { self.read = read }

    package var now: Date {
        Date(timeIntervalSince1970: (read().timeIntervalSince1970 * 1000).rounded() / 1000)
    }

    /// The machine's clock.
    package static let system = TimeSource { Date() }
}
