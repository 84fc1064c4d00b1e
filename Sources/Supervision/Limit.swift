// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import WorkCalendar

/// How long a clock runs; exactly one unit. Source: domain.md 1.7 and 3.3.
package enum Limit: Equatable, Sendable {
    /// Around the clock.
    case minutes(Int)
    case hours(Int)
    /// Working hours of the calendar.
    case workHours(Int)
    /// Natural days, counted from the next day, to the end of the last.
    case days(Int)
    /// Working days, counted from the next day, to the end of the last.
    case workdays(Int)

    /// The instant at which the limit is used up.
    package func due(from start: Date, in calendar: WorkCalendar) throws(CalendarFault) -> Date {
        switch self {
        case .minutes(let count): start.addingTimeInterval(Double(count) * 60)
        case .hours(let count): start.addingTimeInterval(Double(count) * 3_600)
        case .workHours(let count): try calendar.deadline(from: start, seconds: count * 3_600)
        case .days(let count): calendar.endOfDay(calendar.day(of: start).advanced(by: count))
        case .workdays(let count): calendar.endOfDay(try calendar.dueDay(after: start, workdays: count))
        }
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
        guard (1...3_660).contains(count) else {
            throw DecodingError.dataCorruptedError(
                forKey: unit,
                in: container,
                debugDescription: "a limit of \(count) \(unit.rawValue) is not 1…3660",
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
