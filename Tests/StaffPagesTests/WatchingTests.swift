// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// The desks of those who decide, supervise and lead.
struct WatchingTests {
    private static let supervisor = Author.staff(login: "supervisor1", role: .supervisor, unit: .centre)

    @Test(arguments: [("arbitration", "dispatcher1"), ("supervision", "supervisor1"), ("leader", "leader1")])
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
            try await place.sit("handler.water") { seat in
                let page = try await seat.get("/staff/\(desk)")
                #expect(page.status == 403)
            }
        }
    }

    @Test func `a request is decided where it is listed, and not by who made it`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .extensionRequested)

            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/review?tab=extensions")
                #expect(page.text.contains("等材料"))
                #expect(page.main.contains("id=\"t\(number)-step-approveExtension\""))
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/extension-approval",
                    ["version": "5", "back": "/staff/review?tab=extensions"],
                )
                #expect(answer.location == "/staff/review?tab=extensions")
                #expect(try await seat.get("/staff/review?tab=extensions").main.contains("empty-state"))
            }
        }
    }

    @Test func `who asked for it sees why they do not decide, and no button`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .handling)
            // An administrator may act for a unit; deciding on that is for somebody else.
            let admin = Author.staff(login: "admin1", role: .admin, unit: .water)
            try await place.office.perform(.requestTermination(reason: "已进入诉讼"), on: number, by: admin)

            try await place.sit("admin1") { seat in
                let page = try await seat.get("/staff/review?tab=terminations")
                #expect(page.text.contains("已进入诉讼"))
                #expect(!page.main.contains("step-approveTermination"))
                #expect(page.main.contains("waits-for"))
            }
        }
    }

    @Test func `the most urgent stands first, then what has waited longest`() async throws {
        try await Workplace.open { place in
            var numbers: [TicketNumber] = []
            for (id, urgency) in [Urgency.normal, .normal, .critical].enumerated() {
                let number = try await place.office.fileUnplaced(id: "\(id)") { $0.filing.urgency = urgency }
                try await place.office.perform(
                    .dispatch(to: .water, coUnits: [], decision: nil),
                    on: number,
                    by: .dispatcher,
                )
                try await place.office.perform(.sign(handler: "handler.water"), on: number, by: .waterworks)
                try await place.office.perform(.submitResult(.sample()), on: number, by: .waterworks)
                // A critical matter is heavy: its head speaks first.
                if urgency == .critical { try await place.office.perform(.endorseResult, on: number, by: .leader) }
                numbers.append(number)
            }
            let expected = [numbers[2], numbers[0], numbers[1]].map(\.rawValue)

            try await place.sit("dispatcher1") { seat in
                let page = try await seat.get("/staff/review")
                let shown = page.main.matches(of: /id="t(\d{14})-step-acceptResult"/).map { String($0.1) }
                #expect(shown == expected)
            }
        }
    }

    @Test func `a dispute shows its way from unit to unit, the law each cited and whom they named`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .returnRequested)

            try await place.sit("dispatcher1") { seat in
                let page = try await seat.get("/staff/arbitration")
                for words in ["派单至市供水公司", "三定方案", "不归我们管", "建议单位"] {
                    #expect(page.text.contains(words), "\(words)")
                }
                #expect(page.main.contains("id=\"t\(number)-step-designate\""))
                #expect(page.main.contains(#"<option value="market" selected>"#), "the suggested unit is chosen")
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/return-approval",
                    ["version": "4", "back": "/staff/arbitration?tab=givenBack"],
                )
                #expect(answer.status == 303)
                let after = try await seat.get("/staff/arbitration?tab=givenBack")
                #expect(after.main.contains("id=\"t\(number)-step-dispatch\""))
            }
        }
    }

    @Test func `a supervisor sees by unit what is late, ordered, paused and silent, and goes to it`() async throws {
        try await Workplace.open { place in
            let late = try await place.office.ticket(in: .handling, id: "late")
            place.office.clock.advance(hours: 24 * 30)
            _ = try await place.office.desk.noticeLamps(limit: 10)
            let ordered = try await place.office.ticket(in: .handling, id: "ordered")
            try await place.office.perform(.supervise(order: "三日内办结"), on: ordered, by: Self.supervisor)
            let paused = try await place.office.ticket(in: .handling, id: "paused")
            try await place.office.perform(
                .pause(legalBasis: "需鉴定", notice: "暂停"),
                on: paused,
                by: Self.supervisor,
            )

            try await place.sit("supervisor1") { seat in
                let desk = try await seat.get("/staff/supervision")
                #expect(desk.text.contains("已超期 1"))
                #expect(desk.text.contains("督办中 1"))
                #expect(desk.text.contains("中止计时 1"))
                #expect(desk.main.contains("/staff/supervision?tab=late&amp;unit=water"))
                for (tab, number) in [
                    ("late", late), ("supervised", ordered), ("paused", paused), ("unacknowledged", late),
                    ("ladder", late),
                ] {
                    let page = try await seat.get("/staff/supervision?tab=\(tab)&unit=water")
                    let shown = Set(page.main.matches(of: /href="\/staff\/tickets\/(\d{14})"/).map { String($0.1) })
                    #expect(shown == [number.rawValue], "\(tab)")
                    #expect(page.text.contains("仅看 市供水公司"))
                    let other = try await seat.get("/staff/supervision?tab=\(tab)&unit=market")
                    #expect(other.main.contains("empty-state"), "\(tab)")
                }
                #expect(
                    try await seat.get("/staff/supervision?tab=ladder&mark=rung.reminder").main.contains("empty-state")
                )
                for hostile in ["unit=%27&mark=%3Cb%3E", "unit=nowhere&mark=unfilled", "tab=%00"] {
                    #expect(try await seat.get("/staff/supervision?tab=late&\(hostile)").status < 500)
                }
            }
        }
    }

    @Test func `a leader sees the day, and what became of their instructions`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .handling)
            let leader = Author.staff(login: "leader1", role: .leader, unit: .centre)
            try await place.office.perform(.instruct("<b>请妥善处理</b>"), on: number, by: leader)

            try await place.sit("leader1") { seat in
                let desk = try await seat.get("/staff/leader?tab=instructed")
                #expect(desk.text.contains("批示件 1"))
                #expect(desk.text.contains("今日"))
                #expect(desk.text.contains(number.rawValue))
                let own = try await seat.get("/staff/leader?tab=own")
                #expect(own.main.contains("&lt;b&gt;请妥善处理&lt;/b&gt;"))
                #expect(own.text.contains("办理中"))
            }
        }
    }
}
