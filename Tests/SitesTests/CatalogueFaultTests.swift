// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// The dispatch catalogue and the rules that point into it (C1, C2).
struct CatalogueFaultTests {
    @Test func `a matter's code is used once`() {
        let faults = SmallSite.faults(in: .catalogue, "code: town.water.ponds", "code: town.water.outage")

        #expect(faults.contains("catalogue.yaml:15: the code “town.water.outage” is already used in line 7"))
    }

    @Test func `a matter's parent must exist`() {
        let faults = SmallSite.faults(
            in: .catalogue,
            "en: Ponds }\n    parent: town.water",
            "en: Ponds }\n    parent: city",
        )

        #expect(faults == ["catalogue.yaml:17: there is no matter “city”"])
    }

    @Test func `no matter lies under itself`() {
        let faults = SmallSite.faults(in: .catalogue, "en: Town }", "en: Town }\n    parent: town.water")

        #expect(faults == ["catalogue.yaml:4: this matter lies under itself: town under town.water under town"])
    }

    @Test func `a lead and a co-unit must exist`() {
        #expect(
            SmallSite.faults(in: .catalogue, "lead: water", "lead: watr")
                == ["catalogue.yaml:10: there is no unit “watr”"]
        )
        #expect(
            SmallSite.faults(in: .catalogue, "coUnits: [east]", "coUnits: [\n      east,\n      west]")
                == ["catalogue.yaml:13: there is no unit “west”"]
        )
    }

    @Test func `the lead is no co-unit and nobody is one twice`() {
        let faults = SmallSite.faults(in: .catalogue, "coUnits: [east]", "coUnits: [water, east, east]")

        #expect(
            faults == [
                "catalogue.yaml:11: “water” leads already",
                "catalogue.yaml:11: the unit “east” is already used in line 11",
            ]
        )
    }

    @Test func `a leaf has a lead and a deadline class`() {
        let faults = SmallSite.faults(
            in: .catalogue,
            "    lead: water\n    coUnits: [east]\n    deadlineClass: utility\n",
            "",
        )

        #expect(
            faults == [
                "catalogue.yaml:7: “town.water.outage” has no matters under it, so it needs “lead”",
                "catalogue.yaml:7: “town.water.outage” has no matters under it, so it needs “deadlineClass”",
            ]
        )
    }

    @Test(arguments: ["lead: water", "coUnits: [water]", "deadlineClass: utility", "words: [自来水]"])
    func `a branch says nothing that only a leaf can say`(line: String) {
        let key = line.prefix { $0 != ":" }

        let faults = SmallSite.faults(in: .catalogue, "parent: town\n", "parent: town\n    \(line)\n")

        #expect(faults == ["catalogue.yaml:7: “town.water” has matters under it, so it cannot have “\(key)”"])
    }

    @Test func `the catalogue has three levels everywhere`() {
        let faults = SmallSite.faults(
            in: .catalogue,
            "en: Ponds }\n    parent: town.water",
            "en: Ponds }\n    parent: town",
        )

        #expect(faults == ["catalogue.yaml:17: “town.water.ponds” is not on the third level or below it"])
    }

    @Test func `a word speaks for a matter once`() {
        let faults = SmallSite.faults(in: .catalogue, "[停水, 断水]", "[停水, 停水]")

        #expect(faults == ["catalogue.yaml:13: the word “停水” is already used in line 13"])
    }

    @Test func `a lead by place names areas and units that exist`() {
        let lead = "lead: { byArea: { east: watr, north: water }, otherwise: nobody }"

        let faults = SmallSite.faults(in: .catalogue, "lead: water", lead)

        #expect(
            Set(faults) == [
                "catalogue.yaml:10: there is no unit “watr”", "catalogue.yaml:10: there is no unit “nobody”",
                "catalogue.yaml:10: there is no area “north”",
            ]
        )
    }

    @Test(arguments: [
        ("lead: { byArea: {} }", "10: it names no area"),
        ("lead: { otherwise: water }", "10: the key “byArea” is missing"),
        ("lead: { byArea: { East: water } }", "10: “East” is not a code (a-z, 0-9, - and .)"),
        ("lead: [water]", "10: a code of 1 to 64 characters a-z, 0-9, - and . is wanted here"),
    ])
    func `a lead by place is a table of areas`(lead: String, fault: String) {
        #expect(SmallSite.faults(in: .catalogue, "lead: water", lead) == ["catalogue.yaml:" + fault])
    }

    @Test func `a lead by place may leave the rest to the district`() {
        for rest in ["", ", otherwise: district", ", otherwise: east"] {
            let lead = "lead: { byArea: { east.one: water }\(rest) }"
            #expect(SmallSite.faults(in: .catalogue, "lead: water\n    coUnits: [east]", lead).isEmpty)
        }
    }

    @Test(arguments: [
        ("from: 2026-02-30", "13: “2026-02-30” is not a day; days are written like 2026-02-27"),
        ("until: soon", "13: “soon” is not a day; days are written like 2026-02-27"),
        (
            "from: 2026-03-01\n    until: 2026-02-28",
            "14: “town.water.outage” ends on 2026-02-28, before it begins on 2026-03-01",
        ),
    ])
    func `the days of an entry are days, and the last does not come before the first`(days: String, fault: String) {
        let faults = SmallSite.faults(in: .catalogue, "    words: [停水, 断水]", "    \(days)")

        #expect(faults == ["catalogue.yaml:" + fault])
    }

    @Test func `a leaf has a day on which all that it lies under is in force`() {
        let catalogue = SmallSite.catalogue
            .replacing("parent: town\n", with: "parent: town\n    until: 2026-06-30\n")
            .replacing("words: [停水, 断水]", with: "from: 2026-07-01")

        let faults = SmallSite.faults(in: [.catalogue: catalogue])

        #expect(
            faults == [
                "catalogue.yaml:14: “town.water.outage” is never in force: the days of town.water.outage and town.water"
                    + " do not meet"
            ]
        )
    }

    @Test func `a rule's code is used once`() {
        let faults = SmallSite.faults(in: .rules, "code: pond", "code: outage")

        #expect(faults == ["rules.yaml:6: the code “outage” is already used in line 2"])
    }

    @Test func `a rule names a matter or a unit`() {
        let neither = SmallSite.faults(in: .rules, "    matter: town.water.outage\n", "")
        let both = SmallSite.faults(in: .rules, "unit: centre", "unit: centre\n    matter: town.water.ponds")

        #expect(neither == ["rules.yaml:2: a rule names a matter or a unit, and this one names neither"])
        #expect(both == ["rules.yaml:11: a rule names a matter or a unit, and this one names both"])
    }

    @Test(arguments: [
        ("matter: town.water.outage", "matter: town.fire", "4: there is no matter “town.fire”"),
        ("matter: town.water.outage", "matter: town.water", "4: “town.water” has matters under it; name one of them"),
        ("unit: centre", "unit: center", "11: there is no unit “center”"),
        ("areas: [east.one]", "areas: [east.two]", "7: there is no area “east.two”"),
    ])
    func `a rule points at what exists`(old: String, new: String, fault: String) {
        #expect(SmallSite.faults(in: .rules, old, new) == ["rules.yaml:" + fault])
    }

    @Test func `only the last rule may be without a condition`() {
        let faults = SmallSite.faults(in: .rules, "when: { words: [停水] }", "when: {}")

        #expect(faults == ["rules.yaml:3: without a condition it decides everything; only the last rule may"])
    }

    @Test func `a rule that an earlier one always forestalls is refused`() {
        let faults = SmallSite.faults(in: .rules, "words: [池塘], areas", "words: [小区停水], areas")

        #expect(
            faults == ["rules.yaml:7: it never decides: what it looks for is found before, for example by “outage”"]
        )
    }

    @Test func `a rule that an earlier one forestalls only in one area stays`() {
        let rules = SmallSite.rules.replacing("when: {}", with: "when: { words: [池塘] }")

        #expect(SmallSite.faults(in: [.rules: rules]).isEmpty)
    }
}
