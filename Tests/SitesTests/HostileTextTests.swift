// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// Text that is no site document, or was made to hurt: each gets a short answer, and soon.
@Suite(.timeLimit(.minutes(10)))
struct HostileTextTests {
    @Test func `text that is no YAML is reported with its line`() {
        let faults = SmallSite.faults(in: .staff, "role: agent", "role: [agent")

        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("staff.yaml:5: ") == true)
    }

    @Test func `a key written twice is refused`() {
        let faults = SmallSite.faults(in: .staff, "role: agent", "role: agent\n    role: admin")

        #expect(faults == ["staff.yaml:4: the key “role” occurs more than once"])
    }

    @Test func `an empty document is refused`() {
        #expect(SmallSite.faults(in: [.staff: "# nothing\n"]) == ["staff.yaml:1: the document is empty"])
    }

    @Test func `a second document in the same text is refused`() {
        let faults = SmallSite.faults(in: [.staff: SmallSite.staff + "\n---\nstaff: []\n"])

        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("staff.yaml:10: but found another document") == true)
    }

    @Test func `anchors are refused before they can unfold`() {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (letter, next) in zip("abcdefghij", "bcdefghijk") {
            bomb += "\(next): &\(next) [*\(letter), *\(letter), *\(letter), *\(letter), *\(letter), *\(letter)]\n"
        }

        let faults = SmallSite.faults(in: [.staff: bomb + "? *k\n: x\n"])

        #expect(faults == ["staff.yaml:1: “&a” reads as an anchor, which documents cannot have"])
    }

    @Test func `an ampersand in a text is no anchor`() {
        #expect(SmallSite.faults(in: .organisation, "en: Centre", "en: R&D & Water").isEmpty)
    }

    @Test(arguments: ["!!binary aGVsbG8=", "!agent centre", "!!str centre", "!<tag:example.org,2026:x> centre"])
    func `tags are refused or change nothing`(value: String) {
        let faults = SmallSite.faults(in: .staff, "unit: centre", "unit: \(value)")

        #expect(faults == (value.hasPrefix("!!str") ? [] : ["staff.yaml:5: a tag (!…); documents are plain data"]))
    }

    @Test func `control characters are refused with their line`() {
        let faults = SmallSite.faults(in: .staff, "Demo Agent", "Demo\u{0}Agent")

        #expect(faults == ["staff.yaml:3: a control character; documents are plain text"])
    }

    @Test func `an escaped control character is refused too`() {
        let faults = SmallSite.faults(in: .staff, "en: Demo Agent", #"en: "Demo\0Agent""#)

        #expect(faults == ["staff.yaml:3: “Demo\u{0}Agent” is not a text of 1 to 2,000 characters"])
    }

    @Test func `a text of ten megabytes is refused unread`() {
        let scalar = String(repeating: "x", count: 10 << 20)

        #expect(SmallSite.faults(in: [.staff: "staff: " + scalar]) == ["staff.yaml: a document is at most 4 MB"])
    }

    @Test func `a scalar of a megabyte is refused without being repeated`() {
        let scalar = String(repeating: "x", count: 1 << 20)

        let faults = SmallSite.faults(in: .staff, "en: Demo Agent", "en: \(scalar)")

        #expect(faults == ["staff.yaml:3: “\(scalar.prefix(40))” is not a text of 1 to 2,000 characters"])
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func `nesting ends before the stack does`(opening: String) {
        let faults = SmallSite.faults(in: [.staff: String(repeating: opening, count: 100_000)])

        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("staff.yaml:1: ") == true)
    }

    @Test(arguments: ["[", "{a: "])
    func `nesting just below the limit of the parser is refused by the shape`(opening: String) {
        let closing = opening == "[" ? "]" : "}"
        let text = String(repeating: opening, count: 900) + "x" + String(repeating: closing, count: 900)

        #expect(SmallSite.faults(in: [.staff: text]).first?.hasPrefix("staff.yaml:1: ") == true)
    }

    @Test func `a table of too many keys is refused before it is decoded`() {
        let keys = (0..<5_000).map { "  k\($0): []\n" }.joined()

        let faults = SmallSite.faults(in: .calendar, "breaks:\n", "breaks:\n" + keys)

        #expect(faults == ["calendar.yaml:10: the table has 5001 keys; at most 2000 are read"])
    }

    @Test func `a list of too many items is refused before it is decoded`() {
        let items = String(repeating: "  - x\n", count: 60_000)

        #expect(
            SmallSite.faults(in: [.staff: "staff:\n" + items])
                == ["staff.yaml:2: the list has 60000 items; 1 to 50000 are wanted here"]
        )
    }
}
