// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `hotline score evaluate`, as scripts use it (contracts.md).
struct ScoreCommandTests {
    private static func evaluate(pack text: String, _ lines: String) async throws -> Program.Outcome {
        let folder = try Folder()
        defer { folder.remove() }
        let pack = folder.url.appending(path: "pack.yaml")
        try Data(text.utf8).write(to: pack)
        return try await Program.run("score", "evaluate", "--pack", pack.path, input: lines)
    }

    @Test func `units are scored and ranked line by line, and a bad line stops nothing`() async throws {
        let pack = "parts:\n  - { code: onTime, points: 20, slope: { of: onTime, full: 95, take: 1 } }\n"
        let lines = """
            {"id": 1, "unit": "A", "group": "g", "indicators": {"onTime": {"numerator": 22345, "denominator": 24932}}}
            nothing
            {"id": 3, "unit": "B", "group": "g", "indicators": {"onTime": "95.5", "other": 1}}
            """

        let outcome = try await Self.evaluate(pack: pack, lines)

        #expect(outcome.code == 0)
        #expect(
            outcome.output.split(separator: "\n") == [
                #"{"id":1,"score":"14.62","parts":{"onTime":"14.62"},"rank":2,"card":null}"#,
                #"{"id":null,"error":"the line is no JSON object"}"#,
                #"{"id":3,"score":"20.00","parts":{"onTime":"20.00"},"rank":1,"card":null}"#,
            ]
        )
        #expect(outcome.messages.contains("the pack reads no indicator “other”"))
    }

    @Test func `a pack with a fault is refused whole, with its line`() async throws {
        let outcome = try await Self.evaluate(pack: "parts:\n  - { code: a, rate: x }\n", "{}")

        #expect(outcome.code == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("pack.yaml:2: this part needs points"))
    }

    @Test func `without a pack, or with a file that is not there, the usage is wrong`() async throws {
        let unnamed = try await Program.run("score", "evaluate", input: "{}")
        let missing = try await Program.run("score", "evaluate", "--pack", "/nowhere.yaml", input: "{}")

        #expect(unnamed.code == 2)
        #expect(missing.code == 2)
    }
}
