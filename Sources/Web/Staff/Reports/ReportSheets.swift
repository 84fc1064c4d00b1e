// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Sheets
import Survey
import Tickets

/// A report as the sheets of a workbook: the city, the units now, the units in the period before, and how it is counted.
/// All figures are numbers, each rate beside its base.
struct ReportSheets {
    private let report: WorkReport
    private let paper: ReportPaper
    private let wording: Wording

    init(_ report: WorkReport, _ paper: ReportPaper, _ wording: Wording) {
        self.report = report
        self.paper = paper
        self.wording = wording
    }

    var all: [Sheet] {
        [
            overview,
            units("reports.sheet.units", report.period) { $0.now },
            units("reports.sheet.unitsBefore", report.period.previous) { $0.before },
            Sheet(name: wording.text("reports.notes"), widths: [100], rows: paper.body.notes.map { [.text($0)] }),
        ]
    }

    private func heading(_ period: String) -> [[Sheet.Cell]] {
        [[.title("\(paper.office) \(paper.title)")], [.title("\(paper.number) · \(period)")], [.title(paper.madeAt)]]
    }

    private var overview: Sheet {
        let heads = ["item", "now", "before", "change"].map { Sheet.Cell.head(wording.text("reports.sheet.\($0)")) }
        let rates = ReportRate.allCases.map { rate in
            [.text(wording.text("reports.rate.\(rate.rawValue)"))]
                + [report.total.now, report.total.before].map {
                    share(rate, $0)
                } + [points(rate)]
        }
        let rows = heading(paper.period) + [[], heads] + ReportFigure.allCases.map(figureRow) + rates
        return Sheet(name: wording.text("reports.sheet.overview"), widths: [28, 12, 12, 12], rows: rows, headRow: 4)
    }

    private func figureRow(_ figure: ReportFigure) -> [Sheet.Cell] {
        let change = figure.change(report.total).map {
            Sheet.Cell.change(($0 / 100).double)
        }
        return [
            .text(wording.text("reports.column.\(figure.rawValue)")), .number(figure.count(report.total.now)),
            .number(figure.count(report.total.before)), change ?? .text("—"),
        ]
    }

    /// The difference of two rates, in points.
    private func points(_ rate: ReportRate) -> Sheet.Cell {
        guard let now = rate.percent(report.total.now), let before = rate.percent(report.total.before) else {
            return .text("—")
        }
        return .change(((now - before) / 100).double)
    }

    private static let figures: [ReportColumn] = [
        .count(.dispatched), .count(.signed), .count(.signedInTime), .rate(.signedInTime),
        .count(.replied), .count(.repliedInTime), .rate(.repliedInTime), .count(.late), .count(.returned),
        .count(.extended), .count(.reworked), .count(.closed), .count(.coHandled), .count(.coHandledInTime),
        .rate(.coHandledInTime),
    ]

    private func units(_ name: String, _ period: ReportPeriod, _ card: (WorkReport.Line) -> Scorecard) -> Sheet {
        let heads = [Sheet.Cell.head(wording.text("scorecards.unit"))] + Self.figures.map { .head($0.label(wording)) }
        let rows = report.units.map { unit in
            [Sheet.Cell.text(unit.name[wording.language])] + Self.figures.map { cell($0, card(unit.line)) }
        }
        let centre =
            [Sheet.Cell.text(wording.text("reports.centre"))]
            + Self.figures.map { cell($0, card(report.centre)) }
        let total =
            [Sheet.Cell.strongText(wording.text("reports.total"))]
            + Self.figures.map { cell($0, card(report.total), isTotal: true) }
        return Sheet(
            name: wording.text(name),
            widths: [28] + Self.figures.map { _ in 10 },
            rows: heading(wording.period(period)) + [[], heads] + rows + [centre, total],
            headRow: 4,
        )
    }

    private func cell(_ column: ReportColumn, _ card: Scorecard, isTotal: Bool = false) -> Sheet.Cell {
        switch column {
        case .count(let figure): isTotal ? .strongNumber(figure.count(card)) : .number(figure.count(card))
        case .rate(let rate): share(rate, card)
        }
    }

    private func share(_ rate: ReportRate, _ card: Scorecard) -> Sheet.Cell {
        let base = rate.base.count(card)
        return base > 0 ? .share(Double(rate.numerator.count(card)) / Double(base)) : .text("—")
    }
}
