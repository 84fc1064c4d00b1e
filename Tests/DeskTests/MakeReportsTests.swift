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

/// Reports are made on schedule, once, and stay as they were made (S6).
struct MakeReportsTests {
    /// 2026-03-10 is a Tuesday; the office opens on Monday, 2026-03-02, at 09:00.
    private static let tuesday = Date(timeIntervalSince1970: 1_773_100_800)

    private static func keys(_ entries: [ReportEntry]) -> [String] { entries.map(\.key.description) }

    private static func stored(in database: any Database) async throws -> [String] {
        try await database.read { reader in
            try ReportPeriod.Kind.allCases.flatMap { kind in
                try ReportRecords.newest(of: kind.rawValue, through: .last, limit: 1_000, in: reader).reversed()
            }.map(\.key.description)
        }
    }

    @Test(arguments: Engine.available)
    func `what was missed while nothing ran is made at once, and nothing twice`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            #expect(
                try await office.desk.makeDueReports() == [],
                "where nothing has happened, there is nothing to report",
            )
            _ = try await office.file()
            #expect(try await office.desk.makeDueReports() == [], "the first day is not over")

            office.clock.move(to: Self.tuesday)
            let made = try await office.desk.makeDueReports()
            let again = try await office.desk.makeDueReports()

            let days = (2...9).map { "daily-2026-03-0\($0)-0" }
            #expect(Self.keys(made) == days + ["weekly-2026-03-02-0"], "the month is not over")
            #expect(again == [])
            #expect(try await Self.stored(in: database) == days + ["weekly-2026-03-02-0"])
            let report = try #require(try await office.desk.report(made[0].key)).stored.report
            #expect(report.total.now[.received] == 1)
            #expect(made.allSatisfy { $0.madeAt == Self.tuesday && $0.madeBy == nil && $0.position == 1 })
        }
    }

    @Test(arguments: Engine.available)
    func `several processes that look at once make one of each`(engine: Engine) async throws {
        try await engine.withTestDatabase { test in
            let office = try await Office.open(on: test.database)
            _ = try await office.file()
            office.clock.move(to: Self.tuesday)
            let time = TimeSource { office.clock.now }
            let others = engine == .sqlite ? [] : [try test.openAnother(), try test.openAnother()]
            var desks = [office.desk, office.desk]
            for other in others { desks.append(try await Desk.open(other, time: time)) }

            let made = try await withThrowingTaskGroup { group in
                for desk in desks { group.addTask { try await desk.makeDueReports() } }
                return try await group.reduce(into: [String]()) { $0 += Self.keys($1) }
            }
            for other in others { await other.close() }

            #expect(made.count == 9 && Set(made).count == 9)
            #expect(Set(try await Self.stored(in: test.database)) == Set(made))
        }
    }

    @Test(arguments: Engine.available)
    func `what breaks off between making and storing leaves nothing, and is made the next time`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file()
            office.clock.move(to: Self.tuesday)
            let organisation = office.desk.site.organisation
            let period = ReportPeriod(.weekly, of: try #require(Day("2026-03-02")))
            let key = ReportEntry.Key(kind: "weekly", first: period.first, edition: 0)

            await #expect(throws: Plug.self) {
                try await database.write { writer in
                    let report = try WorkReport.read(period, organisation: organisation, in: writer)
                    let entry = ReportEntry(
                        key: key,
                        last: period.last,
                        madeAt: Self.tuesday,
                        madeBy: nil,
                        position: 1,
                    )
                    _ = try ReportRecords.insert(entry, figures: report, in: writer)
                    throw Plug()
                }
            }

            #expect(try await office.desk.report(key) == nil)
            #expect(Self.keys(try await office.desk.makeDueReports()).contains(key.description))
        }
    }

    private struct Plug: Error {}

    @Test(arguments: Engine.available)
    func `late facts change no stored report, and the recount of today tells`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file()
            office.clock.move(to: Self.tuesday)
            _ = try await office.desk.makeDueReports()
            let key = try #require(ReportEntry.Key("daily-2026-03-02-0"))
            let week = try #require(ReportEntry.Key("weekly-2026-03-02-0"))
            let before = try #require(try await office.desk.report(key))
            #expect(before.stored.report.counts(as: before.today))

            // A colleague's message that was on its way for a week.
            let late = Desk(
                database: database,
                sites: office.desk.sites,
                time: TimeSource { Self.tuesday - 7 * 86_400 - 3_600 },
            )
            let draft = IntakeDraft(
                filing: Filing(
                    channel: .web,
                    externalID: "late",
                    narrative: "路灯不亮。",
                    receivedAt: Self.tuesday - 8 * 86_400,
                ),
                contact: Contact(phone: PhoneNumber("13900000001", country: "86", area: "710")),
            )
            _ = try await late.file(draft, by: .citizen, device: "test")

            let after = try #require(try await office.desk.report(week))
            #expect(after.stored.report.total.now[.received] == 1)
            #expect(after.today.total.now[.received] == 2)
            #expect(!after.stored.report.counts(as: after.today))
            #expect(try await office.desk.makeDueReports() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a supervisor has a report made as often as needed, but not of a time to come`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let week = ReportPeriod(.weekly, of: office.desk.today)

            let first = try await office.desk.makeReport(of: week, by: "supervisor1")
            _ = try await office.file()
            let second = try await office.desk.makeReport(of: week, by: "supervisor1")

            #expect(Self.keys([first, second]) == ["weekly-2026-03-02-1", "weekly-2026-03-02-2"])
            #expect(
                try await office.desk.report(first.key)?.stored.report.isEmpty == true,
                "an empty period has a report",
            )
            #expect(try await office.desk.report(second.key)?.stored.report.total.now[.received] == 1)
            #expect(second.madeBy == "supervisor1")
            await #expect(throws: ReportRefusal.notBegun) {
                try await office.desk.makeReport(of: week.next, by: "supervisor1")
            }
            for _ in 3...99 { _ = try await office.desk.makeReport(of: week, by: "supervisor1") }
            await #expect(throws: ReportRefusal.tooManyEditions) {
                try await office.desk.makeReport(of: week, by: "supervisor1")
            }
            office.clock.move(to: Self.tuesday)
            #expect(Self.keys(try await office.desk.makeDueReports()).contains("weekly-2026-03-02-0"))
        }
    }

    @Test(arguments: Engine.available)
    func `reports are removed when they have been kept long enough, and not made again`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file()
            try await office.keep(days: 40)
            office.clock.move(to: Self.tuesday)
            _ = try await office.desk.makeDueReports()

            office.clock.move(to: Self.tuesday + 40 * 86_400)
            _ = try await office.desk.makeDueReports()
            try await office.desk.dropOldReports()
            let kept = try await Self.stored(in: database).filter { $0.hasPrefix("daily") }

            #expect(kept.first == "daily-2026-03-10-0" && kept.count == 40)
            #expect(try await Self.stored(in: database).contains("weekly-2026-03-02-0"), "others are kept for good")
            #expect(try await office.desk.makeDueReports() == [])
        }
    }

    @Test(arguments: Engine.available)
    func `figures come back from the store as they were, names of units too`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let name = LocalText(zh: "=cmd|' /C calc'!A0", en: "<script>\u{1}alert(\"1\")</script>\\")
            let unit = Department(code: .water, name: name, level: .department, group: "g")
            let period = ReportPeriod(.monthly, of: try #require(Day("2026-12-31")))
            let facts = Dictionary(uniqueKeysWithValues: Fact.allCases.enumerated().map { ($1, $0 + 1) })
            let report = WorkReport(
                period: period,
                now: [
                    .water: Scorecard(counts: facts), nil: Scorecard(counts: [.received: 9]),
                    .market: Scorecard(counts: [.signed: 2]),
                ],
                before: [:],
                organisation: Organisation([unit]),
            )
            let key = ReportEntry.Key(kind: "monthly", first: period.first, edition: 0)
            let entry = ReportEntry(key: key, last: period.last, madeAt: Self.tuesday, madeBy: nil, position: 7)
            try await Desk.prepare(database, at: Self.tuesday)

            let inserted = try await database.write { writer in
                [
                    try ReportRecords.insert(entry, figures: report, in: writer),
                    try ReportRecords.insert(entry, figures: report, in: writer),
                ]
            }
            let found = try await database.read { try ReportRecords.find(key, figures: WorkReport.self, in: $0) }

            #expect(inserted == [true, false])
            #expect(found?.entry == entry)
            #expect(found?.figures == report)
            #expect(report.units.map(\.unit) == [.water, .market], "a unit that is no longer there keeps its figures")
        }
    }

    @Test(arguments: [
        "weekly-2026-11-16-0", "daily-2026-01-01-99",
    ])
    func `a report's key is read as it is written`(text: String) {
        #expect(ReportEntry.Key(text)?.description == text)
    }

    @Test(arguments: [
        "", "weekly", "weekly-2026-11-16", "weekly-2026-02-30-0", "weekly-2026-11-16--1", "weekly-2026-11-16-00",
        "weekly-2026-11-16-+1", "weekly-2026-11-16-0-", "-2026-11-16-99999999999999999999",
    ])
    func `anything else is no key`(text: String) {
        #expect(ReportEntry.Key(text) == nil)
    }
}

extension Office {
    /// The city decides to keep its daily reports so many days.
    fileprivate func keep(days: Int) async throws {
        let documents = try ExampleSite.documents().map { document in
            guard document.kind == .profile else { return document }
            let text = document.text.replacing("{ daily: 730 }", with: "{ daily: \(days) }")
            return SiteDocument(kind: .profile, number: 2, text: text)
        }
        try await Desk.importSite(documents, into: desk.database, at: clock.now)
        try await desk.refreshSite()
    }
}
