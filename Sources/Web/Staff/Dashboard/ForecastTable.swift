// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Sites
import Tickets
import WorkCalendar

/// What tomorrow may bring, by type, each with how far the rule was off lately. Template `staff/dash-forecast`.
struct ForecastTable: Sendable {
    let day: String
    let rows: [Row]
    let isEmpty: Bool

    struct Row: Sendable {
        let kind: String
        let expected: Int
        let error: String
        let isTotal: Bool
    }

    init(_ dashboard: Dashboard, site: Site, _ wording: Wording) {
        let tomorrow = dashboard.today.advanced(by: 1)
        let sort = site.calendar.isWorkday(tomorrow) ? "workday" : "dayOff"
        day = wording.text(
            "dashboard.forecast.day",
            ["day": tomorrow.description, "sort": wording.text("dashboard.forecast.\(sort)")],
        )
        let kinds = TicketKind.allCases.compactMap { kind in
            dashboard.forecasts[kind].map { Row(wording.word(kind), $0, isTotal: false) }
        }
        let all = dashboard.forecast.map { Row(wording.text("dashboard.forecast.all"), $0, isTotal: true) }
        rows = kinds.sorted { ($1.expected, $0.kind) < ($0.expected, $1.kind) } + [all].compactMap(\.self)
        isEmpty = rows.isEmpty
    }
}

extension ForecastTable.Row {
    init(_ kind: String, _ forecast: Forecast, isTotal: Bool) {
        self.kind = kind
        expected = Int(forecast.expected.rounded())
        error = forecast.error.map { "±\($0.oneDecimal)" } ?? "—"
        self.isTotal = isTotal
    }
}
