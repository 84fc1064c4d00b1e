// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One question of `hotline calendar evaluate`.
struct CalendarQuestion {
    /// Nil when the site's own is meant.
    let calendar: WorkCalendar?
    let operation: Operation

    enum Operation {
        /// `start`, `seconds`, `pauses` → the instant.
        case deadline(start: Date, seconds: Int, pauses: [DateInterval])
        /// `from`, `to`, `pauses` → whole working seconds.
        case elapsed(from: Date, to: Date, pauses: [DateInterval])
        /// `start` as an instant, `days` → the due day.
        case workdays(start: Date, days: Int)
        /// The same with `start` as a day.
        case workdaysAfter(Day, days: Int)
    }

    enum Answer {
        case instant(Date)
        case seconds(Int)
        case day(Day)
    }

    /// - Throws: `CalendarFault`, or `Fault.noCalendar`.
    func result(siteCalendar: WorkCalendar?) throws -> Answer {
        guard let calendar = calendar ?? siteCalendar else { throw Fault.noCalendar }
        switch operation {
        case .deadline(let start, let seconds, let pauses):
            return .instant(try calendar.deadline(from: start, seconds: seconds, pauses: pauses))
        case .elapsed(let from, let to, let pauses):
            return .seconds(calendar.elapsed(from: from, to: to, pauses: pauses))
        case .workdays(let start, let days):
            return .day(try calendar.dueDay(after: start, workdays: days))
        case .workdaysAfter(let day, let days):
            return .day(try calendar.dueDay(after: day, workdays: days))
        }
    }
}

extension CalendarQuestion {
    /// What is wrong with a question, apart from its calendar and the shape of its JSON.
    enum Fault: Error, CustomStringConvertible {
        case noCalendar
        case unknownOperation(String)
        case notAnInstant(String, key: String)
        case notAPause([String])
        case pauseEndsBeforeItBegins([String])

        var description: String {
            switch self {
            case .noCalendar: "the line has no calendar and there is no site calendar"
            case .unknownOperation(let name): "op: “\(name)” is not one of deadline, elapsed, workdays"
            case .notAnInstant(let text, let key): "\(key): “\(text)” is not an instant like 2026-01-05T09:30:00Z"
            case .notAPause(let texts): "pauses: \(texts) is not a pair of instants"
            case .pauseEndsBeforeItBegins(let texts): "pauses: \(texts) ends before it begins"
            }
        }
    }
}

extension CalendarQuestion.Answer {
    var json: String {
        switch self {
        case .instant(let instant): InstantText.text(instant).jsonString
        case .seconds(let seconds): String(seconds)
        case .day(let day): day.description.jsonString
        }
    }
}
