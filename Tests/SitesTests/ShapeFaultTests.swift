// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// Misspelt, missing and mistyped: what can be said without knowing the other documents.
struct ShapeFaultTests {
    @Test func `a misspelt key is refused and the known ones are listed`() {
        let faults = SmallSite.faults(in: .catalogue, "lead: water", "leed: water")

        #expect(
            faults == [
                "catalogue.yaml:10: unknown key “leed”; expected: "
                    + "code, name, parent, lead, coUnits, deadlineClass, words, basis, questions, from, until"
            ]
        )
    }

    @Test func `a missing key is reported where it is missing`() {
        let faults = SmallSite.faults(in: .staff, "    role: handler\n", "")

        #expect(faults == ["staff.yaml:6: the key “role” is missing"])
    }

    @Test func `a key without a value is reported at the key`() {
        let faults = SmallSite.faults(in: .staff, "role: handler", "role:")

        #expect(
            faults == [
                "staff.yaml:8: one of agent, dispatcher, handler, supervisor, evaluator, leader, admin, inspector "
                    + "is wanted here"
            ]
        )
    }

    @Test func `a name must be in both languages`() {
        let faults = SmallSite.faults(in: .profile, ", en: Small Town", "")

        #expect(faults == ["profile.yaml:1: the key “en” is missing"])
    }

    @Test func `a blank text is none`() {
        let faults = SmallSite.faults(in: .organisation, "en: Centre", "en: \" \"")

        #expect(faults == ["organisation.yaml:3: “ ” is not a text of 1 to 2,000 characters"])
    }

    @Test(arguments: [
        (
            "lead: water", "lead: Water",
            "catalogue.yaml:10: “Water” is not a code of 1 to 64 characters a-z, 0-9, - and .",
        ),
        ("words: [停水, 断水]", "words: 停水", "catalogue.yaml:13: a list is wanted here"),
        ("words: [停水, 断水]", "words: []", "catalogue.yaml:13: the list has 0 items; 1 to 100 are wanted here"),
        ("words: [停水, 断水]", "words: [水]", "catalogue.yaml:13: “水” is not a word of 2 to 40 characters"),
        ("words: [停水, 断水]", "words: [[停水]]", "catalogue.yaml:13: a word of 2 to 40 characters is wanted here"),
        ("name: { zh: 停水, en: Outage }", "name: 停水", "catalogue.yaml:8: keys are wanted here: zh, en"),
    ])
    func `a value of the wrong kind is refused`(old: String, new: String, fault: String) {
        #expect(SmallSite.faults(in: .catalogue, old, new) == [fault])
    }

    @Test func `an unknown choice is refused and the known ones are listed`() {
        let faults = SmallSite.faults(in: .rules, "{ words: [停水] }", "{ words: [停水], kinds: [compliant] }")

        #expect(
            faults == [
                "rules.yaml:3: “compliant” is not one of "
                    + "consultation, help, complaint, report, suggestion, praise, other"
            ]
        )
    }

    @Test func `only true and false are truth values`() {
        let faults = SmallSite.faults(in: .rules, "automatic: true", "automatic: yes")

        #expect(faults == ["rules.yaml:5: “yes” is not true or false"])
    }

    @Test(arguments: [
        ("maxExtensions: 1", "maxExtensions: 11", "2: “11” is not a whole number from 0 to 10"),
        ("maxExtensionDays: 15", "maxExtensionDays: 366", "3: “366” is not a whole number from 1 to 365"),
        ("callbackAttempts: 3", "callbackAttempts: 1:30", "4: “1:30” is not a whole number from 1 to 10"),
        ("Designation: 3", "Designation: three", "5: “three” is not a whole number from 1 to 10"),
        ("yellowShare: 0.75", "yellowShare: 1.0", "7: “1.0” is not a number from 0.1 to 0.99"),
        ("Workdays: 5", "Workdays: 61", "8: “61” is not a whole number from 1 to 60"),
        ("minutes: 30", "minutes: 0", "13: “0” is not a whole number from 1 to 3660"),
        ("minutes: 30", "workdays: 3661", "13: “3661” is not a whole number from 1 to 3660"),
    ])
    func `a figure out of its range is refused`(old: String, new: String, fault: String) {
        #expect(SmallSite.faults(in: .deadlines, old, new) == ["deadlines.yaml:" + fault])
    }

    @Test(arguments: ["{ minutes: 30, hours: 1 }", "{}"])
    func `a limit has exactly one unit`(limit: String) {
        let faults = SmallSite.faults(in: .deadlines, "{ minutes: 30 }", limit)

        #expect(faults == ["deadlines.yaml:13: a limit is one of minutes, hours, workHours, days, workdays"])
    }

    @Test(arguments: ["Agent1", "agent 1", "坐席", "a23456789012345678901234567890123"])
    func `a login is 1 to 32 characters`(login: String) {
        let faults = SmallSite.faults(in: .staff, "login: agent1", "login: \(login)")

        #expect(faults == ["staff.yaml:2: “\(login)” is not a code of 1 to 32 characters a-z, 0-9, - and ."])
    }
}
