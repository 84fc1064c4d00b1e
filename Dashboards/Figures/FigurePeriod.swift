// SPDX-License-Identifier: Apache-2.0

package import WorkCalendar

/// The days that a dashboard looks at.
package struct FigurePeriod: Hashable, Sendable {
    package let first: Day
    /// Included.
    package let last: Day

    /// The days from `first` through `last`, in whichever order they are named; of more than a quarter, the
    /// latest.
    package init(from first: Day, through last: Day) {
        let (early, late) = first.daysSinceEpoch <= last.daysSinceEpoch ? (first, last) : (last, first)
        self.first = early.distance(to: late) < Self.most ? early : late.advanced(by: 1 - Self.most)
        self.last = late
    }

    /// The last `days` days, today included.
    package init(days: Int, until today: Day) {
        self.init(from: today.advanced(by: 1 - max(1, days)), through: today)
    }

    /// As many days as it has, directly before it: what it is compared with.
    package var previous: FigurePeriod {
        FigurePeriod(from: first.advanced(by: -count), through: first.advanced(by: -1))
    }

    package var count: Int { first.distance(to: last) + 1 }

    package var days: [Day] { (0..<count).map { first.advanced(by: $0) } }

    /// Days of a period at most, those of the longest quarter: what a city's cells answer fast (docs/adr/0024). Longer
    /// ones are what reports are for.
    private static let most = 92
}
