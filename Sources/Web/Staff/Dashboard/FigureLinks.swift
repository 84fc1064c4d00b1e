// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Records
import Tickets
import WorkCalendar

/// Where a dashboard's numbers lead: to the list of tickets that has as many.
struct FigureLinks: Sendable {
    /// nil for the whole city.
    let unit: UnitCode?
    let period: FigurePeriod
    let today: Day

    /// Received on days.
    func received(_ first: Day, _ last: Day, _ more: (String, String)? = nil) -> String {
        list([("from", first.description), ("to", last.description)] + [more].compactMap(\.self))
    }

    /// Received in the period.
    func received(_ name: String, _ value: String) -> String { received(period.first, period.last, (name, value)) }

    func ended(_ first: Day, _ last: Day, _ span: HandlingSpan? = nil) -> String {
        list(
            [("endedFrom", first.description), ("endedTo", last.description)]
                + [span.map { ("took", $0.rawValue) }].compactMap(\.self)
        )
    }

    func open(_ band: AgeBand? = nil) -> String {
        let filed = band?.filed(before: today)
        let days = [filed?.first.map { ("from", $0.description) }, filed.map { ("to", $0.last.description) }]
        return list([("state", "open")] + days.compactMap(\.self))
    }

    func late() -> String { list([("state", "late")]) }
    func backlog(_ day: Day) -> String { list([("openOn", day.description)]) }

    private func list(_ query: [(String, String)]) -> String {
        let unit = unit.map { [("unit", $0.rawValue)] } ?? []
        return SiteURL.tickets.path(query: (unit + query).map { (name: $0.0, value: $0.1) })
    }
}
