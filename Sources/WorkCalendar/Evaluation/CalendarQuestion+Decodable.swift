// SPDX-License-Identifier: Apache-2.0

import Foundation

extension CalendarQuestion: Decodable {
    fileprivate enum Key: CodingKey {
        case calendar
        case op
        case start
        case seconds
        case from
        case to
        case days
        case pauses
    }

    /// - Throws: `CalendarFault`, `Fault`, or a `DecodingError`.
    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        calendar = try keys.decodeIfPresent(WorkCalendar.self, forKey: .calendar)
        switch try keys.decode(String.self, forKey: .op) {
        case "deadline":
            operation = .deadline(
                start: try keys.instant(.start),
                seconds: try keys.decode(Int.self, forKey: .seconds),
                pauses: try keys.pauses(),
            )
        case "elapsed":
            operation = .elapsed(from: try keys.instant(.from), to: try keys.instant(.to), pauses: try keys.pauses())
        case "workdays":
            operation = try keys.workdays()
        case let name:
            throw Fault.unknownOperation(name)
        }
    }
}

extension KeyedDecodingContainer<CalendarQuestion.Key> {
    fileprivate func instant(_ key: Key) throws -> Date {
        let text = try decode(String.self, forKey: key)
        guard let instant = InstantText.instant(text) else {
            throw CalendarQuestion.Fault.notAnInstant(text, key: key.stringValue)
        }
        return instant
    }

    fileprivate func workdays() throws -> CalendarQuestion.Operation {
        let days = try decode(Int.self, forKey: .days)
        if let day = Day(try decode(String.self, forKey: .start)) { return .workdaysAfter(day, days: days) }
        return .workdays(start: try instant(.start), days: days)
    }

    fileprivate func pauses() throws -> [DateInterval] {
        let pairs = try decodeIfPresent([[String]].self, forKey: .pauses) ?? []
        return try pairs.map { pair in
            guard pair.count == 2, let start = InstantText.instant(pair[0]), let end = InstantText.instant(pair[1])
            else { throw CalendarQuestion.Fault.notAPause(pair) }
            guard start <= end else { throw CalendarQuestion.Fault.pauseEndsBeforeItBegins(pair) }
            return DateInterval(start: start, end: end)
        }
    }
}
