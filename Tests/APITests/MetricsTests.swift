// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import TestKit
import Testing

struct MetricsTests {
    @Test(arguments: Engine.available)
    func `an operator sees the store, the followers and the traffic, and no person`(engine: Engine) async throws {
        try await engine.withCounter { counter in
            _ = try await counter.file("1")
            _ = try await counter.file("1")
            _ = try await counter.get("/api/v1/tickets", as: .nobody)
            await counter.office.followersCatchUp()

            let metrics = try await counter.get("/metrics", as: .nobody)

            #expect(metrics.status == .ok)
            #expect(metrics.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
            let lines = metrics.text.split(separator: "\n").map { String($0) }
            for line in [
                "hotline_journal_position 1", #"hotline_tickets{stage="dispatched"} 1"#,
                #"hotline_tickets{stage="closed"} 0"#, #"hotline_open_tickets{lamp="green"} 1"#,
                #"hotline_http_requests_total{route="api",status="201"} 1"#,
                #"hotline_http_requests_total{route="api",status="200"} 1"#,
                #"hotline_http_requests_total{route="api",status="401"} 1"#,
            ] { #expect(lines.contains(line), "\(line)") }
            for follower in counter.office.desk.followers.map(\.name) {
                #expect(lines.contains(#"hotline_follower_position{follower="\#(follower)"} 1"#))
                #expect(lines.contains(#"hotline_follower_age_seconds{follower="\#(follower)"} 0"#))
                #expect(lines.contains(#"hotline_follower_failures{follower="\#(follower)"} 0"#))
            }
            #expect(lines.contains { $0.hasPrefix("hotline_store_writes_total ") && !$0.hasSuffix(" 0") })
            for secret in ["王小明", "13900000001", "token:"] { #expect(!metrics.text.contains(secret)) }
        }
    }

    @Test func `every figure says what it is, once`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let lines = try await counter.get("/metrics", as: .nobody).text.split(separator: "\n")
            let helped = lines.filter { $0.hasPrefix("# HELP ") }.map { $0.split(separator: " ")[2] }
            let typed = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
            let used = lines.filter { !$0.hasPrefix("#") }.map { $0.prefix { $0 != "{" && $0 != " " } }

            #expect(Set(helped).count == helped.count)
            #expect(helped == typed)
            #expect(Set(used).isSubset(of: Set(helped)))
        }
    }
}
