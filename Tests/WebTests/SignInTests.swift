// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import TestKit
import Testing

struct SignInTests {
    @Test func `who is not signed in is asked to, and then comes where they wanted`() async throws {
        try await House.open { house in
            try await house.office.desk.setPassword(House.password, for: "agent1")
            try await house.visit { browser in
                let wall = try await browser.get("/staff/sessions?a=1")
                #expect(wall.location == "/staff/sign-in?next=%2Fstaff%2Fsessions%3Fa%3D1")

                let form = try await browser.get(wall.location ?? "")
                #expect(form.body.contains(#"name="next" value="/staff/sessions?a=1""#))

                let answer = try await browser.post(
                    "/staff/sign-in",
                    ["login": "agent1", "password": House.password, "next": "/staff/sessions?a=1"],
                )
                #expect(answer.location == "/staff/sessions?a=1")
                let page = try await browser.get("/staff/sessions")
                #expect(page.status == .ok)
            }
        }
    }

    @Test(arguments: [
        "https://evil.example", "//evil.example", "/\\evil.example", "/follow", "javascript:alert(1)", "/staff\nX: y",
    ])
    func `signing in leads to no other site`(next: String) async throws {
        try await House.open { house in
            try await house.office.desk.setPassword(House.password, for: "agent1")
            try await house.visit { browser in
                let answer = try await browser.post(
                    "/staff/sign-in",
                    ["login": "agent1", "password": House.password, "next": next],
                )

                #expect(answer.location == "/staff")
            }
        }
    }

    @Test func `a wrong password is told on the form, and neither it nor a hint is repeated`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let answer = try await browser.post(
                    "/staff/sign-in",
                    ["login": "<b>agent1", "password": "geheim<i>"],
                )

                #expect(answer.status == .unauthorized)
                #expect(answer.body.contains("账号或密码不正确"))
                #expect(answer.body.contains("&lt;b&gt;agent1"))
                #expect(!answer.body.contains("geheim"))
            }
        }
    }

    @Test func `who guesses passwords is told to wait`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                for _ in 1...5 {
                    _ = try await browser.post("/staff/sign-in", ["login": "agent1", "password": "wrong"])
                }
                let answer = try await browser.post("/staff/sign-in", ["login": "agent1", "password": "wrong"])

                #expect(answer.status == .tooManyRequests)
                #expect(answer.header("Retry-After").flatMap(Int.init) ?? 0 > 0)
            }
        }
    }

    @Test func `signing out ends the session for good`() async throws {
        try await House.open { house in
            try await house.visit(as: "agent1") { browser in
                let token = browser.cookies["hotline_session"] ?? ""
                let key = try #require(try await browser.get("/staff").formKey)
                let answer = try await browser.post("/staff/sign-out", ["formKey": key])

                #expect(answer.location == "/staff/sign-in")
                #expect(browser.cookies["hotline_session"] == nil)
                let next = try await browser.get("/staff/sign-in")
                #expect(next.body.contains("您已退出登录"))
                browser.headers = ["Cookie": "hotline_session=\(token)"]
                let last = try await browser.get("/staff")
                #expect(last.status == .seeOther)
            }
        }
    }

    @Test func `the devices page ends all other sessions and keeps its own`() async throws {
        try await House.open { house in
            try await house.visit(as: "agent1") { browser in
                var other = Browser(client: browser.client)
                _ = try await other.post("/staff/sign-in", ["login": "agent1", "password": House.password])
                let page = try await browser.get("/staff/sessions")
                let key = try #require(page.formKey)
                #expect(page.body.contains("本设备"))

                _ = try await browser.post("/staff/sessions/end-others", ["formKey": key])

                let answer = try await browser.get("/staff")
                #expect(answer.status == .ok)
                let next = try await other.get("/staff")
                #expect(next.status == .seeOther)
            }
        }
    }

    @Test func `a forged session is no session`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                browser.headers = ["Cookie": "hotline_session=\(String(repeating: "A", count: 43))"]

                let answer = try await browser.get("/staff")
                #expect(answer.status == .seeOther)
            }
        }
    }

    @Test(arguments: ["agent1", "dispatcher1", "leader1"])
    func `the home page shows what waits for the role`(login: String) async throws {
        try await House.open { house in
            try await house.visit(as: login) { browser in
                let page = try await browser.get("/staff").body

                #expect(page.contains("我的待办"))
                #expect(page.contains("待派单") == (login != "leader1"))
                #expect(page.contains(#"href="/staff/inbox""#) == false)
            }
        }
    }
}
