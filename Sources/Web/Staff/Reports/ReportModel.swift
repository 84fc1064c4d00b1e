// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Tickets
import WorkCalendar

/// A report on the screen, with the way to others: template `staff/reports`.
struct ReportModel: PageModel {
    let title: String
    let number: String
    let kinds: [KindLink]
    let period: String
    let previous: String
    let next: String?
    /// What must be known of these figures: not final, final since when, not those of today.
    let remarks: [String]
    let body: ReportBody
    let downloads: [Link]
    /// Said where nothing can be printed.
    let noPaper: String?
    let making: Making?
    let shelf: ReportShelf

    struct KindLink: Sendable {
        let link: String
        let label: String
        let isHere: Bool
    }

    struct Link: Sendable {
        let link: String
        let label: String
    }

    /// The form with which a supervisor has the report made now.
    struct Making: Sendable {
        let action: String
        let kind: String
        let day: String
    }

    /// - Parameters:
    ///   - source: The figures, as of now or as they were stored.
    ///   - shelf: The reports of this kind that are in the store.
    ///   - view: Who looks, and when.
    ///   - wording: The reader's.
    init(_ source: ReportSource, shelf: ReportShelf, view: View, _ wording: Wording) {
        let period = source.report.period
        let today = view.today
        title = wording.reportTitle(period.kind)
        number = wording.number(of: period)
        kinds = ReportPeriod.Kind.allCases.map { kind in
            KindLink(
                link: Self.link(ReportPeriod(kind, of: min(period.last, max(today, period.first)))),
                label: wording.word(kind),
                isHere: kind == period.kind,
            )
        }
        self.period = wording.period(period)
        previous = Self.link(period.previous)
        next = period.last < today ? Self.link(period.next) : nil
        remarks = source.remarks(view, wording)
        body = ReportBody(source.report, own: view.own, wording)
        let formats = ReportFormat.allCases.filter { $0 != .pdf || view.canPrint }
        downloads = formats.map { format in
            Link(link: SiteURL.report(source.name + format.ending).path, label: wording.text("reports.\(format)"))
        }
        noPaper = view.canPrint ? nil : wording.text("reports.noPaper")
        let canMake = view.mayMake && source.isLive && period.first <= today
        making =
            canMake
            ? Making(action: SiteURL.reports.path, kind: period.kind.rawValue, day: period.first.description) : nil
        self.shelf = shelf
    }

    /// Who looks at a report, and when.
    struct View: Sendable {
        let today: Day
        let own: UnitCode
        let mayMake: Bool
        let canPrint: Bool
        let timetable: ReportTimetable
        let now: Date
    }

    static func link(_ period: ReportPeriod) -> String {
        SiteURL.reports.path(["kind": period.kind.rawValue, "day": period.first.description])
    }
}

/// The reports of one kind that are in the store, newest first.
struct ReportShelf: Sendable {
    let lines: [Line]
    let hasLines: Bool
    /// Where the older ones are.
    let older: String?

    struct Line: Sendable {
        let number: String
        let period: String
        let link: String
        let madeAt: String
        let madeBy: String
        let downloads: [ReportModel.Link]
    }

    static let length = 12

    /// - Parameters:
    ///   - entries: One more than are shown when there are older ones.
    ///   - canPrint: Whether there is paper.
    ///   - wording: The reader's.
    init(_ entries: [ReportEntry], canPrint: Bool, _ wording: Wording) {
        let formats = ReportFormat.allCases.filter { $0 != .pdf || canPrint }
        lines = entries.prefix(Self.length).compactMap { entry in
            guard let kind = ReportPeriod.Kind(rawValue: entry.key.kind) else { return nil }
            let period = ReportPeriod(kind, of: entry.key.first)
            return Line(
                number: wording.number(of: period),
                period: wording.period(period),
                link: SiteURL.report(entry.key.description).path,
                madeAt: wording.minute(entry.madeAt),
                madeBy: entry.madeBy.map(wording.colleague) ?? wording.text("reports.onSchedule"),
                downloads: formats.map { format in
                    ReportModel.Link(
                        link: SiteURL.report(entry.key.description + format.ending).path,
                        label: wording.text("reports.short.\(format)"),
                    )
                },
            )
        }
        hasLines = !entries.isEmpty
        older = entries.dropFirst(Self.length).first.map { next in
            let key = next.key
            return SiteURL.reports.path([
                "kind": key.kind, "day": key.first.description, "until": key.first.description,
            ])
        }
    }
}
