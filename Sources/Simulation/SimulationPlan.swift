// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What is to be simulated.
package struct SimulationPlan: Sendable {
    /// Tickets that live, at least 0.
    package var tickets: Int
    /// The same seed over the same span gives the same lives.
    package var seed: UInt64
    /// Over how many days, up to now, the lives are spread; less than `naturalDays` quickens them in proportion.
    /// 0: as fast as the office can, each deed at the instant it is done, and every life is lived to its end.
    package var days: Double
    /// Tickets filed in a second of real time, at most; nil: no limit.
    package var rate: Double?
    /// Takes up open tickets of the store, oldest last, instead of filing new ones. Needs `days` 0: nobody acts on a
    /// ticket before it was filed.
    package var carriesOn: Bool
    /// The end of the span; nil: now. Not later than now.
    package var until: Date?
    /// Takes up the lives of an earlier simulation of this seed and span where they stand, instead of leaving its
    /// tickets alone: after a crash, say.
    package var resumes: Bool

    package init(
        tickets: Int,
        seed: UInt64 = 1,
        days: Double = 1,
        rate: Double? = nil,
        carriesOn: Bool = false,
        until: Date? = nil,
        resumes: Bool = false,
    ) {
        self.tickets = tickets
        self.seed = seed
        self.days = carriesOn ? 0 : max(0, days)
        self.rate = rate
        self.carriesOn = carriesOn
        self.until = until
        self.resumes = resumes
    }

    /// Lives are so long that nine in ten end within this many days.
    package static let naturalDays = 30.0

    var isInRealTime: Bool { days == 0 }

    /// The share of natural time that everything takes, up to 1.
    var haste: Double { isInRealTime ? 1 / Self.naturalDays : min(1, days / Self.naturalDays) }

    /// How far appointments kept at once may lie apart.
    var slice: TimeInterval { 3_600 * haste }

    /// The days that the simulation plays in, when it began at `now`.
    func span(until now: Date) -> DateInterval {
        let duration = (isInRealTime ? 1 : days) * 86_400
        return DateInterval(start: now.addingTimeInterval(-duration), duration: duration)
    }
}
