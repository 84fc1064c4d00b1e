// SPDX-License-Identifier: Apache-2.0

/// A day that another calendar sees differently.
package struct DayChange: Equatable, Sendable {
    package let day: Day
    package let before: Side
    package let after: Side

    package struct Side: Equatable, Sendable {
        package let standing: DayStanding
        /// The hours that begin on the day, before breaks: `08:30–12:00`.
        package let hours: [String]
        package let name: String?
    }
}

extension WorkCalendar {
    /// The days named in either calendar that are not the same in both, in order.
    package func changes(to other: WorkCalendar) -> [DayChange] {
        document.namedDays.union(other.document.namedDays).sorted().compactMap { day in
            let change = DayChange(day: day, before: side(of: day), after: other.side(of: day))
            return change.before == change.after ? nil : change
        }
    }

    package func side(of day: Day) -> DayChange.Side {
        let standing = standing(of: day)
        return DayChange.Side(
            standing: standing,
            hours: standing.counts ? rota.windows(on: day) : [],
            name: document.names[day.description],
        )
    }
}

extension CalendarDocument {
    /// Every date that it says something of by its year.
    package var namedDays: Set<Day> {
        Set(
            [holidays, Array(dateOverrides.keys), Array(breaks.keys), Array(names.keys)].joined().compactMap { Day($0) }
        )
    }
}

extension Rota {
    /// The windows of a day as people write them, breaks cut out, a night's end after midnight.
    fileprivate func windows(on day: Day) -> [String] {
        spansBelonging(to: day).merged().map { "\($0.from.clock)–\($0.to.clock)" }
    }
}

extension Int {
    /// Milliseconds since midnight as a time; 24:00 only for the end of the day itself.
    fileprivate var clock: String {
        let minutes = self / 60_000
        let ofDay = minutes > 1_440 ? minutes - 1_440 : minutes
        return "\((ofDay / 60).padded(2)):\((ofDay % 60).padded(2))"
    }
}
