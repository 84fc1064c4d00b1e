// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A rung of the ladder that a late ticket climbs by itself: to whom it was addressed and who has acknowledged it (S4,
/// domain.md 1.11 and 1.12).
package struct Rung: Codable, Equatable, Sendable {
    package let level: Level
    /// When it was due.
    package let at: Date
    /// How many passes had ended when it was reached: it is the matter of the pass after them.
    package let pass: Int
    /// The logins of those it is addressed to.
    package let to: [String]
    package private(set) var acknowledged: [String]

    package init(level: Level, at: Date, pass: Int, to: [String]) {
        self.level = level
        self.at = at
        self.pass = pass
        self.to = to
        acknowledged = []
    }

    /// 提醒, 催办, 督办, 黄牌; and 提级督办, which too many dispatches or reworks bring.
    package enum Level: String, Codable, CaseIterable, Comparable, Sendable {
        case reminder, urging, supervision, card, escalation

        package static func < (one: Level, other: Level) -> Bool { one.rank < other.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Those who have not acknowledged it.
    package var silent: [String] { to.filter { !acknowledged.contains($0) } }

    mutating func acknowledge(by login: String) {
        if silent.contains(login) { acknowledged.append(login) }
    }
}

/// The rung that a clock reaches next, and when.
package struct RungDue: Codable, Equatable, Sendable {
    package let level: Rung.Level
    package let at: Date

    package init(level: Rung.Level, at: Date) {
        self.level = level
        self.at = at
    }
}
