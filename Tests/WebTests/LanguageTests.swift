// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Testing
import Tickets

@testable import Web

struct LanguageTests {
    @Test func `the switch keeps the language and gives the page back without it`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let answer = try await browser.get("/staff/sign-in?next=%2Fstaff%2Fsessions&lang=en")
                #expect(answer.status == .seeOther)
                #expect(answer.location == "/staff/sign-in?next=%2Fstaff%2Fsessions")

                let page = try await browser.get("/staff/sign-in").body
                #expect(page.contains(#"<html lang="en">"#))
                #expect(page.contains("Staff sign-in"))
                #expect(page.contains(#"href="/staff/sign-in?lang=zh""#))
            }
        }
    }

    @Test func `the switch leads to no other site`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let answer = try await browser.get("//evil.example/?lang=en")
                #expect(answer.location == "/")
            }
        }
    }

    @Test(arguments: [
        ("", Language.zh), ("en", .en), ("en-GB,en;q=0.9", .en), ("zh-CN,zh;q=0.9,en;q=0.8", .zh), ("fr,de", .zh),
        ("fr, en;q=0.3, zh;q=0.2", .en), ("en;q=0, zh", .zh), (";;,q=", .zh),
    ])
    func `the browser's wish decides until somebody chooses`(header: String, language: Language) {
        #expect(Language(accepting: header) == language)
    }

    @Test(arguments: [("zh", "没有找到该页面"), ("en", "There is no such page")])
    func `a page that does not exist is refused in the reader's language`(
        language: String,
        words: String,
    ) async throws {
        try await House.open { house in
            try await house.visit { browser in
                browser.headers = ["Accept-Language": language]
                let answer = try await browser.get("/no-such-page")

                #expect(answer.status == .notFound)
                #expect(answer.body.contains(words))
            }
        }
    }
}
