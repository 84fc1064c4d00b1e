// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Testing

struct ForgeryTests {
    @Test(arguments: ["", "wrong", "0000000000000000000000000000000000000000000="])
    func `a staff form without its session's key changes nothing`(key: String) async throws {
        try await House.open { house in
            try await house.visit(as: "agent1") { browser in
                let answer = try await browser.post("/staff/sessions/end-others", ["formKey": key])

                #expect(answer.status == .forbidden)
            }
        }
    }

    @Test func `a staff form with its session's key is taken`() async throws {
        try await House.open { house in
            try await house.visit(as: "agent1") { browser in
                let key = try #require(try await browser.get("/staff").formKey)
                let answer = try await browser.post("/staff/sessions/end-others", ["formKey": key])

                #expect(answer.status == .seeOther)
            }
        }
    }

    @Test func `another session's key is no key`() async throws {
        try await House.open { house in
            let foreign = try await house.visit(as: "agent2") { try await $0.get("/staff").formKey ?? "" }
            try await house.visit(as: "agent1") { browser in
                let answer = try await browser.post("/staff/sessions/end-others", ["formKey": foreign])

                #expect(answer.status == .forbidden)
            }
        }
    }

    @Test func `nobody is signed out without the form's key`() async throws {
        try await House.open { house in
            try await house.visit(as: "agent1") { browser in
                let page = try await browser.post("/staff/sign-out", [:])
                #expect(page.status == .forbidden)
                let next = try await browser.get("/staff")
                #expect(next.status == .ok)
            }
        }
    }

    @Test(arguments: [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.example"],
        ["Origin": "null"],
    ])
    func `a form that another site's page sends is refused`(headers: [String: String]) async throws {
        try await House.open { house in
            try await house.visit { browser in
                browser.headers = headers
                let answer = try await browser.post("/staff/sign-in", ["login": "agent1", "password": "x"])

                #expect(answer.status == .forbidden)
            }
        }
    }

    @Test(arguments: [
        [:], ["Sec-Fetch-Site": "same-origin"], ["Origin": "http://localhost"],
    ])
    func `a form that our own page sends is read`(headers: [String: String]) async throws {
        try await House.open { house in
            try await house.visit { browser in
                browser.headers = headers
                let answer = try await browser.post("/staff/sign-in", ["login": "agent1", "password": "x"])

                #expect(answer.status == .unauthorized)
            }
        }
    }
}
