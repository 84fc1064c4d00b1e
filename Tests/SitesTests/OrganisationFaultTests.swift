// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

struct OrganisationFaultTests {
    @Test func `a unit's code is used once`() {
        let faults = SmallSite.faults(in: .organisation, "- code: water", "- code: centre")

        #expect(faults.first == "organisation.yaml:6: the code “centre” is already used in line 2")
    }

    @Test func `a parent must exist`() {
        let faults = SmallSite.faults(in: .organisation, "level: department", "level: department\n    parent: nobody")

        #expect(faults == ["organisation.yaml:9: there is no unit “nobody”"])
    }

    @Test func `no unit lies under itself`() {
        let faults = SmallSite.faults(in: .organisation, "level: district", "level: district\n    parent: east.one")

        #expect(faults == ["organisation.yaml:13: this unit lies under itself: east under east.one under east"])
    }

    @Test func `there is one centre`() {
        let none = SmallSite.faults(in: .organisation, "level: centre", "level: department")
        let two = SmallSite.faults(in: .organisation, "level: department", "level: centre")

        #expect(none == ["organisation.yaml:2: no unit has the level centre"])
        #expect(two == ["organisation.yaml:8: there is one centre only, and it is “centre”"])
    }

    @Test func `a street lies under its district`() {
        let faults = SmallSite.faults(in: .organisation, "parent: east", "parent: water")

        #expect(faults == ["organisation.yaml:18: a street lies under its district"])
    }

    @Test func `a district answers for an area that exists`() {
        let unknown = SmallSite.faults(in: .organisation, "area: east\n", "area: west\n")
        let missing = SmallSite.faults(in: .organisation, "    area: east\n", "")

        #expect(unknown.first == "organisation.yaml:13: there is no area “west”")
        #expect(missing.first == "organisation.yaml:10: a district answers for an area; the key “area” is missing")
    }

    @Test func `two units cannot answer for one area`() {
        let faults = SmallSite.faults(in: .organisation, "area: east.one", "area: east")

        #expect(faults == ["organisation.yaml:19: the area “east” is already used in line 13"])
    }

    @Test func `a unit belongs to a group`() {
        let faults = SmallSite.faults(in: .organisation, "group: utilities", "group: \"\"")

        #expect(faults == ["organisation.yaml:9: “” is not a text of 1 to 2,000 characters"])
    }

    @Test func `no unit takes the catalogue's word for a district`() {
        let faults = SmallSite.faults(in: .organisation, "- code: east.one", "- code: district")

        #expect(faults == ["organisation.yaml:15: “district” is a word of the catalogue and no unit's code"])
    }

    @Test func `every top area has a district that takes what has no owner`() {
        let faults = SmallSite.faults(in: .areas, "    parent: east\n", "")

        #expect(faults == ["areas.yaml:4: no district answers for “east.one”: its tickets would have no owner"])
    }

    @Test func `no area lies under itself or under nothing known`() {
        let ring = SmallSite.faults(in: .areas, "en: East }", "en: East }\n    parent: east.one")
        let lost = SmallSite.faults(in: .areas, "parent: east", "parent: west")

        #expect(ring == ["areas.yaml:4: this area lies under itself: east under east.one under east"])
        #expect(lost == ["areas.yaml:6: there is no area “west”"])
    }

    @Test func `a name means one area`() {
        let faults = SmallSite.faults(in: .areas, "[老街口]", "[东区]")

        #expect(faults == ["areas.yaml:7: the name “东区” is already used in line 3"])
    }

    @Test func `a name of one character is too little to look for`() {
        let faults = SmallSite.faults(in: .areas, "zh: 东区", "zh: 东")

        #expect(faults == ["areas.yaml:3: a name to look for has two characters or more"])
    }

    @Test func `a login is used once`() {
        let faults = SmallSite.faults(in: .staff, "login: handler.water", "login: agent1")

        #expect(faults == ["staff.yaml:6: the login “agent1” is already used in line 2"])
    }

    @Test func `staff work for a unit that exists`() {
        let faults = SmallSite.faults(in: .staff, "unit: water", "unit: watr")

        #expect(faults == ["staff.yaml:9: there is no unit “watr”"])
    }

    @Test(arguments: [
        (
            "timezone: Asia/Shanghai", "timezone: Asia/Tokyo",
            "3: the calendar's time zone is “Asia/Shanghai”; both must be the same",
        ),
        ("\"86\"", "\"086\"", "4: a calling code is written without zeros in front"),
        ("\"86\"", "\"+86\"", "4: “+86” is not 1 to 3 digits"),
        ("\"710\"", "\"0710\"", "5: the area code is written without its trunk zero"),
        ("\"12345\"", "\"12\"", "2: “12” is not 3 to 15 digits"),
        ("\"710\"", "\"710\"\nreports: { daily: \"00:05\" }", "6: “00:05” is not a time from 00:10 to 23:59"),
        ("\"710\"", "\"710\"\nreports: { weekly: \"24:00\" }", "6: “24:00” is not a time from 00:10 to 23:59"),
        ("\"710\"", "\"710\"\nreports: { monthly: 8am }", "6: “8am” is not a time from 00:10 to 23:59"),
        ("\"710\"", "\"710\"\nreports: { keepDays: { daily: 3 } }", "6: “3” is not a whole number from 31 to 36600"),
    ])
    func `the profile's telephone plan, time zone and schedule of reports are sound`(
        old: String,
        new: String,
        fault: String,
    ) {
        #expect(SmallSite.faults(in: .profile, old, new) == ["profile.yaml:" + fault])
    }
}
