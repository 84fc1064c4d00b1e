// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import TestKit
import Testing
import Tickets

/// The citizen's form, and everything that can be sent instead.
struct FilingTests {
    @Test func `a form sent twice makes one ticket and gives the same receipt`() async throws {
        try await House.visit { house, browser in
            let form = try await browser.get("/file")

            let first = try await browser.submit(form, to: "/file", CitizenJourneyTests.request)
            let code = browser.cookies["case"]
            let second = try await browser.submit(form, to: "/file", CitizenJourneyTests.request)

            #expect(first.location == second.location)
            #expect(browser.cookies["case"] == code)
            #expect(try await house.office.tickets().count == 1)
        }
    }

    @Test func `a form changed and sent again says that the changes were not taken`() async throws {
        try await House.visit { house, browser in
            let form = try await browser.get("/file")
            let first = try await browser.submit(form, to: "/file", CitizenJourneyTests.request)
            let path = try #require(first.location)
            #expect(try await !browser.get(path).words.contains("没有收下"))

            let changed = CitizenJourneyTests.request.merging(["narrative": "又想起一件事。"]) { $1 }
            let second = try await browser.submit(form, to: "/file", changed)

            #expect(second.location == path)
            let receipt = try await browser.get(path)
            #expect(receipt.words.contains("没有收下") && receipt.body.contains("href=\"/follow\""))
            #expect(try await house.office.tickets().count == 1)
        }
    }

