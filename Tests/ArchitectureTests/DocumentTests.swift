// SPDX-License-Identifier: Apache-2.0

import Testing

struct DocumentTests {
    @Test func `a link in a document leads to a file`() {
        let breaches = Repository.documents.flatMap { file in
            findings(of: /\]\((?!https?:|mailto:|#)[^)\s]+\)/, in: file.text).compactMap { line, found in
                let target = found.dropFirst(2).dropLast().prefix { $0 != "#" }
                let path = Self.resolved(String(target), from: file.folder)
                return Repository.exists(path) ? nil : Breach(file.path, line: line, "no \(path)")
            }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `a file that a document or a comment names is there`() {
        let comments = Repository.swift.filter { !$0.isIn("Tests/ArchitectureTests") }
            .map { TextFile(path: $0.path, text: $0.parts.comments) }
        let documents = Repository.documents.map { TextFile(path: $0.path, text: Self.codes(in: $0.text)) }
        let breaches = (documents + comments).flatMap { file in
            findings(of: Self.path, in: file.text).filter { !Self.isThere($0.found) }
                .map { Breach(file.path, line: $0.line, "no \($0.found)") }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `the index of decisions lists exactly the decisions`() throws {
        let index = try Repository.file("docs/adr/README.md").text
        let listed = index.matches(of: /\]\((\d{4}-[\w-]+\.md)\)/).map { String($0.1) }
        let present = Self.decisions.map(\.name)

        #expect(listed == present)
        #expect(present.map { Int($0.prefix(4)) } == Array(1...max(1, present.count)))
    }

    @Test func `a decision says its status, why, what, at what price and how to leave it`() {
        let parts = ["Status: ", "## Context", "## Decision", "## Consequences", "## Exit"]
        let breaches = Self.decisions.flatMap { file in
            parts.filter { part in !file.lines.contains { $0.hasPrefix(part) } }
                .map { Breach(file.path, "no “\($0)”") }
        }

        #expect(!Self.decisions.isEmpty)
        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `the documents that a newcomer needs are there`() {
        let wanted = [
            "README.md", "README.zh.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md",
            "docs/style.md", "docs/operations.md", "docs/threat-model.md", "docs/performance.md",
        ]

        #expect(wanted.filter { !Repository.exists($0) }.isEmpty)
    }

    @Test func `both readmes show the same tour`() throws {
        let codes = try ["README.md", "README.zh.md"].map { path in
            let rows = try Repository.file(path).lines.filter { $0.contains(/^\|\s[①-⑧]/) }
            return rows.map { row in row.matches(of: /`[^`]+`/).map { String($0.output) } }
        }

        #expect(codes[0].count == 8)
        #expect(codes[0] == codes[1])
    }

    /// A path of the tree, with a folder that it has.
    private static var path: Regex<(Substring, Substring)> {
        /(?:^|[^\w\/.-])((?:Sources|Channels|Routing|Dashboards|Tests|Benchmarks|docs|scripts)\/[\w\/.+-]*\w)/
    }

    private static let decisions = Repository.documents.filter { $0.folder == "docs/adr" && $0.name != "README.md" }

    private static func resolved(_ target: String, from folder: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }

    /// `docs/adr/0003` names a decision by its number alone.
    private static func isThere(_ path: String) -> Bool {
        Repository.exists(path) || Repository.documents.contains { $0.path.hasPrefix(path + "-") }
    }

    /// What stands in backticks, line by line; the rest of the text is prose.
    private static func codes(in text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in line.matches(of: /`[^`]+`/).map { String($0.output) }.joined(separator: " ") }
            .joined(separator: "\n")
    }
}
