// SPDX-License-Identifier: Apache-2.0

import Routing
import Sites
import TestKit
import Testing
import Tickets

/// The catalogue's text with one entry changed by a form (C1).
struct CatalogueTextTests {
    private static let text = """
        # 派单目录 of a small town.
        matters:

          # ---- 城市 Town ----
          - code: town
            name: { zh: 城市, en: Town }
          - code: town.water
            name: { zh: 供水, en: Water }
            parent: town

          # What breaks most often.
          - code: town.water.outage
            name: { zh: 停水, en: Outage }
            parent: town.water
            lead: water
            deadlineClass: utility
            words: [停水, 断水]   # said by phone
            basis: 《城市供水条例》
            questions:
              - code: since
                text: { zh: 从何时起, en: Since when }
                asks: text
          # Ponds are the districts'.
          - code: town.water.ponds
            name: { zh: 池塘, en: Ponds }
            parent: town.water
            lead: district
            deadlineClass: utility

        """

    @Test func `changing an entry writes its lines again and no others`() throws {
        var catalogue = try CatalogueText(Self.text)
        var entry = try #require(catalogue.entries.last)
        entry.lead = .byArea([.init(area: "east", unit: "water")], otherwise: "east")
        entry.from = "2026-04-01"
        entry.words = ["池塘", "a: b"]
        entry.coUnits = ["east.one"]

        try catalogue.change(3, to: entry)

        let ponds = try #require(Self.text.firstRange(of: "  - code: town.water.ponds"))
        let before = String(Self.text[..<ponds.lowerBound])
        #expect(
            catalogue.text == before + """
                  - code: town.water.ponds
                    name: {zh: 池塘, en: Ponds}
                    parent: town.water
                    lead: {byArea: {east: water}, otherwise: east}
                    coUnits: [east.one]
                    deadlineClass: utility
                    words: [池塘, "a: b"]
                    from: 2026-04-01

                """
        )
        #expect(catalogue.entries.last == entry)
    }

    @Test func `questions are a list as it is written`() throws {
        var catalogue = try CatalogueText(Self.text)
        var entry = catalogue.entries[2]
        #expect(entry.questions.contains("code: since"))

        entry.questions = "- { code: depth, text: { zh: 多深, en: How deep }, asks: number }"
        try catalogue.change(2, to: entry)

        #expect(catalogue.text.contains("      asks: number\n  # Ponds are the districts'."))
        #expect(throws: SiteFault.self) {
            entry.questions = "- {"
            try catalogue.change(2, to: entry)
        }
    }

    @Test func `an entry is added behind its kin, and removed with its lines`() throws {
        var catalogue = try CatalogueText(Self.text)
        var entry = MatterText()
        entry.code = "town.water.hydrants"
        entry.parent = "town.water"
        (entry.chinese, entry.english) = ("消火栓", "Hydrants")
        entry.lead = .named("water")

        try catalogue.add(entry)
        #expect(catalogue.entries.map(\.code).last == "town.water.hydrants")
        #expect(catalogue.text.hasPrefix(Self.text.dropLast(1)))

        try catalogue.remove(4)
        #expect(catalogue.text == Self.text)
        try catalogue.remove(2)
        #expect(catalogue.text.contains("# What breaks most often.\n  # Ponds"))
    }

    @Test func `a list without lines of its own is written anew`() throws {
        var catalogue = try CatalogueText("matters: [{ code: a, name: { zh: 甲, en: A } }]")
        var entry = catalogue.entries[0]
        entry.english = "B"

        try catalogue.change(0, to: entry)

        #expect(catalogue.text == "matters:\n- code: a\n  name: {zh: 甲, en: B}\n")
    }

    @Test func `keys that this program does not know stay`() throws {
        var catalogue = try CatalogueText("matters:\n  - code: a\n    name: { zh: 甲, en: A }\n    colour: red\n")
        var entry = catalogue.entries[0]
        entry.english = "B"

        try catalogue.change(0, to: entry)

        #expect(catalogue.text.contains("colour: red"))
    }

    @Test func `an entry of the example city comes back as it was read`() throws {
        let text = try #require(try ExampleSite.documents().first { $0.kind == .catalogue }).text
        var catalogue = try CatalogueText(text)
        let before = try SiteReader.catalogue(SiteDocument(kind: .catalogue, number: 1, text: text))

        for (index, entry) in catalogue.entries.enumerated() { try catalogue.change(index, to: entry) }

        let after = try SiteReader.catalogue(SiteDocument(kind: .catalogue, number: 1, text: catalogue.text))
        #expect(before.changes(to: after).isEmpty)
        #expect(catalogue.text.contains("# ---- 城乡建设 Urban and rural construction ----"))
    }
}
