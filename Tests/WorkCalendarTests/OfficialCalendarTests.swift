// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// China's working days as the State Council announced them, where `HOTLINE_OFFICIAL_DAYS` names the list. It is
/// nobody's to copy, so it is no part of the checkout.
@Suite struct OfficialCalendarTests {
    private struct Line {
        let day: Day
        let isWorkday: Bool
    }

    /// `HOTLINE_OFFICIAL_DAYS` names the list: columns date, weekday or name, and 1 for a working day.
    private static let file = ProcessInfo.processInfo.environment["HOTLINE_OFFICIAL_DAYS"].map { URL(filePath: $0) }

    @Test(.enabled(if: file != nil, "HOTLINE_OFFICIAL_DAYS does not name the list of official working days"))
    func `all official working days since 2007 are working days, and no others`() throws {
        let lines = try Self.lines()
        let calendar = try nineToFive("Asia/Shanghai") { document in
            for line in lines where line.isWorkday != line.day.isMondayToFriday {
                if line.isWorkday {
                    document.dateOverrides[line.day.description] = [["09:00", "17:00"]]
                } else {
                    document.holidays.append(line.day.description)
                }
            }
        }

        #expect(lines.count > 7_000)
        for line in lines {
            #expect(calendar.isWorkday(line.day) == line.isWorkday, "\(line.day)")
        }
        let first = try #require(lines.first)
        let worked = lines.filter(\.isWorkday)
        let last = try #require(worked.last)
        let workdays = worked.count
        #expect(try calendar.dueDay(countingFrom: first.day, workdays: workdays) == last.day)
        #expect(
            calendar.elapsed(
                from: calendar.startOfDay(first.day),
                to: calendar.endOfDay(last.day),
            ) == workdays * 8 * 3_600
        )
    }

    private static func lines() throws -> [Line] {
        try String(contentsOf: try #require(file), encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map {
            row in
            let fields = row.split(separator: ",", omittingEmptySubsequences: false)
            return Line(day: try #require(Day(String(fields[0]))), isWorkday: fields[2] == "1")
        }
    }
}

extension Day {
    fileprivate var isMondayToFriday: Bool { weekday != .sat && weekday != .sun }
}
