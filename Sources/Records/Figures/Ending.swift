// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import Tickets
import WorkCalendar

/// When a ticket came to its end and how long that took; an open ticket has none, also one that was reopened (V2).
struct Ending: Hashable, Sendable {
    let day: Day
    let span: HandlingSpan
}

/// How long a ticket took from its receipt to its end, by the clock on the wall: a distribution's buckets, each from the
/// one before.
package enum HandlingSpan: String, CaseIterable, Sendable {
    case hour, day, threeDays, week, fifteenDays, thirtyDays, longer

    /// - Parameter seconds: Negative ones count as none.
    init(of seconds: TimeInterval) {
        self = Self.allCases.first { seconds <= $0.most } ?? .longer
    }

    /// Seconds, included.
    private var most: TimeInterval {
        switch self {
        case .hour: 3_600
        case .day: 86_400
        case .threeDays: 3 * 86_400
        case .week: 7 * 86_400
        case .fifteenDays: 15 * 86_400
        case .thirtyDays: 30 * 86_400
        case .longer: .infinity
        }
    }
}

extension Ticket {
    /// How it stands ended after a change at `instant`; `before` is how it stood before.
    func ending(after before: Ending?, at instant: Date, day: (Date) -> Day) -> Ending? {
        guard !stage.name.isOpen else { return nil }
        return before
            ?? Ending(
                day: day(instant),
                span: HandlingSpan(of: instant.timeIntervalSince(filing.receivedAt)),
            )
    }
}

extension Ending {
    /// As the row of a ticket that has ended keeps it.
    static func stored(of ticket: ID<Ticket>, in reader: any Reader) throws -> Ending? {
        try reader.first("SELECT ended_on, ended_after FROM tickets WHERE id = \(ticket)").flatMap {
            try Ending(row: $0)
        }
    }

    init?(row: Row) throws(DatabaseError) {
        guard let day: Day = try row.value("ended_on", as: Day?.self),
            let span: HandlingSpan = try row.value("ended_after", as: HandlingSpan?.self)
        else { return nil }
        self.init(day: day, span: span)
    }
}
