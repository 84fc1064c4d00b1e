// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import TestKit
import Testing

/// Why each deadline is what it is, for programs (S2).
struct DeadlinesTests {
    @Test(arguments: Engine.available)
    func `every clock of a ticket is explained`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let number = try #require(try await counter.file()["number"])

            let answer = try await counter.get("/api/v1/tickets/\(number)/deadlines")

            #expect(answer.status.code == 200)
            #expect(answer.texts("passes.0.deadlines", each: "kind") == ["sign", "firstContact", "reply"])
            #expect(answer["passes.0.deadlines.2.start"] == "2026-03-02T01:00:00Z")
            #expect(answer["passes.0.deadlines.2.days.0.day"] == "2026-03-03")
            #expect(answer["passes.0.deadlines.2.days.0.standing"] == "workday")
            #expect(answer["passes.0.deadlines.2.due"] == answer["passes.0.deadlines.2.firstDue"])
            #expect(answer.count("passes.0.deadlines.2.steps") == 4)
        }
    }

    @Test func `a ticket that is not theirs to know of explains nothing`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let answer = try await counter.get("/api/v1/tickets/20010101000001/deadlines")

            #expect(answer.status.code == 404)
        }
    }
}
