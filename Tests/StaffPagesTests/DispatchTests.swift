// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Routing
import Sites
import Storage
import TestKit
import Testing
import Tickets

@testable import Web

/// The dispatch desk: proposals with all that a dispatcher weighs, corrected in one click (C3).
struct DispatchTests {
    @Test func `another unit is one click away, with its matter, and the page says how busy it is`() async throws {
        try await Workplace.open { place in
            let receipt = try await place.office.file("希望在江边增设公共厕所，旁边的公共座椅也坏了。")
            let number = receipt.stored.ticket.number
            let site = place.office.desk.site
            let others = site.router.alternatives(
                to: receipt.stored.ticket.proposal,
                for: receipt.stored.ticket.filing,
            )
            let other = try #require(others.first)
            let unit = try #require(other.unit)
            let matter = try #require(other.matter)

            try await place.sit("dispatcher1") { seat in
                let page = try await seat.get("/staff/dispatch")
                #expect(page.main.contains(#"data-key="1""#))
                #expect(page.main.contains(#"name="matter" value="\#(matter)""#))
                #expect(page.main.contains("在办 0 · 超期 0"))
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/dispatch",
                    ["version": "1", "unit": "\(unit)", "matter": "\(matter)", "back": "/staff/dispatch"],
                )
                #expect(answer.location == "/staff/dispatch")
            }

            let ticket = try await place.office.desk.file(of: number, for: .admin).ticket
            #expect(ticket.unit == unit && ticket.matter == matter)
        }
    }

    @Test func `a place that could be several is unfolded with all of them, and one that is settled with its names`()
        async throws
    {
        try await Workplace.open { place in
            _ = try await place.office.file("城关镇希望增设公共厕所。")
            _ = try await place.office.file("樊城区长虹路近汉江街道希望增设公共厕所。", id: "2")
            try await place.sit("dispatcher1") { seat in
                let page = try await seat.get("/staff/dispatch")

                #expect(page.main.contains("发生地不能确定，依据：标题"))
                #expect(page.main.contains("可能指：南漳县城关镇、保康县城关镇、谷城县城关镇"))
                #expect(page.main.contains("发生地为汉江街道，依据：标题"))
                #expect(page.main.contains("“长虹路”（道路）：中原街道、王寨街道、汉江街道"))
            }
        }
    }

    @Test func `the map marks the district and the point, and what is no place is no map`() async throws {
        try await Workplace.open { place in
            try await place.sit("dispatcher1") { seat in
                let plain = try await seat.get("/staff/map.svg?area=fancheng")
                let pointed = try await seat.get("/staff/map.svg?area=nowhere&lng=112.14&lat=32.05")
                let hostile = try await seat.get("/staff/map.svg?area=%3Cscript%3E&lng=nan&lat=1e999")

                #expect(plain.status == 200 && plain.html.contains("#f2c14e"))
                #expect(!plain.html.contains("<circle"))
                #expect(pointed.html.contains("<circle") && !pointed.html.contains("#f2c14e"))
                #expect(hostile.status == 200 && !hostile.html.contains("script"))
            }
        }
    }

    @Test func `open tickets that tell of the same are shown beside a proposal, and the ticket itself is not`()
        async throws
    {
        try await Workplace.open { place in
            let text = "樊城区望江花园小区南门的混凝土搅拌站夜里施工，粉尘很大。"
            let first = try await place.office.file(text, id: "1").stored.ticket
            let second = try await place.office.file(text + "请处理。", id: "2").stored.ticket
            await place.office.followersCatchUp()

            try await place.sit("dispatcher1") { seat in
                let part = try await seat.get("/staff/tickets/\(second.number)/similar")
                #expect(part.status == 200 && part.html.contains(first.number.rawValue))
                #expect(!part.html.contains(second.number.rawValue))
            }
            try await place.sit("handler.water") { seat in
                let part = try await seat.get("/staff/tickets/\(second.number)/similar")
                #expect(part.status == 404)
            }
        }
    }

    @Test func `a page says how many proposals were kept`() async throws {
        try await Workplace.open { place in
            let ticket = try await place.office.file("樊城区有人在小区里种菜，想反映。").stored.ticket
            let unit = try #require(ticket.proposal?.unit)

            try await place.sit("dispatcher1") { seat in
                let before = try await seat.get("/staff/dispatch/quality")
                #expect(before.main.contains("empty-state"))
                _ = try await seat.post(
                    "/staff/tickets/\(ticket.number)/dispatch",
                    ["version": "1", "unit": "\(unit)"],
                )
                let page = try await seat.get("/staff/dispatch/quality")
                #expect(page.main.contains("100.0%"))
            }
            try await place.sit("handler.water") { seat in
                let page = try await seat.get("/staff/dispatch/quality")
                #expect(page.status == 403)
            }
        }
    }
}
