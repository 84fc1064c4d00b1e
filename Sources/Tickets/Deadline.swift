// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// An instant by which something must have happened, and how it was found. Set at dispatch, never at signing
/// (domain.md 1.21: units stall by not signing).
package struct Deadline: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, CaseIterable, Sendable {
        case sign, firstContact, reply, rework, coHandling
        /// The centre's own: asking the citizen once the reply is given.
        case callback
        /// What the unit promised the citizen to finish by, beside the reply (Jinan art. 24).
        case completion
        /// 复查、复核 of a petition.
        case review
    }

    package let kind: Kind
    package let start: Date
    package let due: Date
    /// Lamp changes before and after `due`, in order of time.
    package let alarms: [Alarm]
    /// The rule that set it: its number in the deadline pack, readable on the ticket page.
    package let rule: String
    /// What its limit counts in; nil when it runs around the clock.
    package let counting: Counting?
    /// Until when the law would allow, where the site promises less (domain.md 1.7); nothing hangs on it.
    package let statutory: Date?
    /// The rung of the ladder that it reaches next, if the site has one for it.
    package var rung: RungDue?
    /// When what it asks for happened; nil while the clock runs.
    package var metAt: Date?

    package init(
        kind: Kind,
        start: Date,
        due: Date,
        alarms: [Alarm],
        rule: String,
        counting: Counting? = nil,
        statutory: Date? = nil,
        rung: RungDue? = nil,
        metAt: Date? = nil,
    ) {
        self.kind = kind
        self.start = start
        self.due = due
        self.alarms = alarms
        self.rule = rule
        self.counting = counting
        self.statutory = statutory
        self.rung = rung
        self.metAt = metAt
    }

    /// What passes while a clock runs that does not run around the clock.
    package enum Counting: String, Codable, CaseIterable, Sendable {
        case workingHours, days, workdays
    }

    package struct Alarm: Codable, Equatable, Sendable {
        package let lamp: Lamp
        package let at: Date

        package init(lamp: Lamp, at: Date) {
            self.lamp = lamp
            self.at = at
        }
    }

    /// In time: met, and not after the due instant.
    package var isMetInTime: Bool { metAt.map { $0 <= due } ?? false }

    /// The lamp at `now`; green once met.
    package func lamp(at now: Date) -> Lamp {
        guard metAt == nil else { return .green }
        return alarms.last { $0.at <= now }?.lamp ?? .green
    }
}
