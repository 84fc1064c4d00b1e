// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import Testing

@testable import Web

struct SiteFilesTests {
    @Test func `a page's style sheet is there under the address that the page gives`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let page = try await browser.get("/staff/sign-in").body
                let link = try #require(page.firstMatch(of: /\/static\/hotline\.css\?v=[0-9a-f]+/)).output
                let file = try await browser.get(String(link))

                #expect(file.status == .ok)
                #expect(file.header("Content-Type") == "text/css; charset=utf-8")
                #expect(file.header("Cache-Control") == "public, max-age=31536000, immutable")
            }
        }
    }

    @Test func `a file that a browser has is not sent again`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let first = try await browser.get("/static/hotline.css")
                #expect(first.header("Cache-Control") == "no-cache")
                browser.headers = ["If-None-Match": first.header("ETag") ?? ""]

                let page = try await browser.get("/static/hotline.css")
                #expect(page.status == .notModified)
            }
        }
    }

    @Test(arguments: [
        "/static/../Templates/layout.mustache", "/static/..%2fTemplates%2flayout.mustache",
        "/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/assets/../../Package.swift", "/assets/..%5c..%5cPackage.swift",
        "/assets//etc/passwd", "/static/", "/static/.keep", "/assets/none.js", "/static/hotline.css%00",
    ])
    func `nothing but the known files can be had`(path: String) async throws {
        try await House.open { house in
            try await house.visit { browser in
                let answer = try await browser.get(path)

                #expect(answer.status == .notFound)
                #expect(!answer.body.contains("languageTag"))
            }
        }
    }

    @Test func `files can only be read`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let page = try await browser.post("/static/hotline.css", [:])
                #expect(page.status == .notFound)
            }
        }
    }

    @Test func `of a sprite only the icons in use are kept`() {
        let sprite = """
            <svg><defs><symbol id="tabler-home" viewBox="0"><path d="M1"/></symbol>\
            <symbol id="tabler-home-2"><path d="M2"/></symbol></defs></svg>
            """
        let cut = String(decoding: IconSprite.cut(Data(sprite.utf8), to: ["home"]), as: UTF8.self)

        #expect(cut.contains("M1"))
        #expect(!cut.contains("M2"))
        #expect(cut.hasSuffix("</defs></svg>"))
    }
}
