// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import TestKit
import Testing
import Tickets

/// What the citizens' form asks and offers besides its fields (A4, C4, C7), without JavaScript.
struct PortalTests {
    private static let outage = CitizenJourneyTests.request.merging(["matter": "utilities.water.outage"]) { $1 }

    @Test func `the questions of the matter come as a second step, and what was typed stays`() async throws {
        try await House.visit { house, browser in
            let step = try await browser.submit(try await browser.get("/file"), to: "/file", Self.outage)

            #expect(step.status == .ok)
            #expect(step.words.contains("请再回答几个关于这类事项的问题"))
            #expect(step.fieldNames.contains("answer.since") && !step.fieldNames.contains("answer.households"))
            #expect(step.body.contains("王小明"))
            #expect(try await house.office.tickets().isEmpty)

            let fields = Self.outage.merging(["answer.since": "2026-03-01", "answer.extent": "estate"]) { $1 }
            let sent = try await browser.submit(step, to: "/file", fields)
            #expect(sent.status == .seeOther)
            let number = try #require(try await house.office.tickets().first).number
            let answers = try await house.office.desk.file(of: number, for: .agent).ticket.filing.answers
            #expect(answers?.answers.map(\.question.rawValue) == ["since", "extent"])
            #expect(answers?.catalogue == 1)
            let progress = try await browser.get("/follow").words
            #expect(progress.contains("停水范围 整个小区或更大"))
            try await house.visit(as: "dispatcher1") { officer in
                let page = try await officer.get("/staff/tickets/\(number)").words
                #expect(page.contains("哪天开始停水 2026-03-01"))
            }
        }
    }

    @Test func `what must be answered is asked for by its words, together with everything else`() async throws {
        try await House.visit { house, browser in
            let step = try await browser.submit(try await browser.get("/file"), to: "/file", Self.outage)
            let wrong = ["answer.since": "前天", "answer.notice": "perhaps", "phone": "无"]

            let refused = try await browser.submit(step, to: "/file", Self.outage.merging(wrong) { $1 })

            #expect(refused.status == .unprocessableContent)
            #expect(refused.words.contains("“哪天开始停水”请填日期"))
            #expect(refused.words.contains("请回答“停水范围”"))
            #expect(refused.words.contains("“事先收到停水通知吗”没有该选项"))
            #expect(refused.body.contains(##"href="#answer.since""##) && refused.body.contains(##"href="#phone""##))
            #expect(try await house.office.tickets().isEmpty)
        }
    }

    @Test func `answers left over from another matter are no part of the request`() async throws {
        try await House.visit { house, browser in
            let step = try await browser.submit(try await browser.get("/file"), to: "/file", Self.outage)
            let fields = CitizenJourneyTests.request.merging(["answer.since": "2026-03-01"]) { $1 }

            _ = try await browser.submit(step, to: "/file", fields)

            let number = try #require(try await house.office.tickets().first).number
            #expect(try await house.office.desk.file(of: number, for: .agent).ticket.filing.answers == nil)
        }
    }

