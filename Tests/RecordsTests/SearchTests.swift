// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets
import WorkCalendar

struct SearchTests {
    @Test(arguments: Engine.available)
    func `a ticket is found by words of any length, by phrases, by number and its parts, and by several words`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file("樊城区人民路小区停水，DN100阀门坏了。Kein Wasser ①", id: "1")
            _ = try await office.file("路灯不亮", id: "2")
            await office.followersCatchUp()

            for words in [
                "水", "停水", "人民路小区", "dn100", "ＤＮ１００", "人民路 停水", "DN100阀门", "wasser KEIN", "①", "坏了 樊城",
                "\"人民路小区停水\"", "“停水 dn100”", "「kein wasser」", "\"阀门坏了", "20260302000001", "20260302 停水", "000001",
            ] {
                #expect(try await office.numbers(words) == ["20260302000001"], "\(words)")
            }
            for words in ["停电", "水停", "人民路 停电", "民路停", "\"停水 人民路\"", "n100", "小区路灯", "1390000", "王小明"] {
                #expect(try await office.numbers(words) == [], "\(words)")
            }
            #expect(try await office.numbers("20260302") == ["20260302000002", "20260302000001"])
        }
    }

    @Test(arguments: Engine.available)
    func `a number is found before its ticket is indexed, and a caller's number whole or by its end`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for (place, phone) in ["13900005678", "0710 3515678", "13900001234"].enumerated() {
                _ = try await office.file(id: "\(place)") { $0.contact.phone = office.phone(phone) }
            }

            #expect(try await office.numbers("20260302000002") == ["20260302000002"])
            #expect(try await office.numbers("139 0000 5678") == [])
            for phone in ["13900005678", "139-0000-5678", "+8613900005678", "１３９００００５６７８"] {
                #expect(try await office.numbers(phone) == ["20260302000001"], "\(phone)")
            }
            #expect(try await office.numbers("5678") == ["20260302000002", "20260302000001"])
            #expect(try await office.numbers("5678 停水") == ["20260302000002", "20260302000001"])
            #expect(try await office.numbers("5678 停电") == [])
        }
    }

    @Test(arguments: Engine.available)
    func `whatever is typed can be looked for, and what holds no word finds nothing`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file(id: "1")
            await office.followersCatchUp()

            for words in [
                "", "  ", "\"", "\"\"\"", "“”", "\"'%_;--", "😀👨‍👩‍👧", "，。！？", "\u{0}", "* ( ^ : +-", "()", "\\", "<>",
                "\u{200B}\u{FEFF}",
            ] {
                #expect(SearchWords(words).isEmpty, "\(words.debugDescription)")
                #expect(try await office.numbers(words) == [], "\(words.debugDescription)")
            }
            for words in [
                "AND", "OR NOT", "a:b", "x*", "हिन्दी", "ไทย", "é", "𠮷野家", "𱁬", "e\u{301}", "null", "1e5", "-1", "..5",
                String(repeating: "长", count: 10_000), String(repeating: "a", count: 10_000),
                String(repeating: "\"水\" ", count: 500),
                "水' & 'b':*", "x')--", "NEAR(a b)", "$1",
            ] {
                #expect(!SearchWords(words).isEmpty, "\(words.debugDescription)")
                _ = try await office.numbers(words)
            }
            // A mark of the index, as nobody but a forger types it.
            #expect(try await office.numbers("\u{E000}unit\u{E000}water") == [])
        }
    }

    @Test(arguments: Engine.available)
    func `texts of any letters are indexed, and found by them`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let texts = [
                "हिन्दी में", "ไทยแลนด์", "Café Ärger", "𠮷野家 𱁬面", "〇〇七", String(repeating: "x", count: 9_000),
                "1e5 .5 -3 0x1f",
            ]
            for (place, text) in texts.enumerated() { _ = try await office.file(text, id: "\(place)") }
            await office.followersCatchUp()

            for (place, words) in ["हिन्दी", "ไทยแลนด์", "ÄRGER", "𱁬", "〇七", String(repeating: "X", count: 200), "0X1F"]
                .enumerated()
            {
                let expected = place == 5 ? [] : ["2026030200000\(place + 1)"]
                #expect(try await office.numbers(words) == expected, "\(words)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the index finds what a look at every text finds`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            var numbers = SeededNumbers(seed: 12_345)
            let texts = (0..<60).map { _ in Self.text(of: 12, using: &numbers) }
            for (place, text) in texts.enumerated() { _ = try await office.file(text, id: "\(place)") }
            await office.followersCatchUp()

            for _ in 0..<150 {
                let word = String(
                    (0..<Int.random(in: 1...4, using: &numbers)).compactMap { _ in
                        Self.ideographs.randomElement(using: &numbers)
                    }
                )
                let expected = texts.indices.reversed().filter { texts[$0].contains(word) }
                let found = try await office.numbers(word)
                #expect(found.compactMap { Int($0.suffix(6)) }.map { $0 - 1 } == expected, "\(word)")
            }
        }
    }

    private static let ideographs = Array("水停电路灯区")

    private static func text(of length: Int, using numbers: inout SeededNumbers) -> String {
        let all = ideographs + ideographs + ["，", " ", "a"]
        return "问" + String((0..<length).compactMap { _ in all.randomElement(using: &numbers) })
    }
}

