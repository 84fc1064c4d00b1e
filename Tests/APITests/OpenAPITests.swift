// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import TestKit
import Testing
import Web

/// The description and the program say the same.
struct OpenAPITests {
    @Test func `every route for programs is described, and every described one exists`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let described = try Self.operations(in: try await counter.get("/api/openapi.json", as: .nobody))
            let programs = ["/api/", "/healthz", "/readyz", "/metrics"]
            let nouns = CommandNoun.allCases.map { "POST /api/v1/tickets/{number}/\($0.rawValue)" }

            let routes = counter.routes.filter { route in
                programs.contains { route.split(separator: " ").last?.hasPrefix($0) == true }
            }
            .filter { $0 != "POST /api/v1/tickets/{number}/{noun}" }

            #expect(Set(routes + nouns) == described)
        }
    }

    @Test func `every reference leads somewhere, and every schema is used`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let answer = try await counter.get("/api/openapi.json", as: .nobody)
            let references = Set(answer.text.matches(of: /"#\/components\/([^"]+)"/).map { String($0.1) })
            var components: Set<String> = []
            for kind in ["schemas", "responses", "parameters"] {
                components.formUnion(try #require(answer.names("components.\(kind)")).map { "\(kind)/\($0)" })
            }

            #expect(references == components)
        }
    }

    @Test func `every answer has the members that its schema names`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let receipt = try await counter.file()
            let number = try #require(receipt["number"])
            _ = try await counter.post("/api/v1/tickets/\(number)/signature", "{}", as: .water)
            let description = try await counter.get("/api/openapi.json", as: .nobody)
            let answers = [
                ("Receipt", receipt, ""), ("Ticket", try await counter.get("/api/v1/tickets/\(number)"), ""),
                ("Citizen", try await counter.get("/api/v1/tickets/\(number)"), "citizen"),
                ("Pass", try await counter.get("/api/v1/tickets/\(number)"), "pass"),
                ("Decision", try await counter.get("/api/v1/tickets/\(number)"), "pass.decision"),
                ("Deadline", try await counter.get("/api/v1/tickets/\(number)"), "deadlines.0"),
                ("TicketPage", try await counter.get("/api/v1/tickets"), ""),
                ("TicketLine", try await counter.get("/api/v1/tickets"), "items.0"),
                ("JournalEntry", try await counter.get("/api/v1/tickets/\(number)/journal"), "items.0"),
                ("Overview", try await counter.get("/api/v1/overview"), ""),
                ("Scorecards", try await counter.get("/api/v1/scorecards"), ""),
                ("Scorecard", try await counter.get("/api/v1/scorecards"), "items.0"),
                ("Error", try await counter.get("/api/v1/tickets/1"), ""),
            ]

            for (schema, answer, path) in answers {
                let members = try #require(answer.names(path), "\(schema)")
                let properties = try #require(description.names("components.schemas.\(schema).properties"))
                let required = try #require(description.list("components.schemas.\(schema).required"))
                #expect(members.isSubset(of: properties), "\(schema): \(members.subtracting(properties))")
                #expect(Set(required).isSubset(of: members), "\(schema)")
            }
        }
    }

    private static func operations(in answer: Answer) throws -> Set<String> {
        let paths = try #require((answer.json as? [String: Any])?["paths"] as? [String: [String: Any]])
        return Set(
            paths.flatMap { path, operations in
                operations.keys.filter { $0 != "parameters" }.map { "\($0.uppercased()) \(path)" }
            }
        )
    }
}
