// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import TestKit
import Testing

/// Who is let in, how often, and in which words the others are told.
struct TokenTests {
    @Test(arguments: ["/api/v1/tickets", "/api/v1/tickets/20260302000001", "/api/v1/overview", "/api/v1/scorecards"])
    func `without a token nothing is told`(path: String) async throws {
        try await Engine.sqlite.withCounter { counter in
            let answer = try await counter.get(path, as: .nobody)

            #expect(answer.status == .unauthorized)
            #expect(answer["error.code"] == "tokenMissing")
            #expect(answer.headers[.wwwAuthenticate] == "Bearer")
        }
    }

    @Test func `a forged or mangled token is told from none, and opens nothing`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let token = try #require(counter.tokens[.agent])
            let forged = [
                "hl_" + String(repeating: "A", count: 43), String(token.dropLast()) + "!", "x", "' OR 1=1 --",
            ]
            for value in forged {
                let answer = try await counter.call(
                    .get,
                    "/api/v1/tickets",
                    headers: [.authorization: "Bearer \(value)", .acceptLanguage: "en"],
                )
                #expect(answer.status == .unauthorized)
                #expect(answer["error.code"] == "tokenUnknown")
                #expect(answer.headers[.wwwAuthenticate] == "Bearer")
            }
        }
    }

    @Test func `a revoked token opens nothing from the next call on`() async throws {
        try await Engine.sqlite.withCounter { counter in
            #expect(try await counter.get("/api/v1/tickets").status == .ok)

            try await counter.office.desk.revokeToken(name: "agent")

            #expect(try await counter.get("/api/v1/tickets").status == .unauthorized)
        }
    }

    @Test func `a token that calls too often is asked to wait, and others are not`() async throws {
        try await Engine.sqlite.withCounter(rate: 3) { counter in
            for _ in 1...3 { #expect(try await counter.get("/api/v1/tickets").status == .ok) }

            let refused = try await counter.get("/api/v1/tickets")

            #expect(refused.status == .tooManyRequests)
            #expect(refused["error.code"] == "tooManyCalls")
            #expect(refused.headers[.retryAfter] == "1")
            #expect(try await counter.get("/api/v1/tickets", as: .supervisor).status == .ok)
        }
    }

    @Test func `errors speak the language asked for`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let chinese = try await counter.call(.get, "/api/v1/tickets/1", language: "zh-CN,zh;q=0.9,en;q=0.8")
            let english = try await counter.call(.get, "/api/v1/tickets/1", language: "en-GB")

            #expect(chinese.status == .notFound)
            #expect(chinese["error.message"] == "没有找到该工单。")
            #expect(english["error.message"] == "There is no such ticket.")
        }
    }
}
