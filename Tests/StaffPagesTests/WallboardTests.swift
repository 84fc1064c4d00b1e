// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Routing
import Sites
import TestKit
import Testing
import Tickets
import WorkCalendar

@testable import Web

/// The wall of the centre (V1).
struct WallboardTests {
    @Test(arguments: Language.allCases)
    func `the wall shows figures, and no word, name or number of any request`(language: Language) async throws {
        try await Workplace.open { place in
            let hostile = "<script>alert(1)</script>\"'&{{title}} 张三丰，手机13900001234"
            let receipt = try await place.office.file(hostile) { draft in
                draft.filing.summary = hostile
                draft.filing.place.address = "长虹路88号"
                draft.filing.place.area = .fancheng
            }
            await place.office.followersCatchUp()

            try await place.sit("leader1", in: language) { seat in
                let page = try await seat.get("/staff/wallboard")

                #expect(page.status == 200)
                let secrets = [
                    "alert(1)", "{{", "张三丰", "13900001234", "13900000001", "王小明", "长虹路",
                    receipt.stored.ticket.number.rawValue,
                ]
                #expect(secrets.filter { page.html.contains($0) } == [])
                #expect(page.main.contains(#"<span class="wall-figure">1</span>"#))
                #expect(page.html.utf8.count < 100_000)
            }
        }
    }

    @Test func `of a report nothing is told but that it came`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.file("举报自来水公司乱收费。") { draft in
                draft.filing.kind = .report
                draft.filing.accusedUnit = .water
                draft.filing.matter = MatterCode("urban.roads.lamps")
                draft.filing.place.area = .fancheng
            }

            let news = try await place.wall().news

            #expect(news.contains { $0.act == .received })
            #expect(news.allSatisfy { $0.isGuarded && $0.matter == nil && $0.area == nil && $0.unit == nil })
            try await place.sit("leader1") { seat in
                let page = try await seat.get("/staff/wallboard")
                #expect(page.main.contains("举报件，内容不显示"))
            }
        }
    }

    @Test func `what is told of the others is what it was about, where, and whose it is`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .dispatched)

            let news = try await place.wall().news

            let unit = try await place.office.desk.file(of: number, for: .supervisor).ticket.unit
            #expect(Set(news.map(\.act)) == [.received, .dispatched])
            #expect(news.first { $0.act == .dispatched }?.unit == unit)
        }
    }

    @Test func `parts add up to their wholes`() async throws {
        try await Workplace.open { place in
            for (id, channel) in [Channel.web, .phone, .wechat, .web].enumerated() {
                _ = try await place.office.file(id: "\(id)") { $0.filing.channel = channel }
            }

            let figures = try await place.wall()

            #expect(figures.overview.facts[.received] == 4)
            #expect(figures.received.channels == [.web: 2, .phone: 1, .wechat: 1])
            #expect(figures.received.today.reduce(0, +) == 4 && figures.received.days.last == 4)
            #expect(figures.areas.values.reduce(0, +) == figures.overview.open)
        }
    }

    @Test func `today stands beside the same day last week, hour by hour`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.file(id: "1")
            place.office.clock.advance(hours: 7 * 24)
            for id in ["2", "3"] { _ = try await place.office.file(id: id) }
            place.office.clock.advance(hours: 1)

            let figures = try await place.wall()

            // The office opens at nine.
            #expect(figures.received.today[9] == 2 && figures.received.lastWeek[9] == 1)
            let soFar = figures.received.soFar(hours: figures.moment.hoursOver)
            #expect(soFar.today == 2 && soFar.lastWeek == 1)
            #expect(figures.received.days.suffix(8) == [1, 0, 0, 0, 0, 0, 0, 2])
        }
    }

    @Test func `a street counts for its district, and what has no place is said`() async throws {
        try await Workplace.open { place in
            let gazetteer = place.office.desk.site.gazetteer
            let street = try #require(gazetteer.entries.first { $0.parent == .fancheng })
            let cells = [
                WallArea(area: .fancheng, lamp: .green): 3, WallArea(area: street.code, lamp: .red): 2,
                WallArea(area: nil, lamp: .green): 1, WallArea(area: AreaCode("gone"), lamp: .green): 1,
            ]

            let districts = WallDistricts(cells, gazetteer)

            let district = try #require(districts.all.first { $0.entry.code == .fancheng })
            #expect(district.open == 5 && district.late == 2)
            #expect(districts.elsewhere == 2)
        }
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000")])
    func `large figures are grouped`(number: Int, text: String) {
        #expect(number.grouped == text)
    }
}

extension Workplace {
    /// What the wall shows now.
    fileprivate func wall() async throws -> Wallboard {
        let moment = WallMoment(office.clock.now, office.desk.site.calendar)
        return try await WallboardQuery(database: office.desk.database).figures(at: moment)
    }
}