/// Who finds what, and page by page.
struct SearchVisibilityTests {
    @Test(arguments: Engine.available)
    func `nobody finds by a number that they may not see`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let open = try await office.file(id: "1").stored.ticket
            _ = try await office.file(id: "2") { $0.filing.isConfidential = true }
            await office.followersCatchUp()
            let unit = try #require(open.unit)
            let handler = Author.staff(login: "h", role: .handler, unit: unit)
            let leader = Author.staff(login: "l", role: .leader, unit: nil)

            #expect(try await office.numbers("停水", by: handler).count == 2)
            #expect(try await office.numbers("13900000001", by: handler) == [open.number.rawValue])
            #expect(try await office.numbers("0001", by: leader).count == 2)
            #expect(try await office.numbers("13900000001", by: leader) == [])
            #expect(try await office.numbers("13900000001", by: .citizen) == [])
            #expect(try await office.numbers("13900000001").count == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a unit finds its own tickets only, also those it was given later, and none about itself`(
        engine: Engine
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let unit = try #require(try await office.file(id: "1").stored.ticket.unit)
            let departments = office.desk.site.organisation.departments.filter { $0.code != unit }
            let other = try #require(departments.first { $0.level == .department }).code
            let later = try await office.file("不知道归谁管的事情停水", id: "2") { $0.filing.accusedUnit = unit }.stored.ticket
            await office.followersCatchUp()
            let mine = Author.staff(login: "h", role: .handler, unit: other)
            #expect(try await office.numbers("停水", by: mine) == [])

            try await office.perform(
                .dispatch(to: other, coUnits: [], decision: nil),
                on: later.number,
                by: .staff(login: "d", role: .dispatcher, unit: nil),
            )
            await office.followersCatchUp()

            #expect(try await office.numbers("停水", by: mine) == [later.number.rawValue])
            #expect(try await office.numbers("停水", by: .staff(login: "h", role: .handler, unit: unit)).count == 1)
        }
    }

    @Test(arguments: Engine.available, [TicketList.Order.newestFirst, .dueFirst])
    func `pages of a search show every ticket once, while others change`(
        engine: Engine,
        order: TicketList.Order,
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in 1...23 {
                _ = try await office.file(id.isMultiple(of: 3) ? "小区停电" : "人民路小区停水", id: "\(id)")
                office.clock.advance(hours: 0.1)
            }
            await office.followersCatchUp()
            var list = TicketList()
            list.order = order
            list.limit = 4
            list.words = SearchWords("小区停水 人民")
            var numbers: [String] = []
            repeat {
                let page = try await office.desk.page(of: list, for: .centre)
                numbers += page.lines.map(\.number.rawValue)
                list.after = page.next
                _ = try await office.file("人民路小区停水", id: "later \(numbers.count)")
                await office.followersCatchUp()
            } while list.after != nil && numbers.count < 60

            #expect(Set(numbers).count == numbers.count)
            let old = numbers.filter { (Int($0.suffix(6)) ?? 0) <= 23 }
            #expect(Set(old.compactMap { Int($0.suffix(6)) }) == Set((1...23).filter { !$0.isMultiple(of: 3) }))
        }
    }

    @Test(arguments: Engine.available)
    func `filters narrow a search and a list alike, one by one and together`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file(id: "1")
            office.clock.advance(hours: 48)
            let wanted = try await office.file(id: "2") {
                $0.filing.channel = .phone
                $0.filing.kind = .complaint
            }.stored.ticket
            await office.followersCatchUp()
            let area = try #require(wanted.filing.place.area)

            for words in [nil, SearchWords("停水")] {
                for narrow in [
                    { $0.channel = .phone }, { $0.kind = .complaint }, { $0.firstDay = office.day(2026, 3, 3) },
                    {
                        $0.firstDay = office.day(2026, 3, 4)
                        $0.lastDay = office.day(2026, 3, 4)
                        $0.channel = .phone
                    },
                    { $0.since = office.clock.now.addingTimeInterval(-3_600) },
                ] as [(inout TicketList) -> Void] {
                    var list = TicketList()
                    list.words = words
                    list.areas = [area]
                    narrow(&list)
                    let page = try await office.desk.page(of: list, for: .centre)
                    #expect(page.lines.map(\.number) == [wanted.number])
                }
                var none = TicketList()
                none.words = words
                none.lastDay = office.day(2026, 3, 1)
                #expect(try await office.desk.page(of: none, for: .centre).lines.isEmpty)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a finding shows the words where they stand`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let long = String(repeating: "前言，", count: 30)
            let ticket = try await office.file("\(long)幸福小区昨晚停水。\(long)", id: "1").stored
            await office.followersCatchUp()

            var list = TicketList()
            list.words = SearchWords("小区 停水")
            let page = try await office.desk.page(of: list, for: .centre)
            let finding = try #require(page.findings[ticket.id]?.first { $0.part == .narrative })

            #expect(finding.pieces.filter(\.isFound).map(\.text) == ["小区", "停水"])
            #expect(finding.pieces.map(\.text).joined().hasPrefix("…"))
        }
    }
}

extension Author {
    fileprivate static let centre = Author.staff(login: "a", role: .agent, unit: nil)
}

extension Office {
    fileprivate func phone(_ text: String) -> PhoneNumber? { PhoneNumber(text, country: "86", area: "710") }

    fileprivate func day(_ year: Int, _ month: Int, _ day: Int) -> Day? { Day(year: year, month: month, day: day) }

    /// What a search finds, in its order.
    fileprivate func numbers(_ words: String, by author: Author = .centre) async throws -> [String] {
        var list = TicketList()
        list.limit = 200
        list.words = SearchWords(words, phone: phone)
        return try await desk.page(of: list, for: author).lines.map(\.number.rawValue)
    }
}
