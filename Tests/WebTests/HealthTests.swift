// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Storage
import TestKit
import Testing

struct HealthTests {
    @Test func `a server with nothing to catch up on is ready`() async throws {
        try await House.open { house in
            try await house.visit { browser in
                let answer = try await browser.get("/healthz")
                #expect(answer.status == .ok)
                let page = try await browser.get("/readyz")
                #expect(page.body == "ready\n")
            }
        }
    }

    @Test func `a server whose followers lag is not ready and names them`() async throws {
        try await House.open { house in
            _ = try await house.office.file()
            await house.office.followersCatchUp()
            house.office.clock.advance(hours: 1)
            _ = try await house.office.file(id: "2")
            house.office.clock.advance(hours: 1)
            try await house.visit { browser in
                let answer = try await browser.get("/readyz")

                #expect(answer.status == .serviceUnavailable)
                #expect(answer.body.hasPrefix("late: "))
            }
        }
    }

    @Test func `a server without its database is alive but not ready`() async throws {
        try await House.open { house in
            await house.office.desk.database.close()
            try await house.visit { browser in
                let page = try await browser.get("/healthz")
                #expect(page.status == .ok)
                let next = try await browser.get("/readyz")
                #expect(next.status == .serviceUnavailable)
            }
        }
    }
}
