// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// Rules whose conditions name what the site does not have, or can never hold (C2).
struct RuleFaultTests {
    @Test(arguments: [
        ("matters: [town.fire]", "there is no matter “town.fire”"),
        ("personGroups: [minor]", "there is no person group “minor”"),
        ("load: { unit: fire, atLeast: 5 }", "there is no unit “fire”"),
        ("hours: { from: '25:00', until: '06:00' }", "“25:00” is not a time from 00:00 to 23:59"),
        ("hours: { from: '06:00', until: '06:00' }", "it begins when it ends; leave the hours out for the whole day"),
        ("load: { unit: water, atLeast: 0 }", "“0” is not a whole number from 1 to 1000000"),
        ("days: [someday]", "“someday” is not one of mon, tue, wed, thu, fri, sat, sun, workday, restday"),
    ])
    func `a condition names what there is`(part: String, fault: String) {
        let faults = SmallSite.faults(in: .rules, "{ words: [停水] }", "{ words: [停水], \(part) }")

        #expect(faults == ["rules.yaml:3: " + fault])
    }

    @Test func `an exception is checked like a condition, and is not empty`() {
        let unknown = SmallSite.faults(in: .rules, "{ words: [停水] }", "{ words: [停水] }\n    unless: { areas: [west] }")
        let empty = SmallSite.faults(in: .rules, "{ words: [停水] }", "{ words: [停水] }\n    unless: {}")

        #expect(unknown == ["rules.yaml:4: there is no area “west”"])
        #expect(empty == ["rules.yaml:4: without a condition it excepts everything"])
    }

    @Test func `a rule with an exception leaves something to the later ones`() {
        let rules = SmallSite.rules
            .replacing("{ words: [停水] }", with: "{ words: [停水] }\n    unless: { channels: [web] }")
            .replacing("words: [池塘], areas", with: "words: [小区停水], areas")

        #expect(SmallSite.faults(in: [.rules: rules]).isEmpty)
    }

    @Test func `a word that an earlier rule sends elsewhere is worth a warning`() throws {
        let rules = SmallSite.rules.replacing("words: [池塘], areas", with: "words: [池塘, 小区停水], areas")

        let warnings = try SiteReader.warnings(about: SmallSite.documents([.rules: rules]))

        #expect(
            warnings.map(\.description) == [
                "rules.yaml:7: for “小区停水” it never decides: “outage” comes first and names another"
            ]
        )
        #expect(try SiteReader.warnings(about: SmallSite.documents()).isEmpty)
    }

    @Test(arguments: [
        ("{ proposeAbove: 0.6, dispatchAbove: 0.5 }", "what is dispatched must be sure enough to be proposed"),
        ("{ proposeAbove: 0.6, guardedGroups: [minor] }", "there is no person group “minor”"),
    ])
    func `how far the classifier is trusted is checked`(policy: String, fault: String) {
        let faults = SmallSite.faults(in: [.rules: SmallSite.rules + "\nclassifier: \(policy)\n"])

        #expect(faults.map { $0.drop { $0 != " " } } == [" \(fault)"])
    }
}
