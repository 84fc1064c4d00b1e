// SPDX-License-Identifier: Apache-2.0

package import Dashboards
package import Foundation
package import Sites
package import WorkCalendar

/// When each report is to be made, by the site's schedule and on its clock (S6).
package struct ReportTimetable: Sendable {
    private let schedule: ReportSchedule?
    private let calendar: WorkCalendar

    /// Reports that were missed are made so many days back, no further.
    static let reach = 400

    package init(_ site: Site) { self.init(site.profile.reports, calendar: site.calendar) }

    package init(_ schedule: ReportSchedule?, calendar: WorkCalendar) {
        self.schedule = schedule
        self.calendar = calendar
    }

    /// The instant at which the report of a period is made; nil for a kind that has no time.
    package func instant(of period: ReportPeriod) -> Date? {
        time(of: period.kind).map { calendar.moment(on: period.last.advanced(by: 1), at: $0) }
    }

    /// The newest period of a kind whose report is due; nil for a kind that has no time.
    package func due(_ kind: ReportPeriod.Kind, at now: Date) -> ReportPeriod? {
        let over = ReportPeriod(kind, of: calendar.day(of: now)).previous
        guard let instant = instant(of: over) else { return nil }
        return instant <= now ? over : over.previous
    }

    /// When the next report of any kind is due; nil when none has a time.
    package func next(after now: Date) -> Date? {
        ReportPeriod.Kind.allCases.compactMap { kind in due(kind, at: now).flatMap { instant(of: $0.next) } }.min()
    }

    /// The periods whose reports should be in the store: from the city's first day on, as far back as missed ones are
    /// made and as reports are kept; oldest first.
    func wanted(_ kind: ReportPeriod.Kind, since beginning: Day, at now: Date) -> [ReportPeriod] {
        guard let newest = due(kind, at: now) else { return [] }
        let today = calendar.day(of: now)
        let limit = max(beginning, today.advanced(by: -Self.reach))
        var periods: [ReportPeriod] = []
        var period = newest
        while period.last >= max(limit, keptSince(kind, today: today) ?? limit) {
            periods.append(period)
            period = period.previous
        }
        return periods.reversed()
    }

    /// Reports of a kind whose periods end before this day are removed; nil: none is.
    func keptSince(_ kind: ReportPeriod.Kind, today: Day) -> Day? {
        let days =
            switch kind {
            case .daily: schedule?.keepDays?.daily
            case .weekly: schedule?.keepDays?.weekly
            case .monthly: schedule?.keepDays?.monthly
            }
        return days.map { today.advanced(by: -$0) }
    }

    private func time(of kind: ReportPeriod.Kind) -> ClockTime? {
        let text =
            switch kind {
            case .daily: schedule?.daily
            case .weekly: schedule?.weekly
            case .monthly: schedule?.monthly
            }
        return text.flatMap(ClockTime.init)
    }
}
