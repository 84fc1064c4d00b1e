// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import TestKit
import Testing
import Tickets

/// The live board as a page (V1, V2).
struct LiveBoardTests {
    @Test func `the board shows today's figures and what stands where, drawn by the server`() async throws {
        try await House.visit(as: "leader1") { house, browser in
            let answered = try await house.office.answeredRequest()
            _ = try await browser.post(answered.link, ["resolved": "resolved", "satisfied": "satisfied"])
            _ = try await house.office.file("路灯不亮。", id: "2")

            let page = try await browser.get("/staff/live")

            let tiles = page.body.matches(of: /board-tile"><dt>([^<]+)<\/dt><dd class="number">(\d+)/)
            let figures = Dictionary(
                tiles.map { (String($0.1), String($0.2)) },
                uniquingKeysWith: { first, _ in first },
            )
            #expect(figures["受理"] == "2" && figures["办结答复"] == "1" && figures["评价"] == "1" && figures["结案"] == "1")
            #expect(page.words.contains("在办 1"))
            #expect(page.body.contains(#"sse-connect="/staff/live/events" sse-swap="board""#))
        }
    }

    @Test func `a late ticket stands out by a word and a shape, and its unit comes first`() async throws {
        try await House.open { house in
            let late = try await house.office.file("路灯不亮。", id: "1").stored.ticket
            house.office.clock.advance(hours: 24 * 60)
            while try await house.office.desk.noticeLamps(limit: 10).due > 0 {}
            _ = try await house.office.file(id: "2")

            let page = try await house.visit(as: "supervisor1") { browser in try await browser.get("/staff/live") }

            let rows = page.body.split(separator: "<tr").filter { $0.contains("board-count") }
            let unit = try #require(late.unit)
            #expect(rows.first?.contains("unit=\(unit)") == true)
            #expect(rows.first?.contains(" class=\"is-late\"") == true)
            #expect(rows.first?.contains("超期") == true)
        }
    }

    @Test func `an empty city has an empty board`() async throws {
        try await House.visit(as: "leader1") { _, browser in
            let page = try await browser.get("/staff/live")

            #expect(page.words.contains("目前没有在办工单"))
        }
    }

    @Test(arguments: ["/staff/live", "/staff/live/events"])
    func `the board is for those who watch over the whole`(path: String) async throws {
        try await House.visit(as: "handler.water") { _, browser in
            let page = try await browser.get(path)

            #expect(page.status == .forbidden)
        }
        try await House.visit { _, browser in
            let page = try await browser.get(path)

            #expect(page.location?.hasPrefix("/staff/sign-in") == true)
        }
    }
}
