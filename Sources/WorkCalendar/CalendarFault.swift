// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a calendar, or with a question put to it.
package indirect enum CalendarFault: Error, Hashable, Sendable {
    /// No IANA name, or an abbreviation that means several zones.
    case unknownTimeZone(String)
    /// A key of `hours` other than `mon` … `sun`.
    case unknownWeekday(String)
    /// Not an existing date in the form the place asks for.
    case badDate(String, in: CalendarPlace)
    /// Not a time 00:00…24:00, or a window that begins at 24:00.
    case badTime(String, in: CalendarPlace)
    /// A window is a pair of times, and this is not.
    case notAWindow([String], in: CalendarPlace)
    /// A window that ends where it begins.
    case emptyWindow(ClockWindow, in: CalendarPlace)
    /// Two windows of one day, or of one night and the following weekday, share time.
    case overlappingWindows(ClockWindow, ClockWindow, in: CalendarPlace)
    /// A holiday that is listed more than once.
    case listedTwice(String, in: CalendarPlace)
    /// What is wrong with the hours of one unit.
    case ofUnit(String, CalendarFault)
    /// Deadlines need 0 seconds or more.
    case negativeDuration(seconds: Int)
    /// Due days need 0 working days or more.
    case negativeCount(workdays: Int)
    /// The calendar, or a pause, is closed for longer than `WorkCalendar.patience` after this day.
    case noWorkingTime(after: Day)
    /// The answer lies after 9999-12-31.
    case beyondLastDay
}

/// Where in a calendar document something stands.
package enum CalendarPlace: Hashable, Sendable {
    case hours(String)
    case holidays
    case annualHolidays
    case breaks(String)
    case dateOverrides(String)
    case names
    /// Of a unit.
    case closures
}

extension CalendarPlace: CustomStringConvertible {
    /// The path of keys, such as `hours.mon`.
    package var description: String {
        switch self {
        case .hours(let weekday): "hours.\(weekday)"
        case .holidays: "holidays"
        case .annualHolidays: "annualHolidays"
        case .breaks(let date): "breaks.\(date)"
        case .dateOverrides(let date): "dateOverrides.\(date)"
        case .names: "names"
        case .closures: "closures"
        }
    }
}

extension CalendarFault: CustomStringConvertible {
    /// One English sentence for command lines and logs; pages word the cases themselves.
    package var description: String {
        switch self {
        case .unknownTimeZone(let name): "timezone: “\(name)” is not an IANA time zone"
        case .unknownWeekday(let name): "hours: “\(name)” is not a weekday (mon … sun)"
        case .badDate(let text, let place): "\(place): “\(text)” is not a date"
        case .badTime(let text, let place): "\(place): “\(text)” is not a time at which a window can begin or end"
        case .notAWindow(let times, let place): "\(place): \(times) is not a pair of times"
        case .emptyWindow(let window, let place): "\(place): \(window) is empty"
        case .overlappingWindows(let one, let other, let place): "\(place): \(one) and \(other) overlap"
        case .listedTwice(let text, let place): "\(place): \(text) is listed twice"
        case .ofUnit(let unit, let fault): "units.\(unit).\(fault)"
        case .negativeDuration(let seconds): "\(seconds) seconds: a duration cannot be negative"
        case .negativeCount(let workdays): "\(workdays) working days: a count cannot be negative"
        case .noWorkingTime(let day): "there is no working time for 20 years after \(day)"
        case .beyondLastDay: "the answer lies after \(Day.last)"
        }
    }
}
