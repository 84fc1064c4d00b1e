// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Testing

/// What several people told of is found as one event, and ranked (C7).
struct HotspotTests {
    @Test func `what many tell in their own words of one thing at one place is one event`() throws {
        let hotspots = Hotspot.find(in: Talk.concerns)

        let first = try #require(hotspots.first)
        #expect(Set(first.members) == ["m1", "m2", "m3", "m4", "m5"])
        #expect(first.heat.people == 5)
        #expect(first.from == Talk.day(60))
        #expect(first.to == Talk.day(64))
        #expect(first.title.contains("青枫花园"))
    }

    @Test func `the same thing at another place is another event`() throws {
        let hotspots = Hotspot.find(in: Talk.concerns)

        let group = try #require(hotspots.first { $0.members.contains("n1") })
        #expect(Set(group.members) == ["n1", "n2"])
    }

    @Test func `another thing at the same place is another event`() throws {
        let hotspots = Hotspot.find(in: Talk.concerns)

        let group = try #require(hotspots.first { $0.members.contains("p1") })
        #expect(Set(group.members) == ["p1", "p2"])
    }

    @Test func `what is told once is no topic`() {
        let members = Hotspot.find(in: Talk.concerns).flatMap(\.members)

        #expect(!members.contains("x1"))
        #expect(Set(members).count == members.count)
    }

    @Test func `the order in which concerns are handed over makes no difference`() {
        let one = Hotspot.find(in: Talk.concerns)
        let other = Hotspot.find(in: Talk.concerns.reversed())

        #expect(one.map(\.members) == other.map(\.members))
        #expect(one.map(\.title) == other.map(\.title))
    }

    @Test func `one person who writes again and again makes nothing hot`() throws {
        let alone = Talk.concerns.map { concern in
            guard concern.id.hasPrefix("m") else { return concern }
            return Concern(
                id: concern.id,
                person: "one",
                time: concern.time,
                title: concern.title,
                narrative: concern.narrative,
                likes: concern.likes,
            )
        }

        let hotspots = Hotspot.find(in: alone)

        let group = try #require(hotspots.first { $0.members.contains("m1") })
        #expect(group.heat.people == 1)
        #expect(group.heat.degree == 0)
        #expect(hotspots.first?.members.contains("m1") == false)
    }

    @Test func `what foreigners tell in words of letters is found too, each event by itself`() throws {
        let told = [
            ("e1", "Concrete plant next to Qingfeng Garden", "The plant runs all night, dust comes into our flats."),
            ("e2", "Dust and noise at Qingfeng Garden", "Since June a concrete plant stands beside the estate: dust."),
            ("e3", "Night noise", "The concrete plant at QINGFENG garden keeps us awake, and its dust is everywhere."),
            (
                "e4", "Bus 12 never comes",
                "I have been waiting for the bus every morning since they changed the timetable.",
            ),
            ("e5", "Residence permit", "Which papers do I need for the residence permit, and where is the office?"),
        ]
        let english = told.enumerated().map { number, text in
            Concern(
                id: text.0,
                person: text.0,
                time: Talk.day(60 + number),
                title: text.1,
                narrative: text.2,
                likes: 0,
            )
        }

        let hotspots = Hotspot.find(in: Talk.concerns + english)

        let group = try #require(hotspots.first { $0.members.contains("e1") })
        #expect(Set(group.members) == ["e1", "e2", "e3"])
        #expect(!hotspots.flatMap(\.members).contains { ["e4", "e5"].contains($0) })
    }

    @Test func `more likes than can be counted are as many as can be`() {
        let loud = Talk.concerns.map { concern in
            Concern(
                id: concern.id,
                person: concern.person,
                time: concern.time,
                title: concern.title,
                narrative: concern.narrative,
                likes: .max,
            )
        }

        #expect(Hotspot.find(in: loud).first?.heat.likes == .max)
    }

    @Test func `of two topics that as many tell of, the one that came all at once is hotter`() {
        let all = (0..<120).map { Talk.day($0) }
        let sudden = (60..<65).map { Talk.day($0) }
        let steady = (0..<5).map { Talk.day($0 * 29) }

        #expect(Heat.growth(of: sudden, among: all) > Heat.growth(of: steady, among: all))
        #expect(Heat.growth(of: all, among: all) == 1)
    }

