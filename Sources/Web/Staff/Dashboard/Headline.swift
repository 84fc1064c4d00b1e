// SPDX-License-Identifier: Apache-2.0

import Dashboards

/// A number at the top of a dashboard, with what it was before and how it went.
struct Headline: Sendable {
    let label: String
    let value: String
    let link: String
    let hasLink: Bool
    /// For example `较前28天 +12.5%`.
    let note: String
    /// The points of the line that shows how it went; empty for none.
    let line: String
    let hasLine: Bool
    let isPressing: Bool

    init(_ label: String, _ value: String, link: String?, note: String, line: [Int] = [], isPressing: Bool = false) {
        self.label = label
        self.value = value
        self.link = link ?? ""
        hasLink = link != nil
        self.note = note
        self.line = Self.points(line)
        hasLine = line.count > 1
        self.isPressing = isPressing
    }

    /// In a box of 120 by 28, the largest on top and nought at the bottom.
    private static func points(_ values: [Int]) -> String {
        guard values.count > 1, let largest = values.max() else { return "" }
        return values.enumerated().map { index, value in
            let x = index * 1_200 / (values.count - 1)
            let y = 270 - value * 260 / max(1, largest)
            return "\(tenths(x)),\(tenths(y))"
        }.joined(separator: " ")
    }

    private static func tenths(_ number: Int) -> String { "\(number / 10).\(number % 10)" }
}

extension Headline {
    /// The five that say how it goes.
    static func all(_ dashboard: Dashboard, _ links: FigureLinks, _ wording: Wording) -> [Headline] {
        let period = dashboard.period
        let first = dashboard.flow.first
        let before = first.map { $0.backlog - $0.received + $0.ended } ?? 0
        let last = dashboard.flow.last?.backlog ?? 0
        func compared(_ now: Int, _ then: Int) -> String {
            wording.text(
                "dashboard.compared",
                ["days": String(period.count), "change": change(now, then, wording)],
            )
        }
        return [
            Headline(
                wording.text("dashboard.received"),
                String(dashboard.received),
                link: links.received(period.first, period.last),
                note: compared(dashboard.received, dashboard.before.received),
                line: dashboard.flow.map(\.received),
            ),
            Headline(
                wording.text("dashboard.ended"),
                String(dashboard.ended),
                link: links.ended(period.first, period.last),
                note: compared(dashboard.ended, dashboard.before.ended),
                line: dashboard.flow.map(\.ended),
            ),
            Headline(
                wording.text("dashboard.open"),
                String(dashboard.open),
                link: links.open(),
                note: wording.text("dashboard.sinceStart", ["change": change(last, before, wording)]),
                line: dashboard.flow.map(\.backlog),
            ),
            Headline(
                wording.text("dashboard.late"),
                String(dashboard.late),
                link: links.late(),
                note: wording.text(
                    "dashboard.lateShare",
                    ["share": BarList.percent(dashboard.late, of: dashboard.open)],
                ),
                isPressing: dashboard.late > 0,
            ),
            tomorrow(dashboard, wording),
        ]
    }

    private static func tomorrow(_ dashboard: Dashboard, _ wording: Wording) -> Headline {
        let forecast = dashboard.forecast
        return Headline(
            wording.text("dashboard.tomorrow"),
            forecast.map { String(Int($0.expected.rounded())) } ?? "—",
            link: nil,
            note: forecast?.error.map { wording.text("dashboard.error", ["error": $0.oneDecimal]) }
                ?? wording.text("dashboard.noForecast"),
        )
    }

    private static func change(_ now: Int, _ then: Int, _ wording: Wording) -> String {
        guard then > 0 else { return wording.text("dashboard.noChange") }
        let tenths = Int((Double(now - then) / Double(then) * 1_000).rounded())
        let sign = tenths > 0 ? "+" : tenths < 0 ? "−" : "±"
        return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)%"
    }
}

extension Double {
    /// `12.3`
    var oneDecimal: String {
        let tenths = Int((self * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