    @Test func `the form has a link to call each emergency line`() async throws {
        try await House.visit { _, browser in
            for path in ["/", "/file"] {
                let page = try await browser.get(path)
                for line in ["110", "119", "120", "122"] { #expect(page.body.contains("href=\"tel:\(line)\"")) }
            }
        }
    }

    @Test func `reloading the receipt files nothing`() async throws {
        try await House.visit { house, browser in
            let sent = try await browser.submit(
                try await browser.get("/file"),
                to: "/file",
                CitizenJourneyTests.request,
            )
            let path = try #require(sent.location)

            let first = try await browser.get(path)
            let second = try await browser.get(path)

            #expect(first.body == second.body)
            #expect(try await house.office.tickets().count == 1)
        }
    }

    @Test func `each opened form is a message of its own`() async throws {
        try await House.visit { house, browser in
            for _ in 1...2 {
                let form = try await browser.get("/file")
                _ = try await browser.submit(form, to: "/file", CitizenJourneyTests.request)
            }

            #expect(try await house.office.tickets().count == 2)
        }
    }

    @Test(arguments: ["1", "form:1", ""])
    func `nobody gets a stranger's receipt by inventing a message id`(id: String) async throws {
        try await House.visit { house, browser in
            let stranger = try await house.office.file(id: "1")

            let sent = try await browser.post("/file", CitizenJourneyTests.request.merging(["message": id]) { $1 })

            #expect(sent.location != "/file/\(stranger.stored.ticket.number)")
            #expect(try await house.office.tickets().count == 2)
        }
    }

    @Test func `a receipt is for the browser that filed and for nobody else`() async throws {
        try await House.visit { house, browser in
            let sent = try await browser.submit(
                try await browser.get("/file"),
                to: "/file",
                CitizenJourneyTests.request,
            )
            let path = try #require(sent.location)
            var stranger = Browser(client: browser.client)
            stranger.cookies["case"] = "\(path.dropFirst("/file/".count)).AAAAAAAA"

            #expect(try await stranger.get(path).location == "/follow")
            stranger.cookies = [:]
            #expect(try await stranger.get(path).location == "/follow")
            #expect(try await stranger.get("/file/nonsense").location == "/follow")
        }
    }

    @Test func `the query code stands in no address`() async throws {
        try await House.visit { house, browser in
            let sent = try await browser.submit(
                try await browser.get("/file"),
                to: "/file",
                CitizenJourneyTests.request,
            )
            let code = try #require(browser.cookies["case"]?.split(separator: ".").last)
            let receipt = try await browser.get(try #require(sent.location))
            let progress = try await browser.get("/follow")

            #expect(sent.location?.contains(code) == false)
            for page in [receipt, progress] {
                let links = page.body.matches(of: /(?:href|action|src)="([^"]*)"/).map { String($0.1) }
                #expect(links.allSatisfy { !$0.contains(code) })
            }
            #expect(sent.header("Set-Cookie")?.contains("HttpOnly") == true)
        }
    }

    @Test func `everything that is wrong is said at once, with links to the fields, and what was typed is kept`()
        async throws
    {
        try await House.visit { house, browser in
            let sent = try await browser.submit(
                try await browser.get("/file"),
                to: "/file",
                [
                    "kind": "praise", "narrative": " ", "phone": "not a number", "email": "nobody",
                    "occurredAt": "yesterday",
                    "name": "王小明",
                ],
            )

            #expect(sent.status == .unprocessableContent)
            for field in ["narrative", "phone", "email", "occurredAt"] {
                #expect(sent.body.contains(##"href="#\##(field)""##), "\(field)")
                #expect(sent.body.contains(#"id="\#(field)-problem""#), "\(field)")
            }
            #expect(sent.body.contains(#"value="not a number""#) && sent.body.contains(#"value="王小明""#))
            #expect(sent.body.contains(#"value="praise" checked"#))
            #expect(try await house.office.tickets().isEmpty)

            let corrected = try await browser.submit(sent, to: "/file", CitizenJourneyTests.request)
            #expect(corrected.status == .seeOther)
        }
    }

    @Test(arguments: [
        (["narrative": "停水"], "联系方式或地点"), (["narrative": "停水", "phone": "1"], "联系电话"),
        (["narrative": "停水", "address": "x", "area": "nowhere"], "地点"),
        (["narrative": "停水", "address": "x", "area": "<>"], "地点"),
        (["narrative": "停水", "address": "x", "kind": "bribe"], "诉求类型"),
        (["narrative": String(repeating: "水", count: 20_001), "phone": "13900000002"], "20000"),
        (["narrative": "停水", "address": String(repeating: "路", count: 501)], "500"),
    ])
    func `a request that cannot be filed says why`(fields: [String: String], words: String) async throws {
        try await House.visit { house, browser in
            let sent = try await browser.submit(try await browser.get("/file"), to: "/file", fields)

            #expect(sent.status == .unprocessableContent)
            #expect(sent.words.contains(words))
            #expect(try await house.office.tickets().isEmpty)
        }
    }

    @Test func `a form too large to read is refused`() async throws {
        try await House.visit { house, browser in
            let sent = try await browser.post("/file", ["narrative": String(repeating: "a", count: 300_000)])

            #expect(sent.status == .contentTooLarge)
            #expect(try await house.office.tickets().isEmpty)
        }
    }

    @Test func `what was sent is shown as text, whatever it is`() async throws {
        let hostile = #"<script>alert(1)</script>"><img src=x onerror=alert(1)>{{title}}'); DROP TABLE tickets;-- 🚰𠮷"#
        try await House.visit { house, browser in
            let fields = ["narrative", "address", "name"].reduce(into: ["phone": "13900000002"]) { $0[$1] = hostile }

            let sent = try await browser.submit(try await browser.get("/file"), to: "/file", fields)
            let receipt = try await browser.get(try #require(sent.location))
            let progress = try await browser.get("/follow")
            let bad = try await browser.submit(
                try await browser.get("/file"),
                to: "/file",
                ["email": hostile, "name": hostile],
            )

            for page in [receipt, progress, bad] {
                #expect(!page.body.contains("<script>alert"))
                #expect(!page.body.contains("<img src=x"))
            }
            #expect(progress.words.contains("<script>alert(1)</script>"))
            let number = try #require(try await house.office.tickets().first).number
            let file = try await house.office.desk.file(of: number, for: .agent)
            #expect(file.ticket.filing.narrative == hostile)
            #expect(file.ticket.filing.place.address == hostile)
            #expect(file.contact?.name?.full == hostile)
        }
    }
}
