// SPDX-License-Identifier: Apache-2.0

package import Records
package import Tickets
package import WorkCalendar

/// A city or one of its units at a glance (V2, V3). Every count of tickets is the length of a list: what the reader may not
/// find there is not counted here.
package struct Dashboard: Equatable, Sendable {
    package let period: FigurePeriod
    package let today: Day
    /// Oldest first, one for each day of the period.
    package let flow: [FlowDay]
    /// Received and ended in the period before.
    package let before: Flow
    /// Open tickets by the day of filing; days without one are left out.
    package let openByDay: [Day: Int]
    /// Open tickets by unit, stage and lamp.
    package let cells: [Overview.Cell]
    /// Received in the period.
    package let channels: [Channel: Int]
    package let kinds: [TicketKind: Int]
    package let matters: [MatterCode: Int]
    package let areas: [AreaCode: Int]
    /// Ended in the period, by how long they took.
    package let spans: [HandlingSpan: Int]
    /// Calls of the period by the hour of the day, 0…23; empty where there are none.
    package let calls: [Int: CallTally]
    /// What tomorrow may bring, by type, and in all.
    package let forecasts: [TicketKind: Forecast]
    package let forecast: Forecast?

    package struct Flow: Equatable, Sendable {
        package var received = 0
        package var ended = 0
    }

    package struct FlowDay: Equatable, Sendable {
        package let day: Day
        package let received: Int
        package let ended: Int
        /// Filed by that evening and not ended by then; one that was reopened counts as open all the while.
        package let backlog: Int
    }

    package var received: Int { flow.reduce(0) { $0 + $1.received } }
    package var ended: Int { flow.reduce(0) { $0 + $1.ended } }
    package var open: Int { openByDay.values.reduce(0, +) }
    package var late: Int { cells.reduce(0) { $1.lamp >= .red ? $0 + $1.count : $0 } }
}

/// How long tickets have been open: a band of ages in days, from the day of filing.
package enum AgeBand: String, CaseIterable, Sendable {
    case two, three, week, fifteen, thirty, older

    /// Days since filing, today's being 0.
    package var days: ClosedRange<Int> {
        switch self {
        case .two: 0...1
        case .three: 2...3
        case .week: 4...7
        case .fifteen: 8...15
        case .thirty: 16...30
        case .older: 31...100_000
        }
    }

    /// The days of filing that it is about; nil for no earliest one.
    package func filed(before today: Day) -> (first: Day?, last: Day) {
        (self == .older ? nil : today.advanced(by: -days.upperBound), today.advanced(by: -days.lowerBound))
    }

    package func count(_ open: [Day: Int], on today: Day) -> Int {
        open.reduce(0) { total, entry in
            // What a clock that steps back has filed tomorrow is as young as can be.
            days.contains(max(0, entry.key.distance(to: today))) ? total + entry.value : total
        }
    }
}
