// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import TestKit
import Testing
import Tickets

/// Every page in both languages (X7), usable without JavaScript.
struct LanguageTests {
    @Test(arguments: ["zh", "en"])
    func `every page of a citizen speaks one language, and has scripts of files only`(language: String) async throws {
        try await House.visit { house, browser in
            let answered = try await house.office.answeredRequest()
            browser.cookies["lang"] = language
            browser.cookies["case"] = "\(answered.number).\(answered.queryCode)"
            let paths = ["/", "/file", "/file/\(answered.number)", "/follow", answered.link, "/rate/thanks"]

            for path in paths {
                let page = try await browser.get(path)
                #expect(page.status == .ok, "\(path)")
                #expect(page.body.contains("<html lang=\"\(language == "zh" ? "zh-CN" : "en")\">"))
                let scripts = page.body.matches(of: /<script[^>]*>/).map { String($0.0) }
                let folders = [" src=\"/static/", " src=\"/assets/"]
                let areFiles = scripts.allSatisfy { script in
                    folders.contains { script.contains($0) } && script.contains(" defer")
                }
                #expect(areFiles, "\(path)")
                // What scripts fill is theirs.
                let words = page.body.replacing(#/ data-[a-z-]+="[^"]*"/#, with: "")
                #expect(words.firstMatch(of: /\{[a-z]+\}|\{\{/) == nil, "\(path)")
                #expect(page.body.matches(of: /<h1/).count == 1, "\(path)")
            }
        }
    }

    @Test func `an English page of ours has no Chinese but the way back to it`() async throws {
        try await House.visit { _, browser in
            browser.cookies["lang"] = "en"

            for path in ["/", "/follow", "/rate/thanks"] {
                let words = try await browser.get(path).words.replacing("中文", with: "")
                #expect(words.firstMatch(of: /[\u{4E00}-\u{9FFF}]/) == nil, "\(path): \(words)")
            }
        }
    }

    @Test func `a request filed in English says so`() async throws {
        try await House.visit { house, browser in
            browser.cookies["lang"] = "en"
            let fields = ["narrative": "No water since last night.", "phone": "13900000002"]

            let sent = try await browser.submit(try await browser.get("/file"), to: "/file", fields)

            #expect(try await browser.get(try #require(sent.location)).words.contains("We have your request"))
            let number = try #require(try await house.office.tickets().first).number
            #expect(try await house.office.desk.file(of: number, for: .agent).ticket.filing.language == .en)
        }
    }

    @Test(arguments: ["/file", "/follow"])
    func `every field of a form has a label, and every hint is tied to its field`(path: String) async throws {
        try await House.visit { _, browser in
            let page = try await browser.get(path).body
            let ids = page.matches(of: /<(?:input|select|textarea)(?![^>]*type="hidden")[^>]* id="([^"]+)"/).map {
                String($0.1)
            }

            #expect(!ids.isEmpty)
            for id in ids { #expect(page.contains(#"for="\#(id)""#), "\(id)") }
            for match in page.matches(of: /aria-describedby="([^"]+)"/) {
                for id in match.1.split(separator: " ") { #expect(page.contains(#"id="\#(id)""#), "\(id)") }
            }
        }
    }
}
