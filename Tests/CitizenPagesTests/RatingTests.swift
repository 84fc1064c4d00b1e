// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import Sites
import Survey
import TestKit
import Testing
import Tickets
import Web

/// Rating by link: what was asked, and every way in which a link is no link.
struct RatingTests {
    @Test func `the form asks what the site's questionnaire asks, and chooses nothing for anybody`() async throws {
        try await House.visit { house, browser in
            let answered = try await house.office.answeredRequest()

            let page = try await browser.get(answered.link)

            for question in house.office.desk.site.questionnaire.questions {
                #expect(page.words.contains(question.text.zh))
                #expect(page.fieldNames.contains(question.code))
            }
            #expect(!page.body.contains(" checked"))
            #expect(page.words.contains("水管已修复"))
        }
    }

    @Test func `a question left open is pointed at, what was chosen is kept, and nothing is counted`() async throws {
        try await House.visit { house, browser in
            let answered = try await house.office.answeredRequest()

            let sent = try await browser.post(answered.link, ["resolved": "partly", "words": "<i>谢谢"])

            #expect(sent.status == .unprocessableContent)
            #expect(sent.body.contains(##"href="#satisfied""##) && !sent.body.contains(##"href="#resolved""##))
            #expect(sent.body.contains(#"value="partly" checked"#))
            #expect(sent.body.contains("&lt;i&gt;谢谢"))
            #expect(try await house.stage(of: answered) == .callbackPending)
        }
    }

    @Test(arguments: ["resolved": "maybe", "satisfied": "'; DROP TABLE invitations;--"])
    func `a choice that there is not is no answer`(field: String, value: String) async throws {
        try await House.visit { house, browser in
            let answered = try await house.office.answeredRequest()
            let fields = Self.content.merging([field: value]) { $1 }

            #expect(try await browser.post(answered.link, fields).status == .unprocessableContent)
            #expect(try await house.stage(of: answered) == .callbackPending)
        }
    }

    @Test(arguments: [
        "/rate/x", "/rate/..%2f..%2fetc", "/rate/%27%20OR%20%271%27=%271",
        "/rate/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ])
    func `a forged link opens nothing and counts nothing`(link: String) async throws {
        try await House.visit { house, browser in
            let answered = try await house.office.answeredRequest()

            let page = try await browser.get(link)
            let sent = try await browser.post(link, Self.content)

            for answer in [page, sent] {
                #expect(answer.status == .gone)
                #expect(answer.words.contains("评价链接无效、已过期或已使用"))
            }
            #expect(try await house.stage(of: answered) == .callbackPending)
        }
    }

    @Test func `a link works once`() async throws {
        try await House.visit { house, browser in
            let answered = try await house.office.answeredRequest()
            #expect(try await browser.post(answered.link, Self.content).location == "/rate/thanks")

            #expect(try await browser.get(answered.link).status == .gone)
            #expect(try await browser.post(answered.link, Self.content).status == .gone)
        }
    }

    @Test func `an expired link is gone`() async throws {
        try await House.visit { house, browser in
            let answered = try await house.office.answeredRequest()
            house.office.clock.advance(hours: 24 * 16)

            #expect(try await browser.get(answered.link).status == .gone)
            #expect(try await browser.post(answered.link, Self.content).status == .gone)
            #expect(try await house.stage(of: answered) == .callbackPending)
        }
    }

    @Test func `a ticket that an agent has closed by telephone is not rated again`() async throws {
        try await House.visit { house, browser in
            let answered = try await house.office.answeredRequest()
            try await house.office.perform(.close(note: "当面确认"), on: answered.number, by: .evaluator)

            #expect(try await browser.post(answered.link, Self.content).status == .gone)
        }
    }

    @Test func `who is not content sees the ticket handled again, and the old link is no longer offered`() async throws
    {
        try await House.visit { house, browser in
            let answered = try await house.office.answeredRequest()
            _ = try await browser.post(answered.link, ["resolved": "unresolved", "satisfied": "dissatisfied"])
            await house.office.followersCatchUp()
            browser.cookies["case"] = "\(answered.number).\(answered.queryCode)"

            let page = try await browser.get("/follow")

            #expect(page.words.contains("重新办理"))
            #expect(!page.body.contains(answered.link))
        }
    }

    @Test func `who tries links is stopped for a while`() async throws {
        let limit = Throttle.Limit(uses: 3, window: 600)
        try await House.open(citizenGuard: CitizenGuard(addresses: limit)) { house in
            let answered = try await house.office.answeredRequest()
            try await house.visit { browser in
                for _ in 1...5 { #expect(try await browser.get(answered.link).status == .ok) }
                for token in 1...3 { _ = try await browser.get("/rate/\(token)") }

                let stopped = try await browser.get("/rate/4")
                #expect(stopped.status == .tooManyRequests)
                #expect(stopped.header("Retry-After") == "600")
            }
        }
    }

    private static let content = ["resolved": "resolved", "satisfied": "satisfied"]
}

extension House {
    fileprivate func stage(of answered: Office.Answered) async throws -> Stage.Name {
        try await office.desk.file(of: answered.number, for: .agent).ticket.stage.name
    }
}
