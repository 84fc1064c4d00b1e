// SPDX-License-Identifier: Apache-2.0

/// A day of the week, named as in calendar documents; ISO 8601 order, Monday first.
package enum Weekday: String, Codable, CaseIterable, Sendable {
    case mon
    case tue
    case wed
    case thu
    case fri
    case sat
    case sun

    /// All seven, built once: `allCases` makes a new array at every call.
    static let inOrder = allCases
}
