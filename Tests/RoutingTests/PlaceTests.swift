// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import TestKit
import Testing
import Tickets

/// What place a text means, and what a person can see of how that was found (C4).
struct PlaceTests {
    /// Two districts with a town of the same name, a community of the same name, a road through three streets.
    static let city = Result { () throws in
        func area(_ code: String, _ name: String, _ more: String) -> String {
            #"{"code": "\#(code)", "name": {"zh": "\#(name)", "en": "The \#(code)"}\#(more)}"#
        }
        let areas = [
            area("fan", "樊城区", #", "aliases": ["樊城"]"#), area("gu", "谷城县", #", "aliases": ["谷城"]"#),
            area("zao", "枣阳市", #", "aliases": ["枣阳"]"#),
            area("fan.han", "汉江街道", #", "parent": "fan""#), area("fan.wang", "王寨街道", #", "parent": "fan""#),
            area("gu.cheng", "城关镇", #", "parent": "gu""#), area("zao.cheng", "城关镇", #", "parent": "zao""#),
            area("fan.han.ping", "和平社区", #", "parent": "fan.han", "kind": "community""#),
            area("zao.cheng.ping", "和平社区", #", "parent": "zao.cheng", "kind": "community""#),
            area(
                "fan.han.ping.g1",
                "和平一网格",
                #", "parent": "fan.han.ping", "kind": "grid", "aliases": ["420606001001"]"#,
            ),
        ]
        let spots = """
            [{"name": {"zh": "长虹路", "en": "Changhong Road"}, "kind": "road", "in": ["fan.han", "fan.wang", "gu.cheng"]},
             {"name": {"zh": "ABC广场", "en": "ABC Plaza"}, "kind": "landmark", "in": ["fan.wang"], "aliases": ["艾比西"]},
             {"name": {"zh": "枣阳路", "en": "Zaoyang Road"}, "kind": "road", "in": ["fan.wang"]}]
            """
        return Gazetteer(
            try document("[\(areas.joined(separator: ","))]"),
            spots: try document(spots),
        )
    }

    private static func place(_ text: String) throws -> PlaceFinding { try city.get().place(in: text) }

    private static func codes(_ texts: [String]) -> [AreaCode] { texts.compactMap { AreaCode($0) } }

    @Test(arguments: [
        ("樊城区汉江街道和平社区3栋", "fan.han.ping"),
        ("和平社区（樊城区汉江街道）", "fan.han.ping"),
        ("枣阳和平社区", "zao.cheng.ping"),
        ("谷城县城关镇", "gu.cheng"),
        ("我住谷城县，城关镇的路灯坏了", "gu.cheng"),
        ("城关镇停水。枣阳市民", "zao.cheng"),
        ("谷城县 城关镇 长虹路", "gu.cheng"),
        ("汉江街道长虹路", "fan.han"),
        ("长虹路和王寨街道交界", "fan.wang"),
        ("樊城ＡＢＣ 广场门口", "fan.wang"),
        ("abc广场", "fan.wang"),
        ("ABC Plaza, near the gate", "fan.wang"),
        ("艾 比 西", "fan.wang"),
        ("枣阳路12号", "fan.wang"),
        ("谷城路灯坏了", "gu"),
        ("樊城大道坑洼，谷城", "gu"),
        ("枣阳市长虹路", "zao"),
        ("枣阳市民反映：艾比西门口", "zao"),
        ("网格420606001001报", "fan.han.ping.g1"),
    ])
    func `names of one text narrow each other`(text: String, area: String) throws {
        let found = try Self.place(text)

        #expect(found.area?.rawValue == area)
        #expect(!found.isAmbiguous)
    }

    @Test(
        arguments: [
            ("和平社区停电", nil, ["fan.han.ping", "zao.cheng.ping"]),
            ("樊城区和谷城县之间", nil, ["fan", "gu"]),
            ("樊城区长虹路", "fan", ["fan.han", "fan.wang"]),
            ("汉江街道到王寨街道", "fan", ["fan.han", "fan.wang"]),
            ("樊城区城关镇", nil, ["fan", "gu.cheng", "zao.cheng"]),
        ] as [(String, String?, [String])]
    )
    func `what could be several areas is shown, and only what they share is found`(
        text: String,
        area: String?,
        candidates: [String],
    ) throws {
        let found = try Self.place(text)

        #expect(found.area?.rawValue == area)
        #expect(found.candidates == Self.codes(candidates))
    }

    @Test func `a name is told as it was written and where it stands`() throws {
        let found = try Self.place("在 樊 城区ＡＢＣ广场")

        #expect(found.names.map(\.word) == ["樊 城区", "ＡＢＣ广场"])
        #expect(found.names.map(\.start) == [2, 6])
        #expect(found.names.map(\.kind) == [.district, .landmark])
        #expect(found.names.last?.areas == Self.codes(["fan.wang"]))
    }

    @Test(arguments: ["", "武汉", "thefanatics", "城", "ABC广", "樊城路口的樊城大道"])
    func `a text without a name, or with only a part of one, names no place`(text: String) throws {
        let found = try Self.place(text)

        #expect(text.hasPrefix("樊城路口") ? found.area?.rawValue == "fan" : found.names.isEmpty)
    }

    @Test func `a landmark that is only a point lies in the area around it`() throws {
        let gazetteer = Gazetteer(
            try document(
                #"[{"code": "a", "name": {"zh": "东区", "en": "East"}, "outline": [[[[0,0],[2,0],[2,2],[0,2]]]]}]"#
            ),
            spots: try document(
                """
                [{"name": {"zh": "人民广场", "en": "Plaza"}, "kind": "landmark", "at": [1, 1]},
                 {"name": {"zh": "外面公园", "en": "Park"}, "kind": "landmark", "at": [5, 5]}]
                """
            ),
        )

        #expect(gazetteer.area(in: "人民广场")?.rawValue == "a")
        #expect(gazetteer.place(in: "外面公园").names.isEmpty)
    }

    @Test func `a decision says who or what told the place, surest first`() throws {
        let router = try Router.sample()
        func place(_ change: (inout Filing) -> Void) -> PlaceInquiry? {
            router.route(.vague(change)).inquiry?.place
        }

        #expect(place { $0.place.area = .hanjiang } == PlaceInquiry(source: .chosen, area: .hanjiang))
        #expect(place { $0.place.address = "汉江街道" }?.source == .address)
        #expect(place { $0.summary = "汉江街道" }?.source == .summary)
        #expect(place { $0.narrative = "家住汉江街道" }?.names.first?.start == 2)
        #expect(place { _ in } == nil)
    }

    @Test func `an address that could be several places is settled by the words, and else left open`() throws {
        let router = Router(
            catalogue: try .sample(),
            rulebook: Rulebook(number: 1, rules: []),
            gazetteer: try Self.city.get(),
            organisation: .sample,
        )
        func place(_ address: String, _ words: String) -> PlaceInquiry? {
            router.place(
                of: .vague {
                    $0.place.address = address
                    $0.narrative = words
                }
            )
        }

        #expect(place("和平社区", "我是枣阳市民")?.area?.rawValue == "zao.cheng.ping")
        #expect(place("和平社区", "我是枣阳市民")?.candidates.count == 2)
        #expect(place("和平社区", "谷城县")?.area == nil)
        #expect(place("长虹路", "谷城")?.area?.rawValue == "gu.cheng")
        #expect(place("樊城区", "谷城县")?.area?.rawValue == "fan")
    }

    @Test func `an inquiry from before places were kept is read`() throws {
        let inquiry = try document(#"{"rulesTried": 3, "nearMisses": [], "guesses": []}"#, as: RoutingInquiry.self)

        #expect(inquiry.place == nil)
    }
}
