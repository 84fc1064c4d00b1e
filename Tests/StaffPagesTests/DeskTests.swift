// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// The lists that people work from.
struct DeskTests {
    @Test(arguments: [
        ("inbox", "handler.water"), ("dispatch", "dispatcher1"), ("review", "supervisor1"),
        ("callbacks", "evaluator1"),
    ])
    func `an empty desk says what would stand on it, in every tab`(desk: String, login: String) async throws {
        try await Workplace.open { place in
            for language in Language.allCases {
                try await place.sit(login, in: language) { seat in
                    let first = try await seat.get("/staff/\(desk)")
                    let tabs = first.main.matches(of: /href="(\/staff\/\w+\?tab=\w+)"/).map { String($0.1) }
                    #expect(tabs.count >= 2)
                    for tab in tabs {
                        let page = try await seat.get(tab)
                        #expect(page.status == 200)
                        #expect(page.main.contains("empty-state"), "\(tab)")
                    }
                }
            }
        }
    }

    @Test func `a desk is open to those who work at it`() async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                for (desk, status) in [("review", 403), ("inbox", 403), ("callbacks", 200)] {
                    let page = try await seat.get("/staff/\(desk)")
                    #expect(page.status == status, "\(desk)")
                }
            }
            try await place.sit("admin1") { seat in
                let page = try await seat.get("/staff/review")
                #expect(page.status == 200)
            }
        }
    }

    @Test func `an inbox counts and shows its own unit's tickets, each in its tab`() async throws {
        try await Workplace.open { place in
            let waiting = try await place.office.ticket(in: .dispatched, id: "a")
            let inHand = try await place.office.ticket(in: .handling, id: "b")
            let foreign = try await place.office.fileUnplaced(id: "c")
            try await place.office.perform(
                .dispatch(to: .market, coUnits: [], decision: nil),
                on: foreign,
                by: .dispatcher,
            )

            try await place.sit("handler.water") { seat in
                let toSign = try await seat.get("/staff/inbox")
                #expect(toSign.text.contains(waiting.rawValue))
                #expect(!toSign.text.contains(inHand.rawValue))
                #expect(toSign.text.contains("待签收 1 办理中 1 待协办 0 抄送 0 待中心审核 0 全部在办 2"))
                let all = try await seat.get("/staff/inbox?tab=all")
                #expect(all.text.contains(inHand.rawValue))
                #expect(!all.text.contains(foreign.rawValue))
            }
        }
    }

    @Test func `a helping unit finds what waits for its part, until it has delivered`() async throws {
        try await Workplace.open { place in
            let shared = try await place.office.fileUnplaced(id: "shared")
            try await place.office.perform(
                .dispatch(to: .market, coUnits: [.water], decision: nil),
                on: shared,
                by: .dispatcher,
            )

            try await place.sit("handler.water") { seat in
                let before = try await seat.get("/staff/inbox?tab=coHandling")
                #expect(before.text.contains(shared.rawValue))
                #expect(before.text.contains("待协办 1"))
                let ticket = try await seat.get("/staff/tickets/\(shared)")
                #expect(ticket.form(.reportCoHandling)?.contains("btn-primary") == true)
                let answer = try await seat.post(
                    "/staff/tickets/\(shared)/co-handling",
                    ["version": "2", "report": "已检修管线"],
                )
                #expect(answer.status == 303)
                let after = try await seat.get("/staff/inbox?tab=coHandling")
                #expect(!after.text.contains(shared.rawValue))
                let told = try await seat.get("/staff/tickets/\(shared)")
                #expect(told.text.contains("已检修管线"))
                let explained = try await seat.get("/staff/tickets/\(shared)/deadlines")
                #expect(explained.text.contains("协办时限 · 市供水公司"))
            }
        }
    }

    @Test func `who is reminded finds the ticket among the notices until they say that they know`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .handling)
            place.office.clock.advance(hours: 24 * 30)
            _ = try await place.office.desk.noticeLamps(limit: 10)

            try await place.sit("handler.water") { seat in
                let before = try await seat.get("/staff/notices")
                #expect(before.text.contains(number.rawValue))
                let ticket = try await seat.get("/staff/tickets/\(number)")
                #expect(ticket.text.contains("催办通知"))
                #expect(ticket.text.contains("待确认"))
                let version = try #require(ticket.html.firstMatch(of: /name="version" value="(\d+)"/)?.1)
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/acknowledgement",
                    ["version": String(version)],
                )
                #expect(answer.status == 303)
                let after = try await seat.get("/staff/notices")
                #expect(!after.text.contains(number.rawValue))
            }
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/notices")
                #expect(page.text.contains(number.rawValue), "supervision is addressed to supervisors too")
            }
            #expect(try await place.office.verification().disagreements.isEmpty)
        }
    }

    @Test func `a proposal is shown with its reason and accepted with one press`() async throws {
        try await Workplace.open { place in
            // Words of one matter propose it; they never dispatch by themselves.
            let number = try await place.office.file("希望在江边增设公共厕所。").stored.ticket.number

            try await place.sit("dispatcher1") { seat in
                let page = try await seat.get("/staff/dispatch")
                #expect(page.text.contains("派给市城市管理执法委员会"))
                #expect(page.text.contains("公共厕所"))
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/dispatch",
                    ["version": "1", "unit": "urban-management", "back": "/staff/dispatch"],
                )
                #expect(answer.location == "/staff/dispatch")
                #expect(try await seat.get("/staff/dispatch").html.contains("已派单。"))
            }

            let pass = try await place.office.desk.file(of: number, for: .admin).ticket.stage.assignment
            #expect(pass?.unit.rawValue == "urban-management")
            #expect(pass?.decision != nil)
        }
    }

    @Test func `the way back leads to our own pages only`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .registered)

            try await place.sit("dispatcher1") { seat in
                _ = try await seat.get("/staff/dispatch")
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/question",
                    ["version": "1", "question": "在哪里？", "back": "//evil.example/staff"],
                )
                #expect(answer.location == "/staff/tickets/\(number)")
            }
        }
    }

    @Test func `pages follow each other without a gap in both orders`() async throws {
        try await Workplace.open { place in
            for index in 1...60 { _ = try await place.office.ticket(in: .dispatched, id: "\(index)") }

            try await place.sit("handler.water") { seat in
                for order in ["urgent", "newest"] {
                    let first = try await seat.get("/staff/inbox?tab=toSign&order=\(order)")
                    let link = try #require(first.main.firstMatch(of: /href="([^"]+)" rel="next"/))
                    let second = try await seat.get(String(link.1).replacing("&amp;", with: "&"))
                    let numbers = Set((first.main + second.main).matches(of: /20260302\d{6}/).map { String($0.0) })
                    #expect(numbers.count == 60, "\(order)")
                    #expect(!second.main.contains(#"rel="next""#))
                }
            }
        }
    }

    @Test func `a search keeps its words and filters, and what is no filter asks for nothing`() async throws {
        try await Workplace.open { place in
            let water = try await place.office.file("幸福小区停水三天了", id: "1").stored.ticket.number
            let other = try await place.office.fileUnplaced(id: "2")
            await place.office.followersCatchUp()

            try await place.sit("agent1") { seat in
                let found = try await seat.get("/staff/tickets?q=%E5%81%9C%E6%B0%B4&stage=dispatched")
                #expect(found.text.contains(water.rawValue))
                #expect(!found.text.contains(other.rawValue))
                #expect(found.main.contains(#"value="停水""#))
                #expect(found.main.contains(#"<option value="dispatched" selected>"#))
                #expect(try await seat.get("/staff/tickets?q=\(other)").text.contains(other.rawValue))
                #expect(
                    try await seat.get("/staff/tickets?stage=nonsense&lamp=%27&unit=A&after=x").text.contains(
                        other.rawValue
                    )
                )
                #expect(try await seat.get("/staff/tickets?q=%E5%87%A4%E5%87%B0").main.contains("empty-state"))
            }
        }
    }

    @Test func `a home page counts what waits for one's own unit, and for the centre everything`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.ticket(in: .dispatched, id: "a")
            let foreign = try await place.office.fileUnplaced(id: "b")
            try await place.office.perform(
                .dispatch(to: .market, coUnits: [], decision: nil),
                on: foreign,
                by: .dispatcher,
            )
            _ = try await place.office.ticket(in: .resultReview, id: "c")

            try await place.sit("handler.water") { seat in
                let home = try await seat.get("/staff")
                #expect(home.text.contains("待签收 1"))
            }
            try await place.sit("supervisor1") { seat in
                let home = try await seat.get("/staff")
                #expect(home.text.contains("办结待审 1"))
            }
        }
    }

    @Test func `without a script a caller is looked up and the half-filled form stays as it was`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.file("路灯坏了", id: "a")
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/intake")

                let page = try await seat.post(
                    "/staff/intake",
                    ["phone": "13900000001", "narrative": "又不亮了", "lookUp": "on"],
                )

                #expect(page.status == 200)
                #expect(page.main.contains("又不亮了</textarea>"))
                #expect(page.text.contains("路灯坏了"))
                let all = try await place.office.desk.page(of: TicketList(), for: .clock)
                #expect(all.lines.count == 1, "looking up files nothing")
            }
        }
    }
}
