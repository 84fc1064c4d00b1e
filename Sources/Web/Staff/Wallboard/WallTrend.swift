// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Tickets
import WorkCalendar

/// Receipts by hour and by day beside those of a week before, in dots of the chart: 100 are its height.
struct WallTrend: Sendable {
    /// Today so far and last week in as many hours; nil in the first hour.
    let soFar: String?
    let hoursSummary: String
    let daysSummary: String
    let grid: [Line]
    let hours: [Bar]
    /// The line of the same day last week.
    let before: String
    let marks: [Mark]
    let days: [Day]

    struct Line: Sendable {
        let y: String
        let above: String
        let label: String
    }

    struct Bar: Sendable {
        let cssClass: String
        let x: String
        let y: String
        let width: String
        let height: String
    }

    struct Mark: Sendable {
        let x: String
        let label: String
    }

    struct Day: Sendable {
        let x: String
        let nowX: String
        let y: String
        let height: String
        let beforeY: String
        let beforeHeight: String
        let label: String
    }

    init(_ figures: Wallboard, _ wording: Wording) {
        let (received, hour) = (figures.received, figures.moment.hoursOver)
        let counts = received.soFar(hours: hour)
        let words = ["hour": String(hour), "today": counts.today.grouped, "lastWeek": counts.lastWeek.grouped]
        soFar = hour == 0 ? nil : wording.text("wallboard.soFar", words)
        let chart = Chart(most: (received.today + received.lastWeek).max() ?? 0)
        grid = chart.lines.map { value in
            Line(y: chart.y(value).short, above: (chart.y(value) - 3).short, label: value.grouped)
        }
        let today = received.today.prefix(hour + 1)
        hours = today.enumerated().filter { $0.element > 0 }.map { place, count in
            Bar(
                cssClass: place < hour ? "bar-hour" : "bar-hour-now",
                x: (Chart.x(place) - 4).short,
                y: chart.y(count).short,
                width: "8",
                height: chart.height(count).short,
            )
        }
        let points = received.lastWeek.enumerated().map { "\(Chart.x($0).short) \(chart.y($1).short)" }
        before = points.isEmpty ? "" : "M" + points.joined(separator: "L")
        marks = [0, 6, 12, 18, 23].map { Mark(x: Chart.x($0).short, label: String($0)) }
        days = Self.days(figures, wording)
        hoursSummary = wording.text(
            "wallboard.hoursSummary",
            ["hours": Self.list(Array(today)), "before": Self.list(received.lastWeek)],
        )
        daysSummary = wording.text(
            "wallboard.daysSummary",
            ["days": Self.list(received.days.suffix(7)), "before": Self.list(received.days.prefix(7))],
        )
    }

    private static func days(_ figures: Wallboard, _ wording: Wording) -> [Day] {
        let days = figures.received.days
        let chart = Chart(most: days.max() ?? 0)
        return zip(days.suffix(7), days.prefix(7)).enumerated().map { place, counts in
            let weekday = figures.moment.today.advanced(by: place - 6).weekday
            return Day(
                x: String(place * 19 + 1),
                nowX: String(place * 19 + 8),
                y: chart.y(counts.0).short,
                height: chart.height(counts.0).short,
                beforeY: chart.y(counts.1).short,
                beforeHeight: chart.height(counts.1).short,
                label: wording.text("wallboard.day.\(weekday.rawValue)"),
            )
        }
    }

    private static func list(_ counts: some Sequence<Int>) -> String {
        counts.map(String.init).joined(separator: ", ")
    }
}

/// The scale of a chart.
private struct Chart {
    let most: Int

    func height(_ count: Int) -> Double { Double(count) * 100 / Double(max(1, most)) }

    func y(_ count: Int) -> Double { 110 - height(count) }

    static func x(_ hour: Int) -> Double { 16 + Double(hour) * 11.35 }

    /// Two or three round numbers below the highest.
    var lines: [Int] {
        guard most > 1 else { return [] }
        var power = 1
        while power * 10 <= most { power *= 10 }
        let steps = [power / 5, power / 2, power, 2 * power, 5 * power].filter { $0 > 0 }
        let step = steps.first { most / $0 <= 3 } ?? power
        return Array(stride(from: step, through: most, by: step))
    }
}
