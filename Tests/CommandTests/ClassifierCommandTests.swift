// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// `hotline routing train|evaluate|classify`, as scripts call them.
struct ClassifierCommandTests {
    /// Sixty requests about two things, each with words of its own, so that none is nearly another.
    private static let table: String = {
        let rows = (0..<30).flatMap { number in
            let own = (0..<24).compactMap { Unicode.Scalar(UInt32(0x5000 + number * 24 + $0)).map(String.init) }
                .joined()
            return [
                "水管漏水,\"\(own)，\(number)号楼水管漏水\",water",
                "路灯不亮,\"\(number)号路灯坏了，\(own)\",roads",
            ]
        }
        return (["title,detail,label"] + rows).joined(separator: "\n") + "\n"
    }()

    /// The figures of an evaluation's last line.
    private struct Figures: Decodable {
        let rows: Int
        let accuracy: Double
        let macroF1: Double
        let top2: Double
        let top3: Double
        let brier: Double
        let secondsPerThousand: Double
    }

    @Test func `a model is learnt, tried and asked, line by line`() async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let data = folder.url.appending(path: "rows.csv").path
        let model = folder.url.appending(path: "model").path
        try Data(("\u{FEFF}" + Self.table).utf8).write(to: URL(filePath: data))

        let learnt = try await Program.run("routing", "train", "--data", data, "--out", model)
        #expect(learnt.code == 0, "\(learnt.messages)")
        #expect(learnt.output.contains(#"{"rows":60,"classes":2,"seconds":"#))

        let tried = try await Program.run("routing", "evaluate", "--model", model, "--data", data)
        #expect(tried.code == 0, "\(tried.messages)")
        let last = try #require(tried.output.split(separator: "\n").last)
        let figures = try JSONDecoder().decode(Figures.self, from: Data(last.utf8))
        #expect(figures.rows == 60)
        #expect(figures.accuracy == 1)

        let lines = """
            {"id":"a","title":"水管漏水","detail":"三号楼"}
            nonsense

            {"id":4,"title":"路灯不亮","detail":"看不见"}
            """
        let asked = try await Program.run("routing", "classify", "--model", model, input: lines)
        let answers = asked.output.split(separator: "\n").map(String.init)
        #expect(asked.code == 0)
        #expect(answers.count == 4)
        #expect(answers[0].hasPrefix(#"{"id":"a","labels":[{"label":"water","probability":"#))
        #expect(answers[1].hasPrefix(#"{"id":null,"error":"#) && answers[2].hasPrefix(#"{"id":null,"error":"#))
        #expect(answers[3].hasPrefix(#"{"id":4,"labels":[{"label":"roads","probability":"#))
    }

    @Test func `rows are tried in folds without a model`() async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let data = folder.url.appending(path: "rows.csv").path
        let renamed = Self.table.replacing("title,detail,label", with: "t,d,l", maxReplacements: 1)
        try Data(renamed.utf8).write(to: URL(filePath: data))

        let names = ["--title", "t", "--detail", "d", "--label", "l"]
        let tried = try await Program.run(["routing", "evaluate", "--folds", "3", "--data", data] + names)

        #expect(tried.code == 0, "\(tried.messages)")
        #expect(tried.output.contains("precision 0.95: "))
        #expect(tried.output.split(separator: "\n").last?.hasPrefix(#"{"rows":60,"accuracy":"#) ?? false)
    }

    @Test(arguments: [
        ("", ":1: the file is empty"), ("title,detail\na,b\n", ":1: the column label is missing"),
        ("title,detail,label\n", ":2: there is no row"), ("title,detail,label\na,b,c\nd,e\n", ":3: 2 fields"),
        ("title,detail,label\na,b,c\nd,e, \n", ":3: label is empty"),
        ("title,detail,label\na,b,c\n", "all rows have the label c"),
    ])
    func `a table that teaches nothing is refused with its line`(text: String, message: String) async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let data = folder.url.appending(path: "rows.csv").path
        try Data(text.utf8).write(to: URL(filePath: data))

        let refused = try await Program.run("routing", "train", "--data", data, "--out", data + ".model")

        #expect(refused.code == 1)
        #expect(refused.output.isEmpty)
        #expect(refused.messages.contains(message), "\(refused.messages)")
        #expect(!FileManager.default.fileExists(atPath: data + ".model"))
    }

    @Test func `what is no model is refused, and wrong usage exits 2`() async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let model = folder.url.appending(path: "model").path
        try Data("hotlineM and then something else".utf8).write(to: URL(filePath: model))

        let refused = try await Program.run("routing", "classify", "--model", model)
        #expect(refused.code == 1)
        #expect(refused.messages.contains("the model is of format"), "\(refused.messages)")
        let whole = ExampleSite.folder.appending(path: "classifier.model").path
        let folderAsked = try await Program.run("routing", "classify", "--model", whole, folder.url.path)
        #expect(folderAsked.code == 2)
        #expect(folderAsked.output.isEmpty && folderAsked.messages.contains("cannot be read"))
        let missing = try await Program.run("routing", "classify", "--model", "/nowhere")
        #expect(missing.code == 2)
        let unclear = try await Program.run("routing", "evaluate", "--data", model)
        #expect(unclear.code == 2)
    }

    @Test(arguments: Engine.available)
    func `a new store has the site's model in force, and without tickets learns no other`(engine: Engine) async throws {
        try await engine.withTestDatabase { store in
            _ = try await Operator.prepare(store.url)

            let models = try await Program.run("routing", "models", "--database", store.url)
            let refused = try await Program.run("routing", "learn", "--database", store.url)

            #expect(models.output.hasPrefix("* 1  ") && models.output.contains("  classifier.model  "))
            #expect(refused.code == 1)
            #expect(refused.output.isEmpty)
            #expect(refused.messages.contains("0 tickets of 0 matters"), "\(refused.messages)")
        }
    }

    @Test func `a model that there is not is neither tried nor put in force`() async throws {
        try await Engine.sqlite.withTestDatabase { store in
            _ = try await Operator.prepare(store.url)

            for more in [["--check"], []] {
                let arguments = ["routing", "activate", "99"] + more + ["--database", store.url]
                let refused = try await Program.run(arguments)

                #expect(refused.code == 1)
                #expect(refused.messages.contains("there is no model 99"), "\(refused.messages)")
            }
        }
    }
}
