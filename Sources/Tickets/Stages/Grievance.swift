// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A citizen who was not content, or whose matter was not done: a reviewer says what becomes of it (E3).
package struct Grievance: Codable, Equatable, Sendable {
    package let since: Date
    /// The pass that they were asked about; 0 for an answer on the spot.
    package let round: Int
    /// nil until a reviewer has looked at it.
    package var disposition: Disposition?

    package init(since: Date, round: Int) {
        self.since = since
        self.round = round
    }
}

/// What a reviewer decided about a grievance, and why.
package struct Disposition: Codable, Equatable, Sendable {
    package let kind: Kind
    package let reason: String
    package let by: String
    package let at: Date

    package init(kind: Kind, reason: String, by: String, at: Date) {
        self.kind = kind
        self.reason = reason
        self.by = by
        self.at = at
    }

    /// 分类销号: what a dissatisfied case may come to. Source: domain.md 1.13.
    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// It is done again.
        case rework
        /// 研判销号: nothing more can be done, and the citizen was told why.
        case explained
        /// 延期销号: it will be done, later; the reason says until when.
        case extended
        /// 移交销号: it is another's, outside the hotline; the reason says whose.
        case handedOver
        /// 甄别: the rating is not about what the unit did.
        case screenedOut
    }
}
