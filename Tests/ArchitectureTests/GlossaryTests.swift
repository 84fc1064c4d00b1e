// SPDX-License-Identifier: Apache-2.0

import Testing

struct GlossaryTests {
    @Test func `the glossary has every word of the ticket's vocabulary, and no word that the code lost`() throws {
        let glossary = Self.sections(of: try Repository.file("docs/glossary.md").text)
        let names = Set(Self.vocabulary.map(\.name))

        // An enum with a `Name` of the same cases needs no table of its own.
        for words in Self.vocabulary where !names.contains(words.name + ".Name") {
            let listed = try #require(glossary[words.name], "docs/glossary.md has no section for `\(words.name)`")
            #expect(listed.subtracting(words.cases).isEmpty, "\(words.name): no longer in the code")
            #expect(Set(words.cases).subtracting(listed).isEmpty, "\(words.name): not in the glossary")
        }
    }

    @Test(arguments: [
        "TicketCommand.Name", "TicketEvent", "TicketRefusal", "Stage.Name", "Lamp", "Role", "Channel", "TicketKind",
        "Deadline.Kind", "Fact",
    ])
    func `a vocabulary that people see is found in the code`(name: String) {
        #expect(Self.vocabulary.contains { $0.name == name && !$0.cases.isEmpty })
    }

    @Test func `every name of code in the glossary is found in the program`() throws {
        let code = Set(Repository.product.flatMap { $0.parts.code.matches(of: /\w+/).map(\.output) })
        let glossary = try Repository.file("docs/glossary.md").text
        let named = glossary.matches(of: /`([\w.]+)`/).flatMap { $0.1.split(separator: ".") }

        #expect(Set(named).subtracting(code).isEmpty)
    }

    @Test func `pages call a thing what the glossary calls it`() throws {
        let glossary = try Repository.file("docs/glossary.md").text
        for (section, type) in Self.worded {
            let rows = Self.rows(of: type, in: glossary)
            for (column, language) in ["zh", "en"].enumerated() {
                let texts = try Repository.file("Sources/Web/Texts/\(language)/vocabulary.yaml").text
                let words = Self.words(of: section, in: texts)
                #expect(!words.isEmpty, "no \(section) in \(language)")
                #expect(words == rows.mapValues { $0[column] }, "\(section) in \(language)")
            }
        }
    }

    /// The sections of the pages' texts and the types they word.
    private static let worded = [
        "channel": "Channel", "kind": "TicketKind", "urgency": "Urgency", "role": "Role", "lamp": "Lamp",
        "stage": "Stage.Name", "command": "TicketCommand.Name", "nonAcceptance": "NonAcceptance",
        "conclusion": "HandlingResult.Conclusion", "closingReason": "ClosingReason", "deadlineKind": "Deadline.Kind",
        "unitLevel": "Department.Level", "fact": "Fact", "attachmentType": "AttachmentType",
    ]

    private static let vocabulary = Repository.product.filter { $0.isIn("Sources/Tickets") }.flatMap(\.enums)

    /// The Chinese and the English of each code in the table under the heading that names `type`.
    private static func rows(of type: String, in text: String) -> [String: [String]] {
        let parts = text.split(separator: "\n### ").filter { $0.prefix { $0 != "\n" }.contains("`\(type)`") }
        let lines = parts.first?.split(separator: "\n") ?? []
        return lines.reduce(into: [:]) { rows, line in
            guard let match = line.wholeMatch(of: /\| (.+) \| (.+) \| `(\w+)` \|/) else { return }
            rows[String(match.3)] = [String(match.1), String(match.2)]
        }
    }

    /// The texts of a section, read as far as their plain YAML needs.
    private static func words(of section: String, in yaml: String) -> [String: String] {
        let lines = yaml.split(separator: "\n").drop { $0 != section + ":" }.dropFirst().prefix { $0.hasPrefix("  ") }
        return lines.reduce(into: [:]) { words, line in
            guard let match = line.wholeMatch(of: /\s+"?(\w+)"?: ["']?(.+?)["']?/) else { return }
            words[String(match.1)] = String(match.2)
        }
    }

    @Test func `every word has its Chinese and its English`() throws {
        let breaches = try Repository.file("docs/glossary.md").text.split(separator: "\n").filter { $0.hasPrefix("| ") }
            .filter { row in
                let cells = row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                return cells.prefix(2).contains { cell in cell.allSatisfy { $0 == " " } }
            }

        #expect(breaches.isEmpty)
    }

    /// The codes in the last column of each table, by the type that the table's heading names in backticks.
    private static func sections(of text: String) -> [String: Set<String>] {
        var sections: [String: Set<String>] = [:]
        var name: String?
        for line in text.split(separator: "\n") {
            if line.hasPrefix("#") {
                name = line.firstMatch(of: /`([^`]+)`/).map { String($0.1) }
            } else if let name, let cell = line.split(separator: "|").dropFirst(2).first {
                sections[name, default: []].formUnion(cell.matches(of: /`([^`]+)`/).map { String($0.1) })
            }
        }
        return sections
    }
}
