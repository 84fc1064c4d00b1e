// SPDX-License-Identifier: Apache-2.0

package import WorkCalendar

/// The holidays and make-up days of one year as the State Council announces them (S1).
package struct OfficialDays: Equatable, Sendable {
    package let year: Int
    /// In order, each day once.
    package let days: [Entry]

    package struct Entry: Equatable, Sendable {
        package let day: Day
        /// 国庆节
        package let name: String
        /// A holiday; else a day that is worked to make up for one.
        package let isOff: Bool
    }

    /// A year has some 40; more than this is something else than a list of holidays.
    static let mostDays = 150

    /// - Parameters:
    ///   - year: The year as the list states it; nil for that of most of its days.
    ///   - entries: In any order, each with the line it was read from.
    /// - Throws: The first thing that is wrong.
    init(year: Int?, _ entries: [(entry: Entry, line: Int)]) throws(OfficialDaysFault) {
        guard !entries.isEmpty else { throw .empty }
        guard entries.count <= Self.mostDays else { throw .tooMany(entries.count) }
        let year = year ?? Self.commonYear(of: entries.map(\.entry.day))
        var seen: Set<Day> = []
        for (entry, line) in entries {
            guard seen.insert(entry.day).inserted else { throw .listedTwice(entry.day, line: line) }
            // 元旦 may begin in the old year, and an arrangement may end in the new one.
            guard let first = Day(year: year - 1, month: 12, day: 25),
                let last = Day(year: year + 1, month: 1, day: 7),
                (first...last).contains(entry.day)
            else { throw .otherYear(entry.day, year: year, line: line) }
            guard entry.isOff || entry.day.isWeekend else { throw .madeUpOnWeekday(entry.day, line: line) }
        }
        guard entries.contains(where: { $0.entry.isOff && $0.entry.day.year == year }) else {
            throw .noHoliday(year: year)
        }
        self.year = year
        days = entries.map(\.entry).sorted { $0.day < $1.day }
    }

    private static func commonYear(of days: [Day]) -> Int {
        let counts = Dictionary(grouping: days, by: \.year).mapValues(\.count)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    }
}

/// Why a list of official days is not taken. Lines count from 1; in JSON the entries are counted instead.
package enum OfficialDaysFault: Error, Equatable, Sendable {
    case empty
    case tooMany(Int)
    case tooLarge
    /// Neither the JSON nor the CSV that is understood, and why.
    case unreadable(String)
    case notADate(String, line: Int)
    case notAFlag(String, line: Int)
    /// Missing, or longer than 40 characters.
    case badName(line: Int)
    case badYear(Int)
    case listedTwice(Day, line: Int)
    case otherYear(Day, year: Int, line: Int)
    case madeUpOnWeekday(Day, line: Int)
    case noHoliday(year: Int)
}

extension OfficialDaysFault: CustomStringConvertible {
    /// English, for the command line; pages word the cases themselves.
    package var description: String {
        switch self {
        case .empty: "the list is empty"
        case .tooMany(let count): "\(count) days are more than a year's holidays (at most \(OfficialDays.mostDays))"
        case .tooLarge: "the text is longer than \(OfficialDays.sizeLimit >> 10) KB"
        case .unreadable(let reason): "this is no list of official days: \(reason)"
        case .notADate(let text, let line): "entry \(line): “\(text)” is not a date like 2027-10-01"
        case .notAFlag(let text, let line): "entry \(line): “\(text)” is not true or false"
        case .badName(let line): "entry \(line): a name of 1 to 40 characters is missing"
        case .badYear(let year): "the year \(year) is not 2000 to 2100"
        case .listedTwice(let day, let line): "entry \(line): \(day) is listed twice"
        case .otherYear(let day, let year, let line): "entry \(line): \(day) does not belong to \(year)"
        case .madeUpOnWeekday(let day, let line):
            "entry \(line): \(day) is no weekend day, so it cannot be a make-up day"
        case .noHoliday(let year): "the list has no holiday in \(year)"
        }
    }
}

extension Day {
    fileprivate var isWeekend: Bool { weekday == .sat || weekday == .sun }
}
