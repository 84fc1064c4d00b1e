// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Instants as the office reads them: in the site's time zone, the same in both languages.
package struct Clockface: Sendable {
    private let calendar: Calendar

    package init(zone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// `2026-01-05 09:30`
    package func minute(_ instant: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: instant)
        return "\(Self.date(parts)) \(Self.two(parts.hour)):\(Self.two(parts.minute))"
    }

    /// `2026-01-05 09:30:07`
    package func second(_ instant: Date) -> String {
        "\(minute(instant)):\(Self.two(calendar.component(.second, from: instant)))"
    }

    /// `2026-01-05`
    package func day(_ instant: Date) -> String {
        Self.date(calendar.dateComponents([.year, .month, .day], from: instant))
    }

    /// `2026-01-05T09:30`, the value of an `<input type="datetime-local">`.
    package func field(_ instant: Date) -> String { minute(instant).replacing(" ", with: "T") }

    /// Reads what an `<input type="datetime-local">` sends.
    ///
    /// - Returns: nil unless `text` is `YYYY-MM-DDTHH:MM`, with a blank for the T if you like, and such a day exists.
    package func instant(_ text: String) -> Date? {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})/) else { return nil }
        let numbers = [match.1, match.2, match.3, match.4, match.5].compactMap { Int($0) }
        guard numbers.count == 5 else { return nil }
        let parts = DateComponents(
            year: numbers[0],
            month: numbers[1],
            day: numbers[2],
            hour: numbers[3],
            minute: numbers[4],
        )
        guard let instant = calendar.date(from: parts), field(instant) == text.replacing(" ", with: "T") else {
            return nil
        }
        return instant
    }

    private static func date(_ parts: DateComponents) -> String {
        "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
    }

    private static func two(_ number: Int?) -> String {
        let number = number ?? 0
        return number < 10 ? "0\(number)" : String(number)
    }
}
