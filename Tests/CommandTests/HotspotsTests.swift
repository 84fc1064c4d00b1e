// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// `hotline hotspots`, as scripts call it.
struct HotspotsTests {
    private static let rows = [
        "1,u1,2026-01-05T09:00:00,青枫花园旁搅拌站噪音大,青枫花园旁的混凝土搅拌站夜里噪音大粉尘大,3",
        "2,u2,2026/1/6 9:30,投诉青枫花园搅拌站,青枫花园旁的混凝土搅拌站粉尘大夜里噪音大,0",
        "3,u2,2026-01-07 10:00:00,青枫花园搅拌站何时搬走,青枫花园旁的混凝土搅拌站噪音大粉尘大,",
        "4,u3,2026-01-08T09:00:00,望江路路灯不亮,望江路整条街的路灯都不亮,0",
        "5,u4,2026-01-09T09:00:00,咨询落户材料,新生儿落户需要哪些证件,0",
        "6,u5,2026-01-09T10:00:00,公交车晚点,三路公交每天早上都晚点,0",
    ]

    @Test func `topics are printed as lines of JSON, the hottest first`() async throws {
        let outcome = try await hotspots(Self.rows)

        #expect(outcome.code == 0, "\(outcome.messages)")
        let line = try #require(outcome.output.split(separator: "\n").first)
        let topic = try JSONDecoder().decode(Topic.self, from: Data(line.utf8))
        #expect(topic.rank == 1)
        #expect(topic.count == 3)
        #expect(topic.people == 2)
        #expect(topic.from == "2026-01-05T09:00:00Z")
        #expect(topic.to == "2026-01-07T10:00:00Z")
        #expect(topic.members == ["1", "2", "3"])
        #expect(topic.title.contains("青枫花园"))
    }

    @Test func `a row that cannot be read is named with its line, and the rest is answered`() async throws {
        var rows = Self.rows
        rows.insert("7,u6,yesterday,青枫花园搅拌站,噪音大,0", at: 1)
        rows.insert("8,u7,2026-01-05T09:00:00,too few", at: 2)

        let outcome = try await hotspots(rows)

        #expect(outcome.code == 1)
        #expect(outcome.messages.contains("csv:3: “yesterday” is no time"), "\(outcome.messages)")
        #expect(outcome.messages.contains("csv:4: 4 fields where the header has 6"), "\(outcome.messages)")
        #expect(outcome.output.contains(#""members":["1","2","3"]"#))
    }

    @Test func `a file without a column it needs is refused, and one that is not there is wrong usage`() async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let file = folder.url.appending(path: "messages.csv")
        try Data("msg_id,time,title\n1,2026-01-05,x\n".utf8).write(to: file)

        let lacking = try await Program.run("hotspots", "--data", file.path)
        let missing = try await Program.run("hotspots", "--data", file.path + "-missing")

        #expect(lacking.code == 1)
        #expect(lacking.messages.contains("no column detail"))
        #expect(missing.code == 2)
        #expect(lacking.output.isEmpty && missing.output.isEmpty)
    }

    private struct Topic: Decodable {
        let rank: Int
        let title: String
        let count: Int
        let people: Int
        let from: String
        let to: String
        let members: [String]
    }

    private func hotspots(_ rows: [String]) async throws -> Program.Outcome {
        let folder = try Folder()
        defer { folder.remove() }
        let file = folder.url.appending(path: "messages.csv")
        let text = (["msg_id,user,time,title,detail,likes"] + rows).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: file)
        return try await Program.run("hotspots", "--data", file.path)
    }
}
