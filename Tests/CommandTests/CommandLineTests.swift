// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The commands of contracts.md, as scripts call them.
struct CommandLineTests {
    @Test
    func `the example site has no fault`() async throws {
        let outcome = try await Program.run("site", "check", ExampleSite.folder.path)

        #expect(outcome.code == 0, "\(outcome.messages)")
        #expect(outcome.output.contains("no fault"))
    }

    @Test
    func `a faulty site is refused with file and line`() async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let site = folder.url.appending(path: "site")
        try FileManager.default.copyItem(at: ExampleSite.folder, to: site)
        let rules = site.appending(path: "rules.yaml")
        let text = try String(contentsOf: rules, encoding: .utf8)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("matter:") }
        let broken = text.replacing(/matter: [a-z0-9.-]+/, with: "matter: no.such.matter", maxReplacements: 1)
        try Data(broken.utf8).write(to: rules)

        let outcome = try await Program.run("site", "check", site.path)

        #expect(outcome.code == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("rules.yaml:\(try #require(line) + 1)"), "\(outcome.messages)")
        #expect(outcome.messages.contains("no.such.matter"))
    }

    @Test(arguments: [
        ["serve", "--listen", "nowhere", "--database", "sqlite:/tmp/x"], ["token", "create"], ["dance"],
    ])
    func `wrong usage exits 2 and says so on standard error`(arguments: [String]) async throws {
        let outcome = try await Program.run(arguments)

        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.messages.isEmpty)
    }

    @Test(arguments: Engine.available)
    func `a token is printed alone, and an unknown unit gets none`(engine: Engine) async throws {
        try await engine.withTestDatabase { store in
            let token = try await Operator.prepare(store.url)
            #expect(token.wholeMatch(of: /hl_[A-Za-z0-9_-]{43}/) != nil)

            let refused = try await Program.run(
                "token",
                "create",
                "--name",
                "t",
                "--role",
                "handler",
                "--unit",
                "nobody",
                "--database",
                store.url,
            )

            #expect(refused.code == 1)
            #expect(refused.output.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `official days are checked, saved and exported with the site`(engine: Engine) async throws {
        try await engine.withTestDatabase { store in
            _ = try await Operator.prepare(store.url)
            let folder = try Folder()
            defer { folder.remove() }
            let list = folder.url.appending(path: "2027.csv")
            try Data("date,name,isOffDay\n2027-01-01,元旦,true\n2027-01-09,元旦,false\n".utf8).write(to: list)

            let looked = try await Program.run("calendar", "import", list.path, "--check", "--database", store.url)
            #expect(looked.code == 0, "\(looked.messages)")
            #expect(looked.output.contains("2027-01-09 sat weekend → makeUpDay 08:30–12:00 14:30–17:30 元旦"))
            let saved = try await Program.run("calendar", "import", list.path, "--database", store.url)
            #expect(saved.code == 0, "\(saved.messages)")
            #expect(saved.messages.contains("calendar 2"))
            let again = try await Program.run("calendar", "import", list.path, "--database", store.url)
            #expect(again.code == 0)
            #expect(again.messages.contains("nothing to change"))

            let site = folder.url.appending(path: "site")
            let exported = try await Program.run("site", "export", site.path, "--database", store.url)
            #expect(exported.code == 0, "\(exported.messages)")
            #expect(exported.output.contains("calendar 2"))
            #expect(try await Program.run("site", "check", site.path).code == 0)
            #expect(try await Program.run("site", "export", site.path, "--database", store.url).code == 2)

            try Data("date,name,isOffDay\n2027-01-04,元旦,false\n".utf8).write(to: list)
            let refused = try await Program.run("calendar", "import", list.path, "--database", store.url)
            #expect(refused.code == 1)
            #expect(refused.messages.contains("2027-01-04 is no weekend day"))
            #expect(try await Program.run("calendar", "import", "/nowhere", "--database", store.url).code == 2)
        }
    }

    @Test
    func `the calendar answers line by line and does not stop at a bad one`() async throws {
        let lines = """
            {"id": "a", "calendar": {"timezone": "UTC", "hours": {"mon": [["09:00","17:00"]]}}, "op": "deadline", \
            "start": "2026-01-05T09:30:00Z", "seconds": 3600}
            not json

            {"id": "d", "calendar": {"timezone": "UTC", "hours": {"mon": [["09:00","17:00"]]}}, "op": "elapsed", \
            "from": "2026-01-05T08:00:00Z", "to": "2026-01-05T10:00:00Z"}
            """

        let outcome = try await Program.run("calendar", "evaluate", input: lines)

        let answers = outcome.output.split(separator: "\n").map(String.init)
        #expect(outcome.code == 0)
        #expect(answers.count == 4)
        #expect(answers.first == #"{"id":"a","result":"2026-01-05T10:30:00Z"}"#)
        #expect(answers[1].contains("error") && answers[2].contains("error"))
        #expect(answers.last == #"{"id":"d","result":3600}"#)
    }

    @Test
    func `a mistyped path makes no new store`() async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let path = folder.url.appending(path: "typo.sqlite").path

        let outcome = try await Program.run("verify", "--database", "sqlite:\(path)")

        #expect(outcome.code == 1)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: Engine.available)
    func `a store without a site is refused with what to do`(engine: Engine) async throws {
        try await engine.withTestDatabase { store in
            let outcome = try await Program.run("verify", "--database", store.url)

            #expect(outcome.code == 1)
            #expect(outcome.messages.contains("hotline site import"))
        }
    }
}
