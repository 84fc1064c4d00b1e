// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// China's working days as the State Council announced them, when the list lies beside the checkout.
@Suite struct OfficialCalendarTests {
    private struct Line {
        let day: Day
        let isWorkday: Bool
    }

    private static let file = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/data/holidays/workday_calendar_2007_2026.csv")

    private static let isPresent = FileManager.default.fileExists(atPath: file.path)

    @Test(.enabled(if: isPresent, "the list of official working days is not beside this checkout"))
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
        try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map { row in
            let fields = row.split(separator: ",", omittingEmptySubsequences: false)
            return Line(day: try #require(Day(String(fields[0]))), isWorkday: fields[2] == "1")
        }
    }
}

extension Day {
    fileprivate var isMondayToFriday: Bool { weekday != .sat && weekday != .sun }
}
