// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Testing

/// Guessing is slowed down by the visitor's address; which one that is, only a proxy of the city's own may say.
struct ProxyTests {
    @Test func `behind a proxy, visitors are throttled apart, and none can pass for another`() async throws {
        try await House.open(isBehindProxy: true) { house in
            try await house.visit { browser in
                let patience = try await Self.guesses(by: &browser, from: { _ in "198.51.100.1" })

                #expect(patience == 60)
                #expect(try await Self.guess(by: &browser, from: "198.51.100.2") != .tooManyRequests)
                for claimed in ["203.0.113.9, 198.51.100.1", "203.0.113.9,198.51.100.1:51234 ", "x, [198.51.100.1]:1"] {
                    #expect(try await Self.guess(by: &browser, from: claimed) == .tooManyRequests, "\(claimed)")
                }
            }
        }
    }

    @Test func `without a proxy, what a visitor claims to be changes nothing`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let patience = try await Self.guesses(by: &browser, from: { "198.51.100.\($0)" })

                #expect(patience == 60)
            }
        }
    }

    /// How many guesses are let through, each at another ticket, 100 at most.
    private static func guesses(by browser: inout Browser, from address: (Int) -> String) async throws -> Int {
        for count in 0..<100 {
            if try await guess(by: &browser, from: address(count), at: count) == .tooManyRequests { return count }
        }
        return 100
    }

    private static func guess(
        by browser: inout Browser,
        from address: String,
        at ticket: Int = 999,
    ) async throws -> HTTPResponse.Status {
        browser.headers["X-Forwarded-For"] = address
        let number = "20260302\(100_000 + ticket)"
        return try await browser.post("/follow", ["number": number, "code": "AAAAAAAA"]).status
    }
}
