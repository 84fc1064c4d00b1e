// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import TestKit
import Testing
import Tickets

/// The agent's form (A11).
struct IntakeTests {
    @Test func `a call becomes a ticket, whose number and code are there to be read out`() async throws {
        try await House.visit(as: "agent1") { house, browser in
            let form = try await browser.get("/staff/intake?phone=13900000002")
            #expect(form.body.contains(#"name="phone" type="tel" value="13900000002""#))

            let sent = try await browser.submit(form, to: "/staff/intake", Self.call)

            let line = try #require(try await house.office.tickets().first)
            #expect(sent.location == "/staff/tickets/\(line.number)")
            #expect(line.channel == .phone && line.urgency == .urgent && line.kind == .complaint)
            let page = try await browser.get(try #require(sent.location))
            let code = try #require(browser.cookies["case"]?.split(separator: ".").last)
            #expect(page.words.contains(line.number.rawValue))
            #expect(page.words.contains(code))
            browser.cookies["case"] = nil
            #expect(try await !browser.get(try #require(sent.location)).words.contains(code))
        }
    }

    @Test func `the caller's earlier requests are there before anything is typed`() async throws {
        try await House.visit(as: "agent1") { house, browser in
            let open = try await house.office.file("路灯不亮。", id: "1").stored.ticket.number
            _ = try await house.office.file("别人的事。", id: "2") {
                $0.contact.phone = PhoneNumber(dialled: "+8613900000009")
            }
            let ended = try await house.office.file("想问一件事。", id: "3") { $0.filing.kind = .consultation }.stored.ticket
                .number
            try await house.office.perform(.decline(.beyondDuty, told: "不归我们管。"), on: ended, by: .agent)

            let page = try await browser.get("/staff/intake?phone=139-0000-0001")

            #expect(page.words.contains("以往诉求 2 件，在办 1 件"))
            #expect(page.body.contains("/staff/tickets/\(open)") && page.body.contains("/staff/tickets/\(ended)"))
            #expect(!page.words.contains("别人的事"))
        }
    }

    @Test(arguments: [("", "先输入来电号码"), ("13900000009", "首次来电"), ("abc", "不是电话号码"), ("<script>", "不是电话号码")])
    func `the form says what it knows of a caller`(phone: String, words: String) async throws {
        try await House.visit(as: "agent1") { _, browser in
            let query = phone.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let page = try await browser.get("/staff/intake?phone=\(query)")

            #expect(page.words.contains(words))
            #expect(!page.body.contains("\"<script>"))
        }
    }

    @Test func `everything an agent must ask is on the form, without any script`() async throws {
        try await House.visit(as: "agent1") { _, browser in
            let wanted: Set = [
                "phone", "name", "summary", "narrative", "address", "area", "occurredAt", "kind", "urgency", "matter",
                "channel", "accusedUnit", "anonymous", "confidential", "preferred", "language", "message", "formKey",
            ]

            let page = try await browser.get("/staff/intake")

            #expect(wanted.subtracting(page.fieldNames) == [])
            #expect(page.body.contains("autofocus"))
        }
    }

    @Test func `a report names the unit that must not get it`() async throws {
        try await House.visit(as: "agent1") { house, browser in
            let fields = Self.call.merging(["kind": "report", "accusedUnit": "water"]) { $1 }

            _ = try await browser.submit(try await browser.get("/staff/intake"), to: "/staff/intake", fields)

            let number = try #require(try await house.office.tickets().first).number
            let ticket = try await house.office.desk.file(of: number, for: .agent).ticket
            #expect(ticket.filing.accusedUnit?.rawValue == "water")
            #expect(ticket.unit?.rawValue != "water")
        }
    }

    @Test func `a call saved twice is one ticket`() async throws {
        try await House.visit(as: "agent1") { house, browser in
            let form = try await browser.get("/staff/intake")

            let first = try await browser.submit(form, to: "/staff/intake", Self.call)
            let second = try await browser.submit(form, to: "/staff/intake", Self.call)

            #expect(first.location == second.location)
            #expect(try await house.office.tickets().count == 1)
        }
    }

    @Test func `what is wrong is said and nothing that was typed is lost`() async throws {
        try await House.visit(as: "agent1") { house, browser in
            let fields = [
                "narrative": "", "name": "李<b>", "phone": "x", "urgency": "critical", "matter": "urban.roads.lamps",
            ]

            let sent = try await browser.submit(try await browser.get("/staff/intake"), to: "/staff/intake", fields)

            #expect(sent.status == .unprocessableContent)
            #expect(sent.body.contains(##"href="#narrative""##) && sent.body.contains(##"href="#phone""##))
            #expect(sent.body.contains("李&lt;b&gt;"))
            #expect(sent.body.contains(#"value="critical" selected"#))
            #expect(sent.body.contains(#"value="urban.roads.lamps" selected"#))
            #expect(try await house.office.tickets().isEmpty)
        }
    }

    @Test(arguments: ["handler.water", "evaluator1", "leader1"])
    func `who takes no calls has no such form`(login: String) async throws {
        try await House.visit(as: login) { _, browser in
            let page = try await browser.get("/staff/intake")

            #expect(page.status == .forbidden)
        }
    }

    @Test func `a form that was not ours files nothing`() async throws {
        try await House.visit(as: "agent1") { house, browser in
            let sent = try await browser.post("/staff/intake", Self.call)

            #expect(sent.status == .forbidden)
            #expect(try await house.office.tickets().isEmpty)
        }
    }

    private static let call = [
        "phone": "13900000002", "name": "王小明", "narrative": "路灯不亮，已经三天。", "address": "樊城区人民路",
        "kind": "complaint", "urgency": "urgent", "channel": "phone",
    ]
}
