// SPDX-License-Identifier: Apache-2.0

package import Dashboards
import Foundation
package import Records
import Sites
import Storage
import WorkCalendar

/// A report as it was made, for good.
package struct StoredReport: Sendable {
    package let entry: ReportEntry
    package let report: WorkReport
}

/// Why a report was not made.
package enum ReportRefusal: Error, Equatable, Sendable {
    /// The period has not begun.
    case notBegun
    /// Nobody needs a hundredth edition of one report.
    case tooManyEditions
}

extension Desk {
    /// Makes the reports that the schedule wants and the store lacks, each in a transaction of its own: one of each,
    /// however many processes look at the same time, and also those of the days on which none was running.
    ///
    /// - Returns: What this process has made, oldest first within each kind.
    package func makeDueReports() async throws -> [ReportEntry] {
        let now = time.now
        let site = site
        var made: [ReportEntry] = []
        for period in try await missingReports(at: now) {
            let key = ReportEntry.Key(kind: period.kind.rawValue, first: period.first, edition: 0)
            let entry = try await Self.change(in: database) { writer in
                try Self.make(period, as: key, by: nil, at: now, site: site, in: writer)
            }
            if let entry { made.append(entry) }
        }
        return made
    }

    /// Makes the report of a period as its figures stand now, once more if there is one already.
    ///
    /// - Parameters:
    ///   - period: Which one; its first day is not later than today.
    ///   - login: Who asks.
    /// - Returns: The report that was stored.
    /// - Throws: `ReportRefusal`; nothing is stored then.
    package func makeReport(of period: ReportPeriod, by login: String) async throws -> ReportEntry {
        let now = time.now
        let site = site
        guard period.first <= site.calendar.day(of: now) else { throw ReportRefusal.notBegun }
        return try await Self.change(in: database) { writer in
            let kind = period.kind.rawValue
            let newest = try ReportRecords.newestEdition(of: kind, first: period.first, in: writer)
            let key = ReportEntry.Key(kind: kind, first: period.first, edition: max(1, (newest ?? 0) + 1))
            guard key.edition < 100,
                let entry = try Self.make(period, as: key, by: login, at: now, site: site, in: writer)
            else { throw ReportRefusal.tooManyEditions }
            return entry
        }
    }

    /// Removes the reports that have been kept for as long as the site says.
    package func dropOldReports() async throws {
        let today = today
        let timetable = ReportTimetable(site)
        for kind in ReportPeriod.Kind.allCases {
            guard let day = timetable.keptSince(kind, today: today),
                try await database.read({ try ReportRecords.count(of: kind.rawValue, endingBefore: day, in: $0) }) > 0
            else { continue }
            try await Self.change(in: database) { try ReportRecords.remove(kind.rawValue, endingBefore: day, in: $0) }
        }
    }

    /// The report of a key, and what its period would report today, in one snapshot.
    ///
    /// - Returns: nil when there is no such report.
    package func report(_ key: ReportEntry.Key) async throws -> (stored: StoredReport, today: WorkReport)? {
        let organisation = site.organisation
        return try await database.read { reader in
            guard let found = try ReportRecords.find(key, figures: WorkReport.self, in: reader) else { return nil }
            let recount = try WorkReport.read(found.figures.period, organisation: organisation, in: reader)
            return (StoredReport(entry: found.entry, report: found.figures), recount)
        }
    }

    private func missingReports(at now: Date) async throws -> [ReportPeriod] {
        let timetable = ReportTimetable(site)
        return try await database.read { reader in
            guard let beginning = try ScorecardQuery.firstDay(in: reader) else { return [] }
            return try ReportPeriod.Kind.allCases.flatMap { kind in
                let wanted = timetable.wanted(kind, since: beginning, at: now)
                guard let oldest = wanted.first else { return [ReportPeriod]() }
                let made = try ReportRecords.firstDays(of: kind.rawValue, since: oldest.first, in: reader)
                return wanted.filter { !made.contains($0.first) }
            }
        }
    }

    /// - Returns: nil when another process was faster.
    private static func make(
        _ period: ReportPeriod,
        as key: ReportEntry.Key,
        by login: String?,
        at now: Date,
        site: Site,
        in writer: any Writer,
    ) throws -> ReportEntry? {
        let report = try WorkReport.read(period, organisation: site.organisation, in: writer)
        let entry = ReportEntry(
            key: key,
            last: period.last,
            madeAt: now,
            madeBy: login,
            position: try Journal.lastPosition(in: writer),
        )
        return try ReportRecords.insert(entry, figures: report, in: writer) ? entry : nil
    }
}
