// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Instants as text, ISO 8601 and RFC 3339: `2026-01-05T10:30:00Z`. Faster than a formatter, and without locale.
package enum InstantText {
    /// Reads a date and time with `Z` or an offset (`+08:00`, `+0800`, `-03`); seconds and their fraction may be missing.
    ///
    /// Fractions are rounded to whole milliseconds. Nil for anything else: an instant without an offset is not one.
    package static func instant(_ text: String) -> Date? {
        var scanner = DigitScanner(text)
        guard let day = scanner.day(), scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let seconds = scanner.secondsOfDay(), seconds < 86_400,
            let fraction = fraction(&scanner), let offset = offset(&scanner), scanner.isAtEnd
        else { return nil }
        let whole = day.daysSinceEpoch * 86_400 + seconds - offset
        return Date(milliseconds: whole * 1000 + fraction)
    }

    /// The instant in UTC, with milliseconds only when it is not a whole second.
    package static func text(_ instant: Date) -> String {
        let milliseconds = instant.milliseconds
        let seconds = milliseconds.floorQuotient(1000)
        let day = Day(daysSinceEpoch: seconds.floorQuotient(86_400))
        let time = seconds.floorRemainder(86_400)
        let clock = [time / 3600, time / 60 % 60, time % 60].map { $0.padded(2) }.joined(separator: ":")
        let fraction = milliseconds.floorRemainder(1000)
        return "\(day)T\(clock)\(fraction == 0 ? "" : ".\(fraction.padded(3))")Z"
    }

    /// Milliseconds of `.5` or `,123456`; zero when there is no fraction, nil when the digits are missing.
    private static func fraction(_ scanner: inout DigitScanner) -> Int? {
        guard scanner.skip(".") || scanner.skip(",") else { return 0 }
        var value = 0.0
        var weight = 1000.0
        while let digit = scanner.digit() {
            weight /= 10
            value += Double(digit) * weight
        }
        return weight < 1000 ? Int(value.rounded()) : nil
    }

    /// Seconds east of Greenwich.
    private static func offset(_ scanner: inout DigitScanner) -> Int? {
        if scanner.skip("Z") || scanner.skip("z") { return 0 }
        let sign = scanner.skip("-") ? -1 : 1
        guard sign == -1 || scanner.skip("+"), let hours = scanner.number(digits: 2), hours < 24 else { return nil }
        guard !scanner.isAtEnd else { return sign * hours * 3600 }
        _ = scanner.skip(":")
        guard let minutes = scanner.number(digits: 2), minutes < 60 else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
