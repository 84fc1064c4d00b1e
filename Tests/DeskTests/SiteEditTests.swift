// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import Supervision
import TestKit
import Testing
import Tickets
import WorkCalendar

/// Documents that are changed in the browser: saved as the next of their kind, by whom and why, never over another's.
struct SiteEditTests {
    /// The calendar with one more holiday, 4 March 2026.
    private func holiday(_ office: Office, base: Int = 1) -> SiteEdit {
        var document = office.desk.site.calendar.document
        document.holidays.append("2026-03-04")
        return SiteEdit(kind: .calendar, text: document.yaml, base: base)
    }

    @Test(arguments: Engine.available)
    func `a change is saved as the next number with its author and reason, and holds at once`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)

            let number = try await office.desk.save(holiday(office), by: "admin1", reason: "  市民节放假 & 调休 ")

            #expect(number == 2)
            #expect(office.desk.site.documents[.calendar] == 2)
            let day = try #require(Day("2026-03-04"))
            #expect(office.desk.site.calendar.standing(of: day) == .holiday)
            let versions = try await office.desk.versions(of: .calendar, limit: 10)
            #expect(versions.map(\.number) == [2, 1])
            #expect(versions.map(\.author) == ["admin1", nil])
            #expect(versions.first?.reason == "市民节放假 & 调休")
            let text = try await office.desk.newestDocument(.calendar).text
            #expect(text.hasPrefix("# Document 2, saved by admin1 at 2026-03-02T01:00:00Z: 市民节放假 ＆ 调休\n"))
            #expect(!text.withoutStamp.contains("saved by"))
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `what somebody else has saved meanwhile is not overwritten`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let late = holiday(office)
            try await office.desk.save(holiday(office), by: "admin1", reason: "一")

            await #expect(throws: DeskRefusal.documentChanged(seen: 1, current: 2)) {
                try await office.desk.save(late, by: "admin2", reason: "二")
            }
            await #expect(throws: DeskRefusal.documentUnchanged) {
                try await office.desk.save(holiday(office, base: 2).unchanged(office), by: "admin2", reason: "二")
            }
            #expect(try await office.desk.versions(of: .calendar, limit: 10).count == 2)
        }
    }

    @Test func `of many at once on one version, one is saved`() async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let edit = holiday(office)

            let saved = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<10 {
                    group.addTask {
                        do {
                            try await office.desk.save(edit, by: "admin\(index)", reason: "理由")
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }

            #expect(saved == 1)
        }
    }

    @Test(arguments: ["", "   ", "\n", String(repeating: "长", count: 501)])
    func `nothing is saved without a reason of sensible length`(reason: String) async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)

            await #expect(throws: DeskRefusal.reasonMissing) {
                try await office.desk.save(holiday(office), by: "admin1", reason: reason)
            }
            #expect(try await office.desk.newestDocument(.calendar).number == 1)
        }
    }

    @Test(arguments: [
        "timezone: Asia/Shanghai\nhours: {}\n", "timezone: UTC\nhours: {}\n", "", "\u{1}", "hours: &a {}",
    ])
    func `a faulty document is neither previewed nor saved`(text: String) async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let edit = SiteEdit(kind: .calendar, text: text, base: 1)

            await #expect(throws: SiteFaults.self) { try await office.desk.site(with: edit) }
            await #expect(throws: SiteFaults.self) { try await office.desk.save(edit, by: "admin1", reason: "理由") }
            #expect(try await office.desk.newestDocument(.calendar).number == 1)
        }
    }

    @Test(arguments: ["a\nb: c", "# x", "%YAML", "reason with \u{7} bell", "\u{2028}x", "&a *b !c"])
    func `no reason makes the text another document`(reason: String) async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let edit = holiday(office)

            try await office.desk.save(edit, by: "admin1", reason: reason)

            let newest = try await office.desk.newestDocument(.calendar)
            #expect(newest.text.withoutStamp == edit.text)
            #expect(office.desk.site.documents[.calendar] == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `the preview counts the clocks that would move, by unit and direction`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number
            let due = try await office.desk.file(of: number, for: .clock).ticket.stage.assignment?.deadline(.reply)?.due
            let site = try await office.desk.site(with: holiday(office))

            let effect = try await office.desk.effect(of: site, for: .clock)

            #expect(effect.counted == 1)
            #expect(effect.moved == 1)
            #expect(!effect.isSample)
            #expect(effect.units.keys.map(\.rawValue) == ["water"])
            #expect(effect.units.values.first?.later ?? 0 > 0)
            #expect(effect.units.values.allSatisfy { $0.earlier == 0 && $0.gone == 0 })
            #expect(effect.examples.allSatisfy { $0.number == number })
            let none = try await office.desk.effect(of: office.desk.site, for: .clock)
            #expect(none.moved == 0 && none.counted == 1)
            // Nothing was touched: the clock runs as it was given.
            let after = try await office.desk.file(of: number, for: .clock).ticket.stage.assignment?.deadline(.reply)
            #expect(after?.due == due)
        }
    }

    @Test func `a deadline given before keeps its instant, and explains itself by the calendar of its day`()
        async throws
    {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let number = try await office.file().stored.ticket.number
            office.clock.advance(hours: 1)
            try await office.desk.save(holiday(office), by: "admin1", reason: "市民节")
            let later = try await office.file(id: "2").stored.ticket.number

            let old = try await office.desk.explanations(of: office.desk.file(of: number, for: .clock))
            let new = try await office.desk.explanations(of: office.desk.file(of: later, for: .clock))

            let first = try #require(old.last?.deadlines.last?.deadline.due)
            let second = try #require(new.last?.deadlines.last?.deadline.due)
            #expect(first < second)
        }
    }

    @Test(arguments: Engine.available)
    func `a year without official days is known before a deadline reaches it, and at once when one does`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            #expect(try await office.desk.calendarGap() == nil)

            office.clock.move(to: .at("2026-12-30T10:00:00+08:00"))
            #expect(try await office.desk.calendarGap() == CalendarGap(year: 2027, daysLeft: 2, isReached: false))
            let number = try await office.file().stored.ticket.number
            try await office.perform(.sign(handler: "handler.water"), on: number, by: .admin)
            office.clock.move(to: .at("2027-01-02T10:00:00+08:00"))

            let gap = try await office.desk.calendarGap()
            #expect(gap?.year == 2027)
            #expect(gap?.daysLeft == 0)
        }
    }
}

extension SiteEdit {
    /// The text of the document in force, with its number.
    fileprivate func unchanged(_ office: Office) -> SiteEdit {
        SiteEdit(kind: kind, text: office.desk.site.calendar.document.yaml, base: base)
    }
}
