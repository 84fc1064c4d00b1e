// SPDX-License-Identifier: Apache-2.0

import Routing
import Testing
import Tickets
import WorkCalendar

/// In what two catalogues differ, entry by entry and field by field (C1).
struct CatalogueChangeTests {
    private func catalogue(_ entries: String...) throws -> Catalogue {
        Catalogue(number: 1, entries: try document("[\(entries.joined(separator: ","))]"))
    }

    private func entry(_ code: String, _ more: String = "") -> String {
        #"{"code": "\#(code)", "name": {"zh": "甲", "en": "A"}\#(more)}"#
    }

    @Test func `nothing differs from itself, in whatever order`() throws {
        let one = try catalogue(entry("a"), entry("b"))
        let two = try catalogue(entry("b"), entry("a"))

        #expect(one.changes(to: two).isEmpty)
    }

    @Test func `what is new, changed and gone is told in this order, with the fields`() throws {
        let old = try catalogue(entry("a"), entry("b", #", "lead": "roads""#), entry("c"))
        let new = try catalogue(
            entry("b", #", "lead": "water", "words": ["水"], "until": "2026-05-01""#),
            entry("d"),
            entry("c"),
        )

        let changes = old.changes(to: new)

        #expect(changes.map(\.code.rawValue) == ["b", "d", "a"])
        #expect(changes[0].fields == [.lead, .words, .until])
        #expect(changes[1].before == nil && changes[1].fields.isEmpty)
        #expect(changes[2].after == nil)
    }

    @Test(arguments: CatalogueChange.Field.allCases)
    func `each field is told by its name`(field: CatalogueChange.Field) throws {
        let more =
            switch field {
            case .name: #", "name": {"zh": "乙", "en": "B"}"#
            case .parent: #", "parent": "z""#
            case .lead: #", "lead": "district""#
            case .coUnits: #", "coUnits": ["roads"]"#
            case .deadlineClass: #", "deadlineClass": "general""#
            case .words: #", "words": ["水"]"#
            case .basis: #", "basis": "条例""#
            case .questions: #", "questions": [{"code": "q", "text": {"zh": "问", "en": "q"}, "asks": "text"}]"#
            case .from: #", "from": "2026-01-01""#
            case .until: #", "until": "2026-01-01""#
            }
        let before = #"{"code": "a"\#(field == .name ? #", "name": {"zh": "甲", "en": "A"}"# : "")"#
        let name = field == .name ? "" : #", "name": {"zh": "甲", "en": "A"}"#
        let old = try catalogue(before + name + "}")
        let new = try catalogue(#"{"code": "a""# + name + more + "}")

        #expect(old.changes(to: new).map(\.fields) == [[field]])
    }

    @Test func `changes are looked at on the day when all of them hold`() throws {
        let today = try #require(Day("2026-03-02"))
        let old = try catalogue(entry("a"), entry("b", #", "from": "2030-01-01""#))
        let new = try catalogue(entry("a", #", "until": "2026-03-31""#), entry("b", #", "from": "2030-01-01""#))

        #expect(Catalogue.day(of: old.changes(to: new), from: today) == Day("2026-04-01"))
        #expect(Catalogue.day(of: [], from: today) == today)
    }
}
