// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Tickets
import WorkCalendar

/// The report itself, the same on the page and on paper: template `staff/report-body`.
struct ReportBody: Sendable {
    let caption: String
    /// The report in words.
    let summary: [String]
    let overview: [ReportCell]
    let lines: [ReportLine]
    let isEmpty: Bool
    let notes: [String]

    /// - Parameters:
    ///   - report: The figures.
    ///   - own: The reader's unit, which is marked; nil on paper.
    ///   - wording: The reader's.
    init(_ report: WorkReport, own: UnitCode? = nil, _ wording: Wording) {
        caption = "\(wording.reportTitle(report.period.kind)) · \(wording.period(report.period))"
        summary = Self.summary(report.total, wording)
        overview = ReportColumn.overview.map { ReportCell($0, report.total, wording) }
        let units = report.units.map { unit in
            ReportLine(unit.name[wording.language], unit.line, isOwn: unit.unit == own, wording)
        }
        let centre = report.centre.isEmpty ? [] : [ReportLine(wording.text("reports.centre"), report.centre, wording)]
        lines = units + centre + [ReportLine(wording.text("reports.total"), report.total, isTotal: true, wording)]
        isEmpty = report.isEmpty
        let previous = wording.period(report.period.previous)
        notes = [wording.text("reports.base"), wording.text("reports.compared", ["period": previous])]
    }

    private static func summary(_ total: WorkReport.Line, _ wording: Wording) -> [String] {
        func count(_ figure: ReportFigure) -> String { String(figure.count(total.now)) }
        let intake = wording.text(
            "reports.intake",
            [
                "received": count(.received), "before": String(ReportFigure.received.count(total.before)),
                "direct": count(.direct), "dispatched": count(.dispatched), "declined": count(.declined),
                "transferred": count(.transferred), "merged": count(.merged),
            ],
        )
        let work = wording.text(
            "reports.work",
            [
                "replied": count(.replied), "late": count(.late), "returned": count(.returned),
                "reworked": count(.reworked), "closed": count(.closed),
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
    let cells: [ReportCell]

    init(_ unit: String, _ line: WorkReport.Line, isOwn: Bool = false, isTotal: Bool = false, _ wording: Wording) {
        self.unit = unit
        self.isOwn = isOwn
        self.isTotal = isTotal
        cells = ReportColumn.units.map { ReportCell($0, line, wording) }
    }
}

/// One figure with its base and the period before.
struct ReportCell: Sendable {
    let label: String
    let value: String
    let fraction: String?
    let before: String
    /// Against the period before; nil where there is nothing to compare.
    let change: String?

    init(_ column: ReportColumn, _ line: WorkReport.Line, _ wording: Wording) {
        label = column.label(wording)
        value = column.value(line.now)
        fraction = column.fraction(line.now)
        before = column.value(line.before)
        change = column.change(line, wording)
    }
}

extension Wording {
    func reportTitle(_ kind: ReportPeriod.Kind) -> String { text("reports.title", ["kind": word(kind)]) }

    /// `2026-11-16 至 2026-11-22`, or the day alone.
    func period(_ period: ReportPeriod) -> String {
        guard period.kind != .daily else { return period.first.description }
        return text("reports.span", ["first": period.first.description, "last": period.last.description])
    }

    /// `2026年第47期`
    func number(of period: ReportPeriod) -> String {
        let number = period.number
        return text("reports.number", ["year": String(number.year), "ordinal": String(number.ordinal)])
    }
}

extension ReportPeriod.Kind: Worded { package static var area: String { "reportKind" } }
