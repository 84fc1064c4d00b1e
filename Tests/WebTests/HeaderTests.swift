// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Testing

struct HeaderTests {
    @Test(arguments: ["/healthz", "/staff/sign-in", "/staff", "/no-such-page", "/static/hotline.css", "/?lang=en"])
    func `every answer carries the headers that keep a browser safe`(path: String) async throws {
        try await House.open { house in
            try await house.visit { browser in
                let answer = try await browser.get(path)

                #expect(answer.header("Content-Security-Policy")?.contains("script-src 'self';") == true)
                #expect(answer.header("Content-Security-Policy")?.contains("unsafe") == false)
                #expect(answer.header("X-Content-Type-Options") == "nosniff")
                #expect(answer.header("Referrer-Policy") == "same-origin")
                #expect(answer.header("X-Frame-Options") == "DENY")
                #expect(answer.header("Cache-Control") != nil)
            }
        }
    }

    @Test func `no page may be kept by a cache`() async throws {
        try await House.open { house in
            try await house.visit(as: "agent1") { browser in
                let answer = try await browser.get("/staff")
                #expect(answer.header("Cache-Control") == "no-store")
            }
        }
    }

    @Test func `cookies are for TLS only where the site is reached by TLS`() async throws {
        try await House.open(publicURL: "https://12345.example.gov.cn") { house in
            try await house.visit { browser in
                let cookie = try await browser.get("/?lang=en").header("Set-Cookie") ?? ""

                for attribute in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
                    #expect(cookie.contains(attribute))
                }
            }
        }
    }

    @Test func `no page of ours has an inline script or style`() async throws {
        try await House.open { house in
            try await house.visit(as: "dispatcher1") { browser in
                for path in ["/staff", "/staff/sessions", "/no-such-page"] {
                    let page = try await browser.get(path).body

                    #expect(!page.contains("style="))
                    #expect(!page.contains("<style"))
                    #expect(page.firstMatch(of: /<script(?![^>]* src=)/) == nil)
                    #expect(page.firstMatch(of: /\son[a-z]+="/) == nil)
                }
            }
        }
    }
}
