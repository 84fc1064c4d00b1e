// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

struct JournalTests {
    @Test(arguments: Engine.available)
    func `the journal says who did what, and names no citizen`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            let number = try #require(try await counter.file()["number"])
            let path = "/api/v1/tickets/\(number)"
            _ = try await counter.post("\(path)/urging", #"{"note": "请尽快"}"#)

            let journal = try await counter.get("\(path)/journal")

            #expect(journal.count("items") == 2)
            #expect(journal.texts("items.0.events", each: "type") == ["registered", "dispatched"])
            #expect(journal["items.0.events.0.registered.filing.narrative"] == Sample.narrative)
            #expect(journal["items.1.events.0.sentence"] == "Urged: 请尽快")
            #expect(journal["items.1.author.login"] == "token:agent")
            #expect(journal["items.1.author.role"] == "agent")
            #expect(journal["items.1.at"] == "2026-03-02T01:00:00Z")
            #expect(journal.int("items.1.position") == 2)
            for secret in ["王小明", "13900000001", "wang@"] { #expect(!journal.text.contains(secret)) }
        }
    }
}
