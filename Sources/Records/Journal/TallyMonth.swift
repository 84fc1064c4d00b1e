// SPDX-License-Identifier: Apache-2.0

package import WorkCalendar

/// A month as statistics name it: `2026-03`.
package struct TallyMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ day: Day) { description = String(day.description.prefix(7)) }

    init(stored text: String) { description = text }

    package static func < (one: TallyMonth, other: TallyMonth) -> Bool { one.description < other.description }
}
