// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

struct LogTests {
    @Test(arguments: Engine.available)
    func `nothing that identifies a person is logged, whatever goes wrong`(engine: Engine) async throws {
        try await engine.withCounter(rate: 20) { counter in
            let number = try #require(try await counter.file()["number"])
            let path = "/api/v1/tickets/\(number)"
            _ = try await counter.get("/api/v1/tickets?q=%E7%8E%8B%E5%B0%8F%E6%98%8E&phone=13900000001")
            _ = try await counter.post("/api/v1/tickets", #"{"citizen": {"name": "王小明", "phone": 13900000001}}"#)
            _ = try await counter.post("/api/v1/tickets", #"{"citizen": {"name": "王小明", "phone": "13900000001""#)
            _ = try await counter.post("\(path)/urging", #"{"note": "王小明 13900000001", "version": 99}"#)
            _ = try await counter.post("\(path)/archive", #"{"note": "王小明 13900000001"}"#, as: .supervisor)
            _ = try await counter.get("/api/v1/王小明/13900000001")
            for _ in 1...20 { _ = try await counter.get(path) }

            let log = counter.log.text
            #expect(log.contains("/api/v1/tickets/{number}"))
            let secrets = ["王小明", "%E7%8E%8B", "13900000001", "139 0000 0001", "wang@", "昨晚", "停水"]
            for secret in secrets + counter.tokens.values { #expect(!log.contains(secret)) }
        }
    }
}
