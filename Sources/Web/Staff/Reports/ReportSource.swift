// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import WorkCalendar

/// Where a report's figures come from: the tallies as they stand now, or the store, where they never change.
enum ReportSource: Sendable {
    case live(WorkReport)
    /// With what the same period would report today.
    case stored(StoredReport, today: WorkReport)

    var report: WorkReport {
        switch self {
        case .live(let report): report
        case .stored(let stored, _): stored.report
        }
    }

    var isLive: Bool {
        if case .live = self { true } else { false }
    }

    /// As its addresses have it, without an ending.
    var name: String {
        switch self {
        case .live(let report): "\(report.period.kind.rawValue)-\(report.period.first)"
        case .stored(let stored, _): stored.entry.key.description
        }
    }

    /// What must be known of the figures.
    func remarks(_ view: ReportModel.View, _ wording: Wording) -> [String] {
        switch self {
        case .live(let report):
            let isRunning = report.period.first <= view.today && view.today <= report.period.last
            let due = view.timetable.instant(of: report.period).flatMap { $0 > view.now ? wording.minute($0) : nil }
            return [
                isRunning ? wording.text("reports.running") : nil,
                due.map { wording.text("reports.scheduled", ["at": $0]) },
            ].compactMap(\.self)
        case .stored(let stored, let today):
            return [madeRemark(stored.entry, wording), Self.difference(stored.report, today, wording)]
                .compactMap(\.self)
        }
    }

    /// When the figures were made, for paper too.
    func madeRemark(_ entry: ReportEntry, _ wording: Wording) -> String {
        let at = wording.minute(entry.madeAt)
        guard let login = entry.madeBy else { return wording.text("reports.madeOnSchedule", ["at": at]) }
        return wording.text("reports.madeBy", ["at": at, "person": wording.colleague(login)])
    }

    /// Which figures of the city today's recount gives otherwise; nil when it gives all the same.
    private static func difference(_ report: WorkReport, _ today: WorkReport, _ wording: Wording) -> String? {
        guard !report.counts(as: today) else { return nil }
        let changed = ReportFigure.allCases.compactMap { figure -> String? in
            let (then, now) = (figure.count(report.total.now), figure.count(today.total.now))
            guard then != now else { return nil }
            return wording.text(
                "reports.changedFigure",
                ["figure": wording.text("reports.column.\(figure.rawValue)"), "then": "\(then)", "now": "\(now)"],
            )
        }
        guard !changed.isEmpty else { return wording.text("reports.differsInside") }
        return wording.text("reports.differs", ["figures": wording.list(changed)])
    }
}

/// A file that a report can be had as.
enum ReportFormat: String, CaseIterable, Sendable {
    case pdf, xlsx

    var ending: String { ".\(rawValue)" }

    var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}

/// What the last part of a report's address asks for: `weekly-2026-11-16-0.pdf`, or without the edition the figures of
/// this moment, or without the ending the page.
struct ReportName: Equatable, Sendable {
    let figures: Figures
    let format: ReportFormat?

    enum Figures: Equatable, Sendable {
        case live(ReportPeriod)
        case stored(ReportEntry.Key)
    }

    /// - Returns: nil for a text that is no such name.
    init?(_ text: String) {
        format = ReportFormat.allCases.first { text.hasSuffix($0.ending) }
        let name = String(text.dropLast(format?.ending.count ?? 0))
        if let key = ReportEntry.Key(name) {
            figures = .stored(key)
        } else if let kind = ReportPeriod.Kind.allCases.first(where: { name.hasPrefix("\($0.rawValue)-") }),
            let day = Day(String(name.dropFirst(kind.rawValue.count + 1)))
        {
            figures = .live(ReportPeriod(kind, of: day))
        } else {
            return nil
        }
    }
}
