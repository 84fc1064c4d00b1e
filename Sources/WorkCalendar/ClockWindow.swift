// SPDX-License-Identifier: Apache-2.0

/// A wall-clock time, 00:00…24:00, whole seconds.
package struct ClockTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Seconds since local midnight, 0…86,400.
    package let seconds: Int

    /// Reads `HH:MM` or `HH:MM:SS`; `24:00` is the end of the day. Nil for anything else.
    package init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let seconds = scanner.secondsOfDay(), scanner.isAtEnd, seconds <= 86_400 else { return nil }
        self.seconds = seconds
    }

    /// - Precondition: `seconds` is within its range.
    init(seconds: Int) {
        self.seconds = seconds
    }

    /// 24:00: a window may end but not begin there.
    var isEndOfDay: Bool { seconds == 86_400 }

    package var description: String {
        let minutes = "\((seconds / 3600).padded(2)):\((seconds / 60 % 60).padded(2))"
        return seconds % 60 == 0 ? minutes : "\(minutes):\((seconds % 60).padded(2))"
    }

    package static func < (earlier: ClockTime, later: ClockTime) -> Bool {
        earlier.seconds < later.seconds
    }
}

/// Working hours or a break from one wall-clock time to another.
///
/// A window whose end is not after its beginning runs overnight into the next day, and belongs to the day it starts on.
package struct ClockWindow: Hashable, Sendable, CustomStringConvertible {
    package let from: ClockTime
    package let to: ClockTime

    package var description: String { "\(from)–\(to)" }

    /// Milliseconds since the midnight the window's day begins with; the end may reach into the next day.
    var span: Span {
        let end = to > from ? to.seconds : to.seconds + 86_400
        return Span(from: from.seconds * 1000, to: end * 1000)
    }
}
