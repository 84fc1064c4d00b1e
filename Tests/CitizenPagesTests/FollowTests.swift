// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import TestKit
import Testing
import Tickets
import Web

/// The door to a citizen's own ticket.
struct FollowTests {
    @Test func `a wrong code and an unknown number are refused in the same words`() async throws {
        try await House.visit { house, browser in
            let receipt = try await house.office.file()
            let number = receipt.stored.ticket.number.rawValue

            let wrongCode = try await browser.post("/follow", ["number": number, "code": "AAAAAAAA"])
            let wrongNumber = try await browser.post(
                "/follow",
                ["number": "20260302999999", "code": receipt.queryCode],
            )
            let nonsense = try await browser.post("/follow", ["number": "<b>", "code": "x"])

            for answer in [wrongCode, wrongNumber, nonsense] {
                #expect(answer.status == .unprocessableContent)
                #expect(answer.words.contains("编号与查询码不符"))
                #expect(browser.cookies["case"] == nil)
            }
            #expect(!wrongCode.body.contains("AAAAAAAA"))
            #expect(!nonsense.body.contains("<b>"))
        }
    }

    @Test(arguments: ["2026-0302-000001", " 20260302 000001 ", "２０２６０３０２０００００１"])
    func `number and code are read as people type them`(number: String) async throws {
        try await House.visit { house, browser in
            let receipt = try await house.office.file()
            let code = receipt.queryCode.lowercased()
            let typed = "\(code.prefix(4)) \(code.suffix(4))"

            #expect(try await browser.post("/follow", ["number": number, "code": typed]).status == .seeOther)
        }
    }

    @Test func `who guesses a code is stopped for a while, even when the guess is right at last`() async throws {
        let limit = Throttle.Limit(uses: 3, window: 600)
        try await House.open(citizenGuard: CitizenGuard(numbers: limit)) { house in
            let receipt = try await house.office.file()
            let number = receipt.stored.ticket.number.rawValue
            try await house.visit { browser in
                for _ in 1...3 { _ = try await browser.post("/follow", ["number": number, "code": "AAAAAAAA"]) }

                let right = try await browser.post("/follow", ["number": number, "code": receipt.queryCode])
                #expect(right.status == .tooManyRequests)
                #expect(right.header("Retry-After") == "600")
                browser.cookies["case"] = "\(number).\(receipt.queryCode)"
                #expect(try await browser.get("/follow").status == .tooManyRequests)

                house.office.clock.advance(hours: 1)
                #expect(
                    try await browser.post("/follow", ["number": number, "code": receipt.queryCode]).status == .seeOther
                )
            }
        }
    }

    @Test func `a made-up cookie is a guess like any other`() async throws {
        let limit = Throttle.Limit(uses: 3, window: 600)
        try await House.open(citizenGuard: CitizenGuard(addresses: limit)) { house in
            let receipt = try await house.office.file()
            try await house.visit { browser in
                for guess in ["AAAAAAAA", "BBBBBBBB", "CCCCCCCC"] {
                    browser.cookies["case"] = "\(receipt.stored.ticket.number).\(guess)"
                    let page = try await browser.get("/follow")
                    #expect(page.status == .ok)
                }
                browser.cookies["case"] = "\(receipt.stored.ticket.number).DDDDDDDD"

                let page = try await browser.get("/follow")

                #expect(page.status == .tooManyRequests)
            }
        }
    }

    @Test func `who has the right code may look as often as they like`() async throws {
        let limit = Throttle.Limit(uses: 2, window: 600)
        try await House.open(citizenGuard: CitizenGuard(numbers: limit, addresses: limit)) { house in
            let receipt = try await house.office.file()
            try await house.visit { browser in
                browser.cookies["case"] = "\(receipt.stored.ticket.number).\(receipt.queryCode)"

                for _ in 1...5 {
                    let page = try await browser.get("/follow")
                    #expect(page.words.contains("已交给"))
                }
            }
        }
    }

    @Test func `leaving forgets the ticket on this device`() async throws {
        try await House.visit { house, browser in
            let receipt = try await house.office.file()
            browser.cookies["case"] = "\(receipt.stored.ticket.number).\(receipt.queryCode)"

            let left = try await browser.post("/follow/leave", [:])

            #expect(left.location == "/follow")
            #expect(browser.cookies["case"] == nil)
            #expect(try await browser.get("/follow").body.contains(#"name="code""#))
        }
    }

    @Test func `a citizen answers the office's question, once`() async throws {
        try await House.visit { house, browser in
            let receipt = try await house.office.undispatched()
            let number = receipt.stored.ticket.number
            try await house.office.perform(.askCaller(question: "是哪一栋楼？"), on: number, by: .agent)
            await house.office.followersCatchUp()
            browser.cookies["case"] = "\(number).\(receipt.queryCode)"

            let page = try await browser.get("/follow")
            #expect(page.words.contains("是哪一栋楼？"))
            let blank = try await browser.submit(page, to: "/follow/answer", ["answer": " "])
            #expect(blank.status == .unprocessableContent && blank.words.contains("请填写您的答复"))
            let sent = try await browser.submit(page, to: "/follow/answer", ["answer": "三号楼"])
            #expect(sent.location == "/follow")
            #expect(try await browser.get("/follow").words.contains("已收到您的答复"))
            _ = try await browser.submit(page, to: "/follow/answer", ["answer": "五号楼"])

            let ticket = try await house.office.desk.file(of: number, for: .agent).ticket
            #expect(ticket.callerAnswers == ["三号楼"])
            #expect(ticket.stage.name == .registered)
        }
    }

    @Test func `nobody answers for a citizen without the code`() async throws {
        try await House.open { house in
            let receipt = try await house.office.undispatched()
            let number = receipt.stored.ticket.number
            try await house.office.perform(.askCaller(question: "是哪一栋楼？"), on: number, by: .agent)

            await #expect(throws: DeskRefusal.unknownTicket(number.rawValue)) {
                try await house.office.desk.answerQuestion(number, queryCode: "AAAAAAAA", text: "一号楼", device: "test")
            }
            try await house.visit { browser in
                browser.cookies["case"] = "\(number).AAAAAAAA"
                let sent = try await browser.post("/follow/answer", ["answer": "一号楼"])
                #expect(sent.location == "/follow")
            }
            #expect(try await house.office.desk.file(of: number, for: .agent).ticket.stage.name == .awaitingCaller)
        }
    }

    @Test func `an end other than an answer is told, with its reason`() async throws {
        try await House.visit { house, browser in
            let receipt = try await house.office.undispatched()
            let number = receipt.stored.ticket.number
            try await house.office.perform(.decline(.otherProcedure, told: "请向法院起诉。"), on: number, by: .agent)
            await house.office.followersCatchUp()
            browser.cookies["case"] = "\(number).\(receipt.queryCode)"

            let page = try await browser.get("/follow")

            #expect(page.words.contains("不属于本热线受理范围"))
            #expect(page.words.contains("请向法院起诉。"))
            #expect(!page.words.contains("已转办"))
        }
    }
}

extension Office {
    /// A request that no rule knows an owner for.
    func undispatched() async throws -> Receipt {
        try await file("想问一件事。") { $0.filing.kind = .consultation }
    }
}
