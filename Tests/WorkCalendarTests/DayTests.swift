// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

@Suite struct DayTests {
    @Test func `ten thousand years of days keep their parts, and weekdays follow each other`() throws {
        var day = try #require(Day("0001-01-01"))
        var weekday = 0

        while day < .last {
            let (year, month, dayOfMonth) = day.civil
            #expect(Day(year: year, month: month, day: dayOfMonth) == day)
            #expect(day.weekday == Weekday.allCases[weekday % 7])
            day = day.advanced(by: 397)
            weekday += 397
        }
        #expect(Day("9999-12-31") == .last)
    }

    @Test func `days agree with Foundation's Gregorian calendar`() throws {
        var gregorian = Calendar(identifier: .gregorian)
        gregorian.timeZone = .gmt

        for number in stride(from: -25_000, to: 50_000, by: 13) {
            let parts = gregorian.dateComponents(
                [.year, .month, .day],
                from: Date(timeIntervalSince1970: Double(number) * 86_400),
            )
            let day = Day(daysSinceEpoch: number)
            #expect([day.year, day.month, day.dayOfMonth] == [parts.year, parts.month, parts.day])
        }
    }

    @Test(arguments: ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-02-27"])
    func `a day is written as it was read`(text: String) throws {
        #expect(Day(text)?.description == text)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00", "0000-01-01",
        "2026-1-1", "2026-01-011", "26-01-01", "2026/01/01", " 2026-01-01", "2026-01-01Z", "", "２０２６-01-01",
    ])
    func `a date that does not exist or is written otherwise is refused`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `days are strings in JSON, also as keys`() throws {
        let days = [try day("2026-02-27"): [try day("2026-02-28")]]

        let json = try JSONEncoder().encode(days)

        #expect(String(decoding: json, as: UTF8.self) == #"{"2026-02-27":["2026-02-28"]}"#)
        #expect(try JSONDecoder().decode([Day: [Day]].self, from: json) == days)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Day].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }

    @Test func `days can be counted across leap days`() throws {
        #expect(try day("2024-02-28").advanced(by: 2) == day("2024-03-01"))
        #expect(try day("2023-02-28").advanced(by: 1) == day("2023-03-01"))
        #expect(try day("2024-01-01").distance(to: day("2025-01-01")) == 366)
        #expect(try day("2026-02-27").weekday == .fri)
    }
}
