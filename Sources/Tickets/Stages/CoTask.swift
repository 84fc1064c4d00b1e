// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// 协办: what a helping unit was asked for in one pass, by when, and what it delivered to the lead. Its clock is its own:
/// the lead stays responsible to the citizen, and whoever is late with a part is late alone (domain.md 1.10).
package struct CoTask: Codable, Equatable, Sendable {
    package let unit: UnitCode
    package let askedAt: Date
    /// nil where the site sets no clock for helping units.
    package var deadline: Deadline?
    /// What a unit below the lead is told to do (转派下级); nil for a unit asked to help.
    package let order: String?
    /// nil until it has delivered.
    package var report: CoReport?

    package init(unit: UnitCode, askedAt: Date, deadline: Deadline?, order: String? = nil) {
        self.unit = unit
        self.askedAt = askedAt
        self.deadline = deadline
        self.order = order
    }
}

/// What a helping unit did, told to the lead; the citizen hears from the lead alone.
package struct CoReport: Codable, Equatable, Sendable {
    package let at: Date
    package let by: String
    package let text: String

    package init(at: Date, by: String, text: String) {
        self.at = at
        self.by = by
        self.text = text
    }
}
