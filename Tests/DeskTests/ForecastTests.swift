// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Testing
import WorkCalendar

/// Tomorrow's load, by hand (V2).
struct ForecastTests {
    /// Monday 30 March 2026.
    private static let monday = Day(year: 2026, month: 3, day: 30)!
    private static let longAgo = monday.advanced(by: -365)

    @Test func `a working Monday brings the mean of the last four`() throws {
        let counts = Self.counts([(7, 100), (14, 120), (21, 110), (28, 130), (35, 900)])

        let forecast = try #require(Forecast(of: Self.monday, from: counts, since: Self.longAgo, isWorkday: Self.week))

        #expect(forecast.expected == 115)
    }

    @Test func `the error is how far the same rule was off on each of the last 28 days`() throws {
        // Every day brought 10, but the Monday before brought 38.
        var counts = Dictionary(uniqueKeysWithValues: (1...120).map { (Self.monday.advanced(by: -$0), 10) })
        counts[Self.monday.advanced(by: -7)] = 38

        let forecast = try #require(Forecast(of: Self.monday, from: counts, since: Self.longAgo, isWorkday: Self.week))

        #expect(forecast.expected == 17)
        // It was off by 28 once, and by nothing on the other 27 days.
        #expect(forecast.error == 1)
    }

    @Test func `a holiday is foretold from days off, and a make-up day from working days`() throws {
        var counts: [Day: Int] = [:]
        for back in 1...60 {
            let day = Self.monday.advanced(by: -back)
            counts[day] = Self.week(day) ? 200 : 40
        }
        let holiday = Self.monday
        let makeUp = Self.monday.advanced(by: -1)
        let isWorkday = { (day: Day) in day == makeUp || day != holiday && Self.week(day) }

        let off = try #require(Forecast(of: holiday, from: counts, since: Self.longAgo, isWorkday: isWorkday))
        let on = try #require(Forecast(of: makeUp, from: counts, since: Self.longAgo, isWorkday: isWorkday))

        #expect(off.expected == 40)
        #expect(on.expected == 200)
    }

    @Test func `yesterday is the last day that it knows, and a store of two days foretells nothing`() {
        let today = Self.monday.advanced(by: -1)
        let counts = [today: 500]

        #expect(Forecast(of: Self.monday, from: counts, since: today, isWorkday: Self.week) == nil)
    }

    @Test func `a day that brought nothing counts as nought, one before the store began not at all`() throws {
        let counts = Self.counts([(7, 40)])

        let forecast = try #require(
            Forecast(of: Self.monday, from: counts, since: Self.monday.advanced(by: -14), isWorkday: Self.week)
        )

        #expect(forecast.expected == 20)
    }

    private static func counts(_ pairs: [(back: Int, count: Int)]) -> [Day: Int] {
        Dictionary(uniqueKeysWithValues: pairs.map { (monday.advanced(by: -$0.back), $0.count) })
    }

    private static func week(_ day: Day) -> Bool { ![.sat, .sun].contains(day.weekday) }
}
