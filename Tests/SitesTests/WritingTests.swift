// SPDX-License-Identifier: Apache-2.0

import Sites
import TestKit
import Testing
import Tickets
import WorkCalendar

/// Documents that the program writes are read as what was written.
struct WritingTests {
    private func read(_ text: String) throws -> CalendarDocument {
        try SiteReader.read(SmallSite.documents([.calendar: text])).calendar.document
    }

    @Test func `a calendar with everything in it survives`() throws {
        var document = try read(SmallSite.calendar)
        document.names = ["2026-01-05": #"He said "no": #1 \ - { [ 元旦"#, "2026-01-06": "yes"]
        document.official = OfficialYears(years: [2027, 2026], warnDays: 90)
        var water = UnitHours(hours: ["mon": [["07:00", "19:00"]], "sun": [["22:00", "02:00"]]])
        water.keepsHolidays = false
        water.closures = ["2026-03-02"]
        water.dateOverrides = ["2026-03-03": [["08:00", "09:00"]], "2026-03-04": []]
        document.units = ["water": water, "east.one": UnitHours()]

        let text = document.yaml
        let again = try read(text)

        document.official = OfficialYears(years: [2026, 2027], warnDays: 90)
        #expect(again == document)
        #expect(again.yaml == text)
    }

    @Test func `the calendar of the example city survives`() throws {
        let site = try SiteReader.read(try ExampleSite.documents())
        let documents = try ExampleSite.documents().map { document in
            document.kind == .calendar
                ? SiteDocument(kind: .calendar, number: 2, text: site.calendar.document.yaml) : document
        }

        let again = try SiteReader.read(documents)

        #expect(again.calendar == site.calendar)
        #expect(again.ownCalendars == site.ownCalendars)
        #expect(!again.ownCalendars.isEmpty)
    }

    @Test func `a pack that nobody changes stays the same pack`() throws {
        for documents in [SmallSite.documents(), try ExampleSite.documents()] {
            let text = try #require(documents.first { $0.kind == .deadlines }?.text)
            let written = try PackText(text).text()

            let others = documents.filter { $0.kind != .deadlines }
            let again = try SiteReader.read(others + [SiteDocument(kind: .deadlines, number: 2, text: written)])

            #expect(again.deadlines == (try SiteReader.read(documents)).deadlines)
        }
    }

    @Test func `a rule is added, changed, moved and removed, and what is not known stays`() throws {
        var pack = try PackText(
            SmallSite.deadlines.replacing(
                "limit: { workdays: 5 }",
                with: "limit: { workdays: 5 }\n    novel: { x: 1 }",
            )
        )
        #expect(pack.table.map(\.code) == ["sign-utility", "sign", "reply", "rework"])
        #expect(pack.table[0].classes == ["utility"])
        #expect(pack.table[0].limit == PackRule.Length(unit: "minutes", count: "30"))

        var urgent = PackRule()
        urgent.code = "reply-urgent"
        urgent.clock = "reply"
        urgent.urgency = ["urgent", "critical"]
        urgent.limit = PackRule.Length(unit: "workdays", count: "2")
        urgent.statutory = PackRule.Length(unit: "days", count: "7")
        urgent.source = "null: \"某办法\" 第 3 条 # 注"
        pack.add(urgent, at: 2)
        var reply = pack.table[3]
        reply.limit?.count = "7"
        pack.change(3, to: reply, at: 3)
        var sign = pack.table[0]
        sign.kinds = ["help"]
        pack.change(0, to: sign, at: 0)
        pack.remove(99)
        pack.change(99, to: reply, at: 0)

        let text = try pack.text()
        #expect(text.contains("novel:"))
        let again = try PackText(text)
        #expect(again.table.map(\.code) == ["sign-utility", "sign", "reply-urgent", "reply", "rework"])
        #expect(again.table[2] == urgent)
        #expect(again.table[3].limit?.count == "7")
        #expect(again.table[0].kinds == ["help"])

        pack.change(4, to: pack.table[4], at: 0)
        #expect(pack.table.map(\.code) == ["rework", "sign-utility", "sign", "reply-urgent", "reply"])
        pack.remove(1)
        #expect(pack.table.map(\.code) == ["rework", "sign", "reply-urgent", "reply"])
    }

    @Test(arguments: ["", "rules: 7", "- a", "rules: [", "a: &x 1\nrules: []"])
    func `a text without rules is no pack`(text: String) {
        #expect(throws: SiteFault.self) { try PackText(text) }
    }
}
