// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// What citizens' pages are made of: questions, mailboxes, outlines.
struct PortalFaultTests {
    private static func questions(_ text: String) -> [String] {
        SmallSite.faults(
            in: .catalogue,
            "    deadlineClass: utility\n",
            "    deadlineClass: utility\n    questions: \(text)\n",
        )
    }

    private static func ends(_ faults: [String]) -> [String] {
        faults.map { String($0.split(separator: ": ", maxSplits: 1)[1]) }
    }

    @Test(arguments: [
        ("[{ code: a, text: { zh: 问, en: Q }, asks: choice }]", "a choice needs two options or more"),
        (
            "[{ code: a, text: { zh: 问, en: Q }, asks: text, options: [{ value: x, text: { zh: 甲, en: X } }] }]",
            "only a choice has options",
        ),
        (
            "[{ code: a, text: { zh: 问, en: Q }, asks: text }, { code: a, text: { zh: 问, en: Q }, asks: day }]",
            "the question “a” is already used in line 13",
        ),
        (
            "[{ code: a, text: { zh: 问, en: Q }, asks: day, required: true, askedOf: agents }]",
            "only citizens must answer, and they are not asked this",
        ),
        ("[{ code: a, text: { zh: 问, en: Q }, asks: colour }]", "“colour” is not one of text, choice, number, day"),
        ("[{ code: a, asks: day }]", "the key “text” is missing"),
    ])
    func `a question that cannot be asked is told with its line`(text: String, fault: String) {
        let faults = Self.questions(text)

        #expect(Self.ends(faults).contains(fault), "\(faults)")
        #expect(faults.allSatisfy { $0.hasPrefix("catalogue.yaml:1") })
    }

    @Test func `a branch of the catalogue asks nothing`() {
        let faults = SmallSite.faults(
            in: .catalogue,
            "en: Town }",
            "en: Town }\n    questions: [{ code: a, text: { zh: 问, en: Q }, asks: day }]",
        )

        #expect(Self.ends(faults) == ["“town” has matters under it, so it cannot have “questions”"])
    }

    @Test(arguments: [
        ("{ code: a, name: { zh: 甲, en: A }, holder: unit }", "a unit's mailbox names the unit"),
        ("{ code: a, name: { zh: 甲, en: A }, holder: leader, unit: watr }", "there is no unit “watr”"),
        ("{ code: a, name: { zh: 甲, en: A }, holder: chief }", "“chief” is not one of leader, unit"),
    ])
    func `a mailbox that nobody reads is told`(box: String, fault: String) throws {
        let text = try #require(SmallSite.texts[.organisation])

        let faults = SmallSite.faults(in: [.organisation: text + "\nmailboxes:\n  - \(box)\n"])

        #expect(Self.ends(faults) == [fault])
    }

    @Test(arguments: [
        ("[[[[1, 1], [2, 1]]]]", "the list has 2 items; 3 to 20000 are wanted here"),
        ("[[[[1, 1], [2, 1], [1, 1], [2, 1]]]]", "a ring has three different corners or more"),
        ("[[[[1, 1], [2, 2], [3, 3]]]]", "the ring encloses nothing"),
        ("[[[[1, 1], [2, 112], [3, 3]]]]", "a point is [longitude, latitude], and no latitude is above 90"),
        ("[[[[1, 1, 5], [2, 1], [3, 3]]]]", "the list has 3 items; 2 to 2 are wanted here"),
        ("[[[[1, 1], [east, 1], [3, 3]]]]", "“east” is not a number from 0.0 to 180.0"),
    ])
    func `an outline that is none is told`(outline: String, fault: String) {
        let faults = SmallSite.faults(in: .areas, "en: East }", "en: East }\n    outline: \(outline)")

        #expect(Self.ends(faults) == [fault])
    }

    @Test(arguments: ["ftp://maps.example/{z}/{x}/{y}.png", "https://maps.example/{z}.png", "maps"])
    func `tiles come from an address of tiles`(address: String) throws {
        let text = try #require(SmallSite.texts[.areas])

        let faults = SmallSite.faults(in: [.areas: "map: { coordinates: gcj02, tiles: '\(address)' }\n" + text])

        #expect(Self.ends(faults) == ["tiles come from an address like https://maps.example.cn/{z}/{x}/{y}.png"])
    }

    @Test func `where tiles come from is said without path or query`() throws {
        let text = try #require(SmallSite.texts[.areas])
        let map = "map: { coordinates: gcj02, tiles: 'https://t1.maps.example:8443/v/{z}/{x}/{y}.png?key=1' }\n"

        let site = try SiteReader.read(SmallSite.documents([.areas: map + text]))

        #expect(site.map?.tileOrigin == "https://t1.maps.example:8443")
    }
}
