// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// A scoring pack with a fault is refused whole, with the line and what was expected (E6).
struct ScoringFaultTests {
    private func faults(_ pack: String) -> [String] {
        do throws(SiteFaults) {
            _ = try SiteReader.scoringPack(pack, file: "city.yaml")
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }

    /// The second line of a pack of one part.
    private func faults(part: String) -> [String] { faults("parts:\n  - { code: a, \(part) }") }

    @Test(arguments: [
        ("formula: \"3 +* x\"", "column 4: a number, an indicator, a function or “(” is wanted here"),
        ("formula: \"(x + 1\"", "column 7: “)” is wanted here"),
        ("formula: \"x 1\"", "column 3: an operator or the end is wanted here"),
        ("formula: \"median(x)\"", "column 1: there is no function “median” of 1"),
        ("formula: \"min(x)\"", "column 1: min takes 2 to 20 arguments"),
        ("formula: \"x.rate\"", "column 3: one of numerator, denominator, ratio, percent is wanted here"),
        ("formula: \"x % 2\"", "column 3: “%” has no meaning here"),
        ("formula: \"1.2.3\"", "column 1: “1.2.3” is no number"),
        ("zeroWhen: x >, points: 1", "column 4: a number, an indicator, a function or “(” is wanted here"),
        ("marks: { x +: 1 }", "column 4: a number, an indicator, a function or “(” is wanted here"),
    ])
    func `a formula is refused with its column`(part: String, fault: String) {
        #expect(faults(part: part) == ["city.yaml:2: the formula, \(fault)"])
    }

    @Test(arguments: [
        (
            "decimals: 1",
            "a part has points, or one of rate, graded, share, slope, bands, marks, entered, when, formula, sum",
        ),
        ("points: 5, rate: x, when: y", "a part is made in one way, not by rate and when"),
        ("rate: x", "this part needs points: how many are full marks"),
        ("formula: x, noBase: leftOut", "this part needs points: how many are full marks"),
        ("points: 5, min: 6", "the smallest value is 6, the largest 5"),
        ("points: 1e3", "“1e3” is not a number such as 12, -0.2 or 0.125"),
        ("points: 5, slope: { of: x, full: 95 }", "the key “take” is missing"),
        ("points: 5, slope: { of: x, full: 95, take: 1, per: 0 }", "per is more than 0"),
        ("points: 5, noBase: nothing", "“nothing” is not one of noScore, zero, full, leftOut"),
    ])
    func `a part says how its points come about`(part: String, fault: String) {
        #expect(faults(part: part) == ["city.yaml:2: \(fault)"])
    }

    @Test func `a name that is not declared is a slip of the pen`() {
        let pack = """
            indicators: [{ code: late }]
            parts:
              - { code: a, points: 5, marks: { lat: -1 } }
              - code: b
                sum:
                  - { code: c, formula: 2 * tardy }
            """

        #expect(
            faults(pack) == [
                "city.yaml:3: there is no indicator “lat”; known: late, volume",
                "city.yaml:6: there is no indicator “tardy”; known: late, volume",
            ]
        )
    }

    @Test func `a code is one part in a group`() {
        let twice = "parts:\n  - { code: a, points: 5, for: [x, y] }\n  - { code: a, points: 6, for: [y] }"

        #expect(faults(twice) == ["city.yaml:3: the code “a” is already used in line 2"])
        #expect(faults(twice.replacing("[x, y]", with: "[x]")) == [])
    }

    @Test func `a pack has parts, and a card a condition`() {
        #expect(faults("minimumVolume: 3") == ["city.yaml:1: a pack has parts, or rates with shares"])
        #expect(
            faults("parts:\n  - { code: a, points: 5 }\ncards:\n  - { card: yellow }")
                == ["city.yaml:4: a card has a condition: below, from, first, last or when"]
        )
    }

    @Test func `a site counts what its score reads`() {
        let faults = SmallSite.faults(in: [.scoring: "parts:\n  - { code: a, points: 5, rate: onTime }"])

        #expect(faults == ["scoring.yaml:2: nothing counts “onTime”: in a site an indicator is made of facts"])
    }
}
