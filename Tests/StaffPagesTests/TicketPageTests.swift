// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import TestKit
import Testing
import Tickets

@testable import Web

/// The ticket page and the forms on it.
struct TicketPageTests {
    @Test(arguments: Language.allCases)
    func `every stage has its page for every role`(language: Language) async throws {
        try await Workplace.open { place in
            var tickets: [(stage: Stage.Name, number: TicketNumber)] = []
            for (index, stage) in Stage.Name.allCases.enumerated() {
                tickets.append((stage, try await place.office.ticket(in: stage, id: "\(index)")))
            }
            let merged = tickets.first { $0.stage == .merged }?.number
            try await place.office.perform(
                .merge(into: try #require(tickets.first?.number)),
                on: try #require(merged),
                by: .agent,
            )
            await place.office.followersCatchUp()
            let all = tickets

            for login in ["agent1", "supervisor1", "leader1", "admin1"] {
                try await place.sit(login, in: language) { seat in
                    for (stage, number) in all {
                        let page = try await seat.get("/staff/tickets/\(number)")
                        #expect(page.status == 200, "\(stage) for \(login)")
                        #expect(page.text.contains(number.rawValue))
                    }
                }
            }
        }
    }

    @Test func `what a citizen wrote is text, whatever it looks like`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.fileUnplaced { draft in
                draft.filing.summary = "<script>alert(1)</script>"
                draft.filing.narrative = "'; DROP TABLE tickets; -- <img src=x onerror=alert(1)> {{title}} 𠮷"
                draft.filing.place.address = "\"><b>"
                draft.contact.name = PersonName("<i>王</i>")
            }

            try await place.sit("agent1") { seat in
                let page = try await seat.get("/staff/tickets/\(number)")

                #expect(!page.main.contains("<script>alert"))
                #expect(!page.main.contains("<img"))
                #expect(!page.main.contains("<i>"))
                #expect(page.main.contains("DROP TABLE tickets; -- &lt;img src=x onerror=alert(1)&gt; {{title}} 𠮷"))
            }
        }
    }

    @Test func `a step done by its form is in the journal, and the page says so`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .dispatched)

            try await place.sit("handler.water") { seat in
                let before = try await seat.get("/staff/tickets/\(number)")
                #expect(before.form(.sign)?.contains("btn-primary") == true)
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/signature",
                    ["version": "2", "handler": "handler.water"],
                )
                #expect(answer.status == 303)
                #expect(answer.location == "/staff/tickets/\(number)")
                let after = try await seat.get("/staff/tickets/\(number)")
                #expect(after.html.contains("已签收。"))
                #expect(after.form(.recordFirstContact)?.contains("btn-primary") == true)
            }

            let file = try await place.office.desk.file(of: number, for: .admin)
            #expect(file.ticket.stage.assignment?.handler == "handler.water")
            #expect(file.journal.last?.author == .waterworks)
        }
    }

    @Test func `a refusal names the field, and what was typed stays`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .handling)

            try await place.sit("handler.water") { seat in
                _ = try await seat.get("/staff/tickets/\(number)")
                let page = try await seat.post(
                    "/staff/tickets/\(number)/result",
                    ["version": "4", "conclusion": "solved", "report": "换了<阀门>", "reply": "  "],
                )

                #expect(page.status == 422)
                #expect(page.main.contains(##"<a href="#submitResult-reply">"##))
                let form = try #require(page.form(.submitResult))
                #expect(form.contains("换了&lt;阀门&gt;</textarea>"))
                #expect(form.contains(#"value="solved" checked"#))
                #expect(
                    form.contains(
                        #"aria-describedby="submitResult-reply-hint submitResult-reply-problem" aria-invalid="true""#
                    )
                )
            }

            #expect(try await place.office.desk.file(of: number, for: .admin).stored.version == 4)
        }
    }

    @Test func `whoever was slower sees what the faster one did, and what was typed stays`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .handling)

            try await place.sit("supervisor1") { seat in
                _ = try await seat.get("/staff/tickets/\(number)")
                try await place.office.perform(.urge(note: "市民又来电了"), on: number, by: .agent)
                let page = try await seat.post(
                    "/staff/tickets/\(number)/supervision",
                    ["version": "4", "order": "三日内办结"],
                )

                #expect(page.status == 409)
                #expect(page.text.contains("工单已被更新"))
                #expect(page.text.contains("催办:市民又来电了") || page.text.contains("催办：市民又来电了"))
                let form = try #require(page.form(.supervise))
                #expect(form.contains("三日内办结</textarea>"))
                #expect(form.contains(#"name="version" value="5""#))
                let again = try await seat.post(
                    "/staff/tickets/\(number)/supervision",
                    ["version": "5", "order": "三日内办结"],
                )
                #expect(again.status == 303)
            }
        }
    }

    @Test func `what was typed into a form that is gone can be copied`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .registered)

            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/tickets/\(number)")
                try await place.office.perform(
                    .dispatch(to: .water, coUnits: [], decision: nil),
                    on: number,
                    by: .dispatcher,
                )
                let page = try await seat.post(
                    "/staff/tickets/\(number)/answer",
                    ["version": "1", "reply": "一大段答复"],
                )

                #expect(page.status == 409)
                #expect(page.form(.answerDirectly) == nil)
                #expect(page.text.contains("一大段答复"))
            }
        }
    }

    @Test func `a form without the version it was made for changes nothing`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .registered)

            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/tickets/\(number)")
                #expect(try await seat.post("/staff/tickets/\(number)/answer", ["reply": "好"]).status == 400)
                #expect(try await seat.post("/staff/tickets/\(number)/nonsense", ["version": "1"]).status == 404)
            }

            #expect(try await place.office.desk.file(of: number, for: .admin).stored.version == 1)
        }
    }

    @Test func `one sees as much of who asked as the work needs`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .dispatched)
            let secret = try await place.office.fileUnplaced(id: "secret") { $0.filing.isConfidential = true }
            try await place.office.perform(
                .dispatch(to: .water, coUnits: [], decision: nil),
                on: secret,
                by: .dispatcher,
            )

            try await place.sit("agent1") { seat in
                let page = try await seat.get("/staff/tickets/\(number)")
                #expect(page.text.contains("139 0000 0001"))
            }
            try await place.sit("leader1") { seat in
                let page = try await seat.get("/staff/tickets/\(number)")
                #expect(page.text.contains("139****0001"))
                #expect(!page.html.contains("王小明"))
            }
            try await place.sit("handler.water") { seat in
                #expect(try await seat.get("/staff/tickets/\(number)").text.contains("王小明"))
                let page = try await seat.get("/staff/tickets/\(secret)")
                #expect(!page.html.contains("王小明") && !page.html.contains("0001</dd>"))
                #expect(page.text.contains("诉求人要求保密"))
            }
        }
    }

    @Test func `a ticket of another unit does not exist for a handler`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .dispatched)

            try await place.sit("handler.market") { seat in
                let page = try await seat.get("/staff/tickets/\(number)")
                #expect(page.status == 404)
            }
        }
    }

    @Test func `the accused unit is no choice`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.fileUnplaced { $0.filing.accusedUnit = .market }

            try await place.sit("dispatcher1") { seat in
                let form = try #require(try await seat.get("/staff/tickets/\(number)").form(.dispatch))

                #expect(form.contains(#"<option value="water""#))
                #expect(!form.contains(#"value="market""#))
            }
        }
    }

    @Test func `clocks stand on one time line, and a pause is told there and where deadlines are explained`()
        async throws
    {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .handling)
            place.office.clock.advance(hours: 24)
            let supervisor = Author.staff(login: "supervisor1", role: .supervisor, unit: .centre)
            try await place.office.perform(
                .pause(legalBasis: "需<专家>鉴定", notice: "暂停"),
                on: number,
                by: supervisor,
            )

            try await place.sit("handler.water") { seat in
                let paused = try await seat.get("/staff/tickets/\(number)")
                #expect(paused.main.contains("clock-bar-now"))
                #expect(paused.main.contains("clock-bar-met"))
                #expect(!paused.main.contains("style="))
                let explained = try await seat.get("/staff/tickets/\(number)/deadlines")
                for page in [paused, explained] {
                    #expect(page.text.contains("自 2026-03-03 09:00 起，尚未恢复。依据：需&lt;专家&gt;鉴定"))
                }
            }
            place.office.clock.advance(hours: 24)
            try await place.office.perform(.resume, on: number, by: supervisor)
            // A day later one has signed in anew.
            try await place.sit("handler.water") { seat in
                let resumed = try await seat.get("/staff/tickets/\(number)")
                #expect(resumed.main.contains("clock-bar-pause"))
                #expect(resumed.main.contains("clock-bar-added"))
                #expect(resumed.text.contains("中止计时：2026-03-03 09:00 至 2026-03-04 09:00"))
            }
        }
    }
}
