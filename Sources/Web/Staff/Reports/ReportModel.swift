// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Survey
import Tickets
import WorkCalendar

extension ReportPeriod.Kind: Worded { package static var area: String { "reportKind" } }

/// The report on paper: template `staff/reports`.
struct ReportModel: PageModel {
    let title: String
    let kinds: [KindLink]
    let period: String
    let running: String?
    let previous: String
    let next: String?
    let previousPeriod: String
    /// The report in words.
    let summary: [String]
    let lines: [ReportLine]
    let isEmpty: Bool

    struct KindLink: Sendable {
        let link: String
        let label: String
        let isHere: Bool
    }

    init(_ report: WorkReport, today: Day, own: UnitCode, _ wording: Wording) {
        let period = report.period
        title = wording.text("reports.title", ["kind": wording.word(period.kind)])
        kinds = ReportPeriod.Kind.allCases.map { kind in
            KindLink(
                link: Self.link(ReportPeriod(kind, of: min(period.last, max(today, period.first)))),
                label: wording.word(kind),
                isHere: kind == period.kind,
            )
        }
        self.period = wording.period(period)
        running = period.first <= today && today <= period.last ? wording.text("reports.running") : nil
        previous = Self.link(period.previous)
        next = period.last < today ? Self.link(period.next) : nil
        previousPeriod = wording.text("reports.compared", ["period": wording.period(period.previous)])
        summary = Self.summary(report.total, wording)
        lines =
            report.units.map {
                ReportLine($0.unit.name[wording.language], $0.line, isOwn: $0.unit.code == own, wording)
            } + [ReportLine(wording.text("reports.total"), report.total, isTotal: true, wording)]
        isEmpty = report.units.isEmpty && report.total.now.counts.isEmpty
    }

    private static func link(_ period: ReportPeriod) -> String {
        SiteURL.reports.path(["kind": period.kind.rawValue, "day": period.first.description])
    }

    private static func summary(_ total: WorkReport.Line, _ wording: Wording) -> [String] {
        let now = total.now
        let intake = wording.text(
            "reports.intake",
            [
                "received": String(now[.received]), "before": String(total.before[.received]),
                "direct": String(now[.answeredDirectly]), "dispatched": String(now[.dispatched]),
                "declined": String(now[.declined]), "transferred": String(now[.transferred]),
                "merged": String(now[.merged]),
            ],
        )
        let work = wording.text(
            "reports.work",
            [
                "replied": String(now[.replied]), "late": String(now[.replied] - now[.repliedInTime]),
                "returned": String(now[.returned]), "reworked": String(now[.reworked]), "closed": String(now[.closed]),
            ],
        )
        return [intake, work]
    }
}

/// One unit's figures, each with the period before.
struct ReportLine: Sendable {
    let unit: String
    let isOwn: Bool
    let isTotal: Bool
    let cells: [Cell]

    struct Cell: Sendable {
        let label: String
        let value: String
        /// `17 ÷ 20`, the base of a rate.
        let fraction: String?
        let before: String
    }

    init(_ unit: String, _ line: WorkReport.Line, isOwn: Bool = false, isTotal: Bool = false, _ wording: Wording) {
        self.unit = unit
        self.isOwn = isOwn
        self.isTotal = isTotal
        cells =
            [Cell("dispatched", line, wording) { $0[.dispatched] }, Cell(.signedInTime, line, wording)]
            + [Cell("replied", line, wording) { $0[.replied] }, Cell(.repliedInTime, line, wording)]
            + [
                Cell("late", line, wording) { $0[.replied] - $0[.repliedInTime] },
                Cell("returned", line, wording) { $0[.returned] }, Cell("extended", line, wording) { $0[.extended] },
                Cell("reworked", line, wording) { $0[.reworked] }, Cell(.coHandledInTime, line, wording),
            ]
    }
}

extension ReportLine.Cell {
    fileprivate init(
        _ name: String,
        _ line: WorkReport.Line,
        _ wording: Wording,
        count: (Scorecard) -> Int,
    ) {
        label = wording.text("reports.column.\(name)")
        value = String(count(line.now))
        fraction = nil
        before = String(count(line.before))
    }

    fileprivate init(_ rate: ReportRate, _ line: WorkReport.Line, _ wording: Wording) {
        label = wording.text("reports.column.\(rate.rawValue)")
        value = Self.percent(rate, line.now)
        fraction = rate.base(line.now) > 0 ? "\(rate.numerator(line.now)) ÷ \(rate.base(line.now))" : nil
        before = Self.percent(rate, line.before)
    }

    private static func percent(_ rate: ReportRate, _ card: Scorecard) -> String {
        rate.percent(card).map { "\($0.hundredths)%" } ?? "—"
    }
}

extension Wording {
    /// `2026-11-16 至 2026-11-22`, or the day alone.
    fileprivate func period(_ period: ReportPeriod) -> String {
        guard period.kind != .daily else { return period.first.description }
        return text("reports.span", ["first": period.first.description, "last": period.last.description])
    }
}