    @Test func `people, likes, growth and a mark of its own make a topic hotter, each by itself`() {
        let heat = Heat(people: 5, likes: 3, growth: 2, ownness: 0.5)

        #expect(Heat(people: 6, likes: 3, growth: 2, ownness: 0.5).degree > heat.degree)
        #expect(Heat(people: 5, likes: 4, growth: 2, ownness: 0.5).degree > heat.degree)
        #expect(Heat(people: 5, likes: 3, growth: 3, ownness: 0.5).degree > heat.degree)
        #expect(Heat(people: 5, likes: 3, growth: 2, ownness: 0.6).degree > heat.degree)
    }

    @Test(arguments: [[], ["x1"]])
    func `of nothing and of one there are no topics`(ids: [String]) {
        let few = Talk.concerns.filter { ids.contains($0.id) }

        #expect(Hotspot.find(in: few).isEmpty)
    }
}

/// A city's small talk, and three events in it: m, n and p.
private enum Talk {
    static func day(_ number: Int) -> Date { Date(timeIntervalSince1970: 1_750_000_000 + Double(number) * 86_400) }

    static let concerns: [Concern] =
        [
            concern("m1", 60, "青枫花园旁的混凝土搅拌站夜里噪音大", "青枫花园小区东侧新建的混凝土搅拌站，夜里机器轰鸣，粉尘飘进家里，老人孩子睡不着。"),
            concern("m2", 61, "投诉青枫花园附近搅拌站粉尘污染", "我是青枫花园业主，搅拌站离居民楼不到五十米，粉尘很大，窗户都不敢开，混凝土车整夜进出。"),
            concern("m3", 62, "搅拌站紧挨青枫花园，是否有环评手续", "请环保部门查一查青枫花园旁边的混凝土搅拌站有没有环评手续，粉尘和噪音让居民无法生活。"),
            concern("m4", 63, "青枫花园居民盼搅拌站搬走", "搅拌站的噪音和粉尘影响青枫花园上千户居民，希望尽快搬走这个混凝土搅拌站。"),
            concern("m5", 64, "青枫花园小区深受搅拌站之害", "每天凌晨搅拌站开工，青枫花园的住户被混凝土罐车的噪音吵醒，满阳台粉尘。"),
            concern("n1", 20, "白鹭家园旁的混凝土搅拌站夜里噪音大", "白鹭家园小区西侧的混凝土搅拌站夜里机器轰鸣，粉尘飘进家里。"),
            concern("n2", 90, "投诉白鹭家园附近搅拌站粉尘污染", "我是白鹭家园业主，搅拌站离居民楼很近，粉尘很大，窗户都不敢开。"),
            concern("p1", 10, "青枫花园电梯三个月没修好", "青枫花园六栋电梯坏了三个月，物业一直说在等配件，老人上下楼困难。"),
            concern("p2", 80, "青枫花园六栋电梯又停运", "青枫花园六栋的电梯修好两天又停运，等配件等了三个月，老人上下楼困难。"),
            concern("x1", 50, "咨询新生儿落户需要哪些材料", "孩子在外地医院出生，请问回来落户需要带哪些证件，可以网上预约吗？"),
        ] + chatter

    private static let chatter: [Concern] = {
        let things = ["路灯不亮", "井盖破损", "公交晚点", "垃圾未清运", "停水没有通知", "占道摆摊", "信号灯时间太短", "绿化带被踩坏"]
        let places = ["望江路", "东风大道", "柳林街", "石桥镇", "文昌巷", "河西广场", "新华路", "北苑小区"]
        return things.enumerated().flatMap { row, thing in
            places.enumerated().map { column, place in
                concern("c\(row)-\(column)", row * 15 + column, "\(place)\(thing)", "路过\(place)时看到\(thing)，请派人处理。")
            }
        }
    }()

    private static func concern(_ id: String, _ day: Int, _ title: String, _ narrative: String) -> Concern {
        Concern(id: id, person: id, time: Self.day(day), title: title, narrative: narrative, likes: 0)
    }
}
