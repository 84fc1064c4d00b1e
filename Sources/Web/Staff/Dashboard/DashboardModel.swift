// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Records
import Sites
import Tickets
import WorkCalendar

/// The dashboard, ready to print: template `staff/dashboard`.
struct DashboardModel: PageModel {
    let title: String
    let subtitle: String
    let picker: DashboardPicker
    let headlines: [Headline]
    let charts: [ChartTable]
    let matrix: DashboardMatrix
    let mixes: [BarList]
    let places: AreaHeat
    let lowerCharts: [ChartTable]
    let forecast: ForecastTable

    init(
        _ dashboard: Dashboard,
        _ question: DashboardQuestion,
        scope: FigureScope,
        mayChooseUnit: Bool,
        site: Site,
        _ wording: Wording,
    ) {
        let links = FigureLinks(unit: scope.unit, period: dashboard.period, today: dashboard.today)
        title = wording.text("dashboard.title")
        subtitle = wording.text(
            "dashboard.subtitle",
            [
                "unit": scope.unit.map(wording.unit) ?? wording.text("dashboard.city"),
                "first": dashboard.period.first.description, "last": dashboard.period.last.description,
            ],
        )
        picker = DashboardPicker(question, dashboard.period, mayChooseUnit: mayChooseUnit, site: site, wording)
        headlines = Headline.all(dashboard, links, wording)
        charts = [
            .flow(dashboard, links, wording), .ages(dashboard, links, wording), .spans(dashboard, links, wording),
        ]
        matrix = DashboardMatrix(dashboard, wording)
        mixes = BarList.mixes(dashboard, links, wording)
        places = AreaHeat(dashboard.areas, site.gazetteer, links, received: dashboard.received, wording)
        lowerCharts =
            dashboard.calls.isEmpty ? [] : [.calls(dashboard, goal: site.telephone?.answerWithinSeconds ?? 0, wording)]
        forecast = ForecastTable(dashboard, site: site, wording)
    }
}

/// Days and unit to look at.
struct DashboardPicker: Sendable {
    let action: String
    let choices: [DaysChoice]
    let first: String
    let last: String
    let units: [ChoiceGroup]
    let hasUnits: Bool

    struct DaysChoice: Sendable {
        let link: String
        let label: String
        let isHere: Bool
    }

    init(
        _ question: DashboardQuestion,
        _ period: FigurePeriod,
        mayChooseUnit: Bool,
        site: Site,
        _ wording: Wording,
    ) {
        action = SiteURL.dashboard.path
        choices = DashboardQuestion.choices.map { days in
            DaysChoice(
                link: question.link(days: days),
                label: wording.text("dashboard.days", ["days": String(days)]),
                isHere: question.days == days,
            )
        }
        first = period.first.description
        last = period.last.description
        hasUnits = mayChooseUnit
        let chosen = Set([question.unit?.rawValue].compactMap(\.self))
        units = mayChooseUnit ? [ChoiceGroup](units: site.organisation, chosen: chosen, wording) : []
    }
}

extension ChartTable {
    static func flow(_ dashboard: Dashboard, _ links: FigureLinks, _ wording: Wording) -> ChartTable {
        ChartTable(
            id: "flow",
            shape: "flow",
            columns: ["received", "ended", "backlog"].map { wording.text("dashboard.\($0)") },
            rows: dashboard.flow.map { flow in
                (
                    flow.day.description,
                    [
                        (flow.received, links.received(flow.day, flow.day)),
                        (flow.ended, links.ended(flow.day, flow.day)), (flow.backlog, links.backlog(flow.day)),
                    ],
                )
            },
            wording,
        )
    }

    static func ages(_ dashboard: Dashboard, _ links: FigureLinks, _ wording: Wording) -> ChartTable {
        ChartTable(
            id: "ages",
            shape: "columns",
            columns: [wording.text("dashboard.open")],
            rows: AgeBand.allCases.map { band in
                let count = band.count(dashboard.openByDay, on: dashboard.today)
                return (wording.text("dashboard.age.\(band.rawValue)"), [(count, links.open(band))])
            },
            wording,
        )
    }

    static func spans(_ dashboard: Dashboard, _ links: FigureLinks, _ wording: Wording) -> ChartTable {
        let period = dashboard.period
        return ChartTable(
            id: "spans",
            shape: "columns",
            columns: [wording.text("dashboard.ended")],
            rows: HandlingSpan.allCases.map { span in
                (wording.span(span), [(dashboard.spans[span] ?? 0, links.ended(period.first, period.last, span))])
            },
            wording,
        )
    }

    /// `goal` is in how many seconds a call should be answered.
    static func calls(_ dashboard: Dashboard, goal: Int, _ wording: Wording) -> ChartTable {
        ChartTable(
            id: "callHours",
            shape: "calls",
            columns: ["offered", "answered", "inTime", "abandoned"].map {
                wording.text("dashboard.call.\($0)", ["seconds": String(goal)])
            },
            rows: (0..<24).map { hour in
                let tally = dashboard.calls[hour] ?? CallTally()
                return (
                    hour < 10 ? "0\(hour):00" : "\(hour):00",
                    [tally.offered, tally.answered, tally.answeredInTime, tally.abandoned].map { ($0, nil) },
                )
            },
            wording,
        )
    }
}

extension BarList {
    static func mixes(_ dashboard: Dashboard, _ links: FigureLinks, _ wording: Wording) -> [BarList] {
        let whole = dashboard.received
        return [
            BarList(
                id: "channels",
                parts: dashboard.channels.map { channel, count in
                    (wording.word(channel), count, links.received("channel", channel.rawValue))
                },
                whole: whole,
                wording,
            ),
            BarList(
                id: "kinds",
                parts: dashboard.kinds.map { kind, count in
                    (wording.word(kind), count, links.received("kind", kind.rawValue))
                },
                whole: whole,
                wording,
            ),
            BarList(
                id: "matters",
                parts: dashboard.matters.map { matter, count in
                    (wording.matter(matter), count, links.received("matter", matter.rawValue))
                },
                whole: whole,
                most: 10,
                wording,
            ),
        ]
    }
}
