// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// What is refused of areas, roads and landmarks, each with its line (C4).
struct AreaFaultTests {
    /// The areas of the small site, with more under them.
    private static func faults(_ more: String) -> [String] {
        SmallSite.faults(in: [.areas: (SmallSite.texts[.areas] ?? "") + "\n" + more])
    }

    /// The first line after the areas of the small site.
    private static let next = (SmallSite.texts[.areas] ?? "").count { $0 == "\n" } + 2

    @Test func `communities, grids, roads and landmarks are taken`() {
        let faults = Self.faults(
            """
              - { code: east.one.park, name: { zh: 公园社区, en: Park }, parent: east.one, kind: community }
              - { code: east.one.park.1, name: { zh: 公园一格, en: Park 1 }, parent: east.one.park, kind: grid }
            spots:
              - { name: { zh: 长街, en: Long Street }, kind: road, in: [east, east.one] }
              - { name: { zh: 公园社区, en: Park Gate }, kind: landmark, in: [east] }
              - { name: { zh: 大门, en: Gate }, kind: landmark, in: [east.one], at: [112.1, 32.1], aliases: [大铁门] }

            """
        )

        #expect(faults.isEmpty, "\(faults)")
    }

    @Test(arguments: [
        ("kind: town", "“town” is not one of district, street, community, grid"),
        ("kind: road", "“road” is not one of district, street, community, grid"),
        ("kind: district", "a district does not lie in a street"),
        ("kind: street", "a street does not lie in a street"),
    ])
    func `an area lies in one of a larger kind`(kind: String, message: String) {
        let faults = Self.faults(
            "  - { code: east.one.park, name: { zh: 公园社区, en: Park }, parent: east.one, \(kind) }\n"
        )

        #expect(faults == ["areas.yaml:\(Self.next): \(message)"])
    }

    @Test(arguments: [
        ("kind: road", "“in” or “at” says where it is"),
        ("kind: road, in: [west]", "there is no area “west”"),
        ("kind: landmark, at: [112, 32]", "it lies in no outline: “in” says where it is"),
        (
            "kind: landmark, in: [east], at: [32, 112]",
            "a point is [longitude, latitude], and no latitude is above 90",
        ),
        ("kind: landmark, in: [east], at: [112]", "the list has 1 items; 2 to 2 are wanted here"),
        ("kind: landmark, in: [east], at: [212, 32]", "“212” is not a number from 0.0 to 180.0"),
        ("kind: community, in: [east]", "“community” is not one of road, landmark"),
    ])
    func `a road or landmark lies somewhere that is known`(more: String, message: String) {
        let faults = Self.faults("spots:\n  - { name: { zh: 长街, en: Long Street }, \(more) }\n")

        #expect(faults == ["areas.yaml:\(Self.next + 1): \(message)"])
    }

    @Test(arguments: [
        ("[[0,0],[2,2],[2,0],[0,3]]", ["areas.yaml:8: the ring crosses itself beyond [0.0, 0.0]"]),
        ("[[0,0],[1,1]]", ["areas.yaml:8: the list has 2 items; 3 to 20000 are wanted here"]),
        ("[[0,0],[1,1],[0,0]]", ["areas.yaml:8: a ring has three different corners or more"]),
        ("[[0,0],[1,1],[2,2]]", ["areas.yaml:8: the ring encloses nothing"]),
        ("[[0,0],[4,0],[2,2],[4,4],[0,4],[2,2]]", []),
        ("[[0,0],[4,0],[4,4],[3,4],[3,1],[3,4],[0,4]]", []),
    ])
    func `a ring encloses something and does not cross itself, though it may touch itself`(
        ring: String,
        expected: [String],
    ) {
        #expect(Self.faults("    outline: [[\(ring)]]\n") == expected)
    }

    @Test func `two places of one name are told apart by what they lie in`() {
        let faults = Self.faults(
            """
            spots:
              - { name: { zh: 长街, en: Long Street }, kind: road, in: [east] }
              - { name: { zh: 长 街, en: Long Street }, kind: road, in: [east] }
              - { name: { zh: 长街, en: Long Street }, kind: road, in: [east.one] }
              - { name: { zh: 东区, en: East }, kind: landmark, in: [east.one] }

            """
        )

        #expect(
            faults == [
                "areas.yaml:\(Self.next + 2): the name “长 街” is already used in line \(Self.next + 1)",
                "areas.yaml:\(Self.next + 4): the name “东区” is already used in line 3",
            ]
        )
    }
}