    @Test func `a script gets the questions alone, and none for a matter without`() async throws {
        try await House.visit { _, browser in
            let part = try await browser.get("/file/questions?matter=labour.wages.arrears")

            #expect(
                part.fieldNames == [
                    "asked", "answer.employer", "answer.months", "answer.amount", "answer.people",
                    "answer.contract",
                ]
            )
            #expect(!part.body.contains("<html"))
            for matter in ["", "nothing", "urban.roads.surface", "%3Cscript%3E"] {
                #expect(try await browser.get("/file/questions?matter=\(matter)").body.isBlank)
            }
        }
    }

    @Test func `an agent is asked more, and may leave it open`() async throws {
        try await House.visit(as: "agent1") { house, browser in
            let form = try await browser.get("/staff/intake")
            let part = try await browser.get("/staff/intake/questions?matter=utilities.water.outage")
            #expect(part.fieldNames.contains("answer.households"))
            let call = [
                "narrative": "停水了", "phone": "13900000002", "matter": "utilities.water.outage",
                "answer.households": "300",
            ]

            let sent = try await browser.submit(form, to: "/staff/intake", call)

            #expect(sent.status == .seeOther)
            #expect(try await browser.get(try #require(sent.location)).words.contains("大约影响多少户 300"))
        }
    }

    @Test func `a matter that a citizen chose is a proposal, unless a rule that is certain says the same`() async throws
    {
        try await House.visit { house, browser in
            let words = ["narrative": "晚上灯一闪一闪的，不放心。", "matter": "urban.roads.lamps", "asked": "urban.roads.lamps"]
            let form = try await browser.get("/file")

            _ = try await browser.submit(form, to: "/file", CitizenJourneyTests.request.merging(words) { $1 })

            let line = try #require(try await house.office.tickets().first)
            let ticket = try await house.office.desk.file(of: line.number, for: .agent).ticket
            #expect(line.stage == .registered)
            #expect(ticket.proposal?.unit?.rawValue == "urban-management")
        }
    }

    @Test func `a letter to a mailbox is a request with its addressee, proposed to the unit`() async throws {
        try await House.visit { house, browser in
            let list = try await browser.get("/mailboxes")
            #expect(list.words.contains("市长信箱") && list.body.contains(#"href="/file?mailbox=urban-management""#))
            let form = try await browser.get("/file?mailbox=urban-management")
            #expect(form.words.contains("写给 城管委信箱"))

            let sent = try await browser.submit(form, to: "/file", CitizenJourneyTests.request)

            #expect(sent.status == .seeOther)
            let line = try #require(try await house.office.tickets().first)
            let ticket = try await house.office.desk.file(of: line.number, for: .agent).ticket
            #expect(ticket.filing.mailbox == MailboxCode("urban-management"))
            #expect(line.stage == .registered && ticket.proposal?.unit?.rawValue == "urban-management")
            #expect(ticket.proposal?.because == [.writtenTo(MailboxCode("urban-management")!)])
            try await house.visit(as: "dispatcher1") { officer in
                let page = try await officer.get("/staff/tickets/\(line.number)").words
                #expect(page.contains("写给 城管委信箱") && page.contains("诉求人写给“城管委信箱”"))
            }
        }
    }

    @Test func `a mailbox that does not exist is refused`() async throws {
        try await House.visit { house, browser in
            #expect(try await !browser.get("/file?mailbox=nobody").words.contains("写给"))
            let form = try await browser.get("/file")

            let fields = CitizenJourneyTests.request.merging(["mailbox": "nobody"]) { $1 }
            let refused = try await browser.submit(form, to: "/file", fields)

            #expect(refused.status == .unprocessableContent)
            #expect(try await house.office.tickets().isEmpty)
        }
    }

    @Test func `a point on the map says which district it is, and the ticket keeps it`() async throws {
        try await House.visit { house, browser in
            let outlines = try await browser.get("/file/map").body
            #expect(outlines.contains(#""FeatureCollection""#) && outlines.contains("樊城区"))
            #expect(try await browser.get("/file/map/area?lat=32.15&lng=111.95").body.contains(#""area":"fancheng""#))
            #expect(try await browser.get("/file/map/area?lat=0&lng=0").body.contains(#""area":null"#))
            #expect(try await browser.get("/file/map/area?lat=north&lng=0").status == .notFound)
            let pointed = [
                "narrative": "灯不亮。", "address": "", "phone": "", "name": "", "lat": "32.15", "lng": "111.95",
            ]

            _ = try await browser.submit(try await browser.get("/file"), to: "/file", pointed)

            let number = try #require(try await house.office.tickets().first).number
            let place = try await house.office.desk.file(of: number, for: .agent).ticket.filing.place
            #expect(place == Place(latitude: 32.15, longitude: 111.95, area: .fancheng))
        }
    }

    @Test func `what others have told is shown before a request is filed, and it is filed all the same`() async throws {
        try await House.visit { house, browser in
            let number = try await house.office.file("王小明家停水", id: "1") { $0.filing.mayBePublished = true }.stored
                .ticket.number
            try await house.office.perform(.publish(title: "人民路小区停水"), on: number, by: .dispatcher)
            let form = try await browser.get("/file")

            let step = try await browser.submit(form, to: "/file", CitizenJourneyTests.request)

            #expect(step.words.contains("人民路小区停水") && step.words.contains("别人反映过类似的事"))
            #expect(!step.words.contains(number.rawValue) && !step.words.contains("王小明家停水"))
            #expect(try await house.office.tickets().count == 1)
            #expect(try await browser.submit(step, to: "/file", CitizenJourneyTests.request).status == .seeOther)
            let part = try await browser.post("/public/similar", ["narrative": "人民路小区又停水"])
            #expect(part.words.contains("人民路小区停水") && !part.body.contains("<html"))
            #expect(try await browser.get("/public").words.contains("人民路小区停水"))
            #expect(try await browser.get("/public?q=%E5%81%9C%E6%B0%B4%E5%B0%8F%E5%8C%BA").words.contains("人民路小区停水"))
        }
    }

    @Test func `consent is asked for, off unless it is given, and shown to the office`() async throws {
        try await House.visit { house, browser in
            let form = try await browser.get("/file")
            #expect(form.body.contains(#"name="publishable">"#))
            let fields = CitizenJourneyTests.request.merging(["publishable": "on"]) { $1 }
            _ = try await browser.submit(form, to: "/file", fields)
            _ = try await browser.submit(try await browser.get("/file"), to: "/file", CitizenJourneyTests.request)

            let numbers = try await house.office.tickets().map(\.number).sorted { $0.rawValue < $1.rawValue }
            let consents = try await house.office.desk.files(of: numbers, for: .agent).map(\.ticket.mayBePublished)
            #expect(consents == [true, false])
        }
    }

    @Test func `a citizen takes their request back, once, and is told so`() async throws {
        try await House.visit { house, browser in
            let receipt = try await house.office.file()
            let number = receipt.stored.ticket.number
            _ = try await browser.post("/follow", ["number": number.rawValue, "code": receipt.queryCode])

            let refused = try await browser.post("/follow/withdrawal", ["reason": " "])
            #expect(refused.status == .unprocessableContent && refused.words.contains("请填写撤回的原因"))
            let sent = try await browser.post("/follow/withdrawal", ["reason": "邻居已经报修"])
            #expect(sent.location == "/follow")
            _ = try await browser.post("/follow/withdrawal", ["reason": "再撤一次"])
            await house.office.followersCatchUp()

            let page = try await browser.get("/follow").words
            #expect(page.contains("您已撤回诉求") && page.contains("邻居已经报修") && page.contains("您的诉求已办结"))
            let file = try await house.office.desk.file(of: number, for: .agent)
            #expect(file.ticket.stage == .closed(Closing(reason: .withdrawn, note: "邻居已经报修")))
            try await house.visit(as: "agent1") { officer in
                let page = try await officer.get("/staff/tickets/\(number)").words
                #expect(page.contains("结案：诉求人撤回：邻居已经报修"))
            }
        }
    }

    @Test func `nobody takes back a request without its code`() async throws {
        try await House.visit { house, browser in
            let receipt = try await house.office.file()
            browser.cookies["case"] = "\(receipt.stored.ticket.number).AAAAAAAA"

            #expect(try await browser.post("/follow/withdrawal", ["reason": "恶作剧"]).location == "/follow")

            let file = try await house.office.desk.file(of: receipt.stored.ticket.number, for: .agent)
            #expect(file.ticket.stage.name.isOpen)
        }
    }
}
