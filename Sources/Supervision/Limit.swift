// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets
package import WorkCalendar

/// How long a clock runs; exactly one unit. Source: domain.md 1.7 and 3.3.
package enum Limit: Equatable, Sendable {
    /// Around the clock.
    case minutes(Int)
    case hours(Int)
    /// Working hours of the calendar.
    case workHours(Int)
    /// Natural days.
    case days(Int)
    /// Working days.
    case workdays(Int)

    /// How many of its unit a limit may have.
    package static let counts = 1...3_660

    /// The instant at which the limit is used up.
    package func due(
        from start: Date,
        in calendar: WorkCalendar,
        counting: DeadlinePack.Counting = .init(),
    ) throws(CalendarFault) -> Date {
        switch self {
        case .minutes(let count): return start.addingTimeInterval(Double(count) * 60)
        case .hours(let count): return start.addingTimeInterval(Double(count) * 3_600)
        case .workHours(let count): return try calendar.deadline(from: start, seconds: count * 3_600)
        case .days(let count):
            let last = counting.firstDay(after: start, in: calendar).advanced(by: count - 1)
            return calendar.end(of: last, counting)
        case .workdays(let count):
            let first = counting.firstDay(after: start, in: calendar)
            return calendar.end(of: try calendar.dueDay(countingFrom: first, workdays: count), counting)
        }
    }

    /// What the clock counts in, if it does not run around the clock.
    package var counting: Deadline.Counting? {
        switch self {
        case .minutes, .hours: nil
        case .workHours: .workingHours
        case .days: .days
        case .workdays: .workdays
        }
    }
}

extension DeadlinePack.Counting {
    /// The day from which days are counted for a clock that starts at `start`.
    func firstDay(after start: Date, in calendar: WorkCalendar) -> Day {
        // A day whose office hours are over when the clock starts does not count any more.
        from == .sameDay ? calendar.firstDayUnended(at: start, self) : calendar.day(of: start).advanced(by: 1)
    }
}

extension WorkCalendar {
    /// The first day that is not over at `instant`.
    func firstDayUnended(at instant: Date, _ counting: DeadlinePack.Counting) -> Day {
        let day = day(of: instant)
        return instant <= end(of: day, counting) ? day : day.advanced(by: 1)
    }

    /// When a counted day is over.
    func end(of day: Day, _ counting: DeadlinePack.Counting) -> Date {
        counting.until == .endOfHours ? endOfHours(day) ?? endOfDay(day) : endOfDay(day)
    }
}

extension Limit: Codable {
    private enum Unit: String, CodingKey, CaseIterable {
        case minutes, hours, workHours, days, workdays
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Unit.self)
        guard container.allKeys.count == 1, let unit = container.allKeys.first else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "a limit is one of minutes, hours, workHours, days, workdays",
                )
            )
        }
        let count = try container.decode(Int.self, forKey: unit)
        guard Self.counts.contains(count) else {
            throw DecodingError.dataCorruptedError(
                forKey: unit,
                in: container,
                debugDescription:
                    "a limit of \(count) \(unit.rawValue) is not \(Self.counts.lowerBound)…\(Self.counts.upperBound)",
            )
        }
        switch unit {
        case .minutes: self = .minutes(count)
        case .hours: self = .hours(count)
        case .workHours: self = .workHours(count)
        case .days: self = .days(count)
        case .workdays: self = .workdays(count)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Unit.self)
        switch self {
        case .minutes(let count): try container.encode(count, forKey: .minutes)
        case .hours(let count): try container.encode(count, forKey: .hours)
        case .workHours(let count): try container.encode(count, forKey: .workHours)
        case .days(let count): try container.encode(count, forKey: .days)
        case .workdays(let count): try container.encode(count, forKey: .workdays)
        }
    }
}
