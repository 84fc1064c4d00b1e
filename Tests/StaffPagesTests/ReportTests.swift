// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Sites
import Storage
import Survey
import TestKit
import Testing
import Tickets
import WorkCalendar

@testable import Web

/// The daily, weekly and monthly report (S6).
struct ReportTests {
    @Test(arguments: [
        (ReportPeriod.Kind.daily, "2026-03-04", "2026-03-04", "2026-03-04", "2026-03-03"),
        (.weekly, "2026-03-04", "2026-03-02", "2026-03-08", "2026-02-23"),
        (.weekly, "2026-03-08", "2026-03-02", "2026-03-08", "2026-02-23"),
        (.monthly, "2026-03-31", "2026-03-01", "2026-03-31", "2026-02-01"),
    ])
    func `a period is a day, a week from Monday or a month, and knows the one before`(
        kind: ReportPeriod.Kind,
        day: String,
        first: String,
        last: String,
        previous: String,
    ) throws {
        let period = ReportPeriod(kind, of: try #require(Day(day)))

        #expect(period.first == Day(first))
        #expect(period.last == Day(last))
        #expect(period.previous.first == Day(previous))
        #expect(period.next.previous == period)
    }

    @Test func `the figures of a report are a recount of the journal`() async throws {
        try await Workplace.open { place in
            for id in ["a", "b"] { _ = try await place.office.ticket(in: .callbackPending, id: id) }
            _ = try await place.office.ticket(in: .returnRequested, id: "c")
            let day = place.office.desk.today
            let organisation = place.office.desk.site.organisation

            let (report, counted) = try await place.office.desk.database.read { reader in
                let report = try WorkReport.read(
                    ReportPeriod(.weekly, of: day),
                    organisation: organisation,
                    in: reader,
                )
                return (report, try Journal.entries(after: 0, limit: 1_000, in: reader))
            }

            let events = counted.flatMap(\.events)
            let water = try #require(report.units.first { $0.unit == .water }?.line.now)
            #expect(water[.dispatched] == events.count { if case .dispatched = $0 { true } else { false } })
            #expect(water[.replied] == events.count { if case .resultAccepted = $0 { true } else { false } })
            #expect(report.total.now[.received] == 3)
            #expect(ReportRate.repliedInTime.percent(water) == 100)
            #expect(ReportRate.coHandledInTime.percent(water) == nil, "without a base there is no rate")
            #expect(report.total.before.counts.isEmpty)
        }
    }

    @Test func `a report says its base, marks one's own unit and goes back and forth`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.ticket(in: .callbackPending)

            try await place.sit("handler.water") { seat in
                let week = try await seat.get("/staff/reports")
                #expect(week.text.contains("办理情况周报"))
                #expect(week.text.contains("本期共受理 1 件（上期 0 件）"))
                #expect(week.text.contains("1 ÷ 1"))
                #expect(week.text.contains("本单位"))
                let before = try await seat.get("/staff/reports?kind=weekly&day=2026-02-23")
                #expect(before.text.contains("本期没有受理或办理任何工单"))
                for odd in ["?kind=hourly", "?day=2026-02-30", "?kind=daily&day=%20", "?day=9999-12-31"] {
                    let page = try await seat.get("/staff/reports\(odd)")
                    #expect(page.status == 200, "\(odd)")
                }
            }
            try await place.sit("agent1") { seat in
                let page = try await seat.get("/staff/reports")
                #expect(page.status == 403)
            }
        }
    }
}
