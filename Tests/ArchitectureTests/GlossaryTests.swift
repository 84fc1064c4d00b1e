// SPDX-License-Identifier: Apache-2.0

import Testing

struct GlossaryTests {
    @Test func `the glossary has every word of the ticket's vocabulary, and no word that the code lost`() throws {
        let glossary = Self.sections(of: try Repository.file("docs/glossary.md").text)
        let vocabulary = Repository.product.filter { $0.isIn("Sources/Tickets") }.flatMap(\.enums)

        for words in vocabulary {
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
        let found = Repository.product.filter { $0.isIn("Sources/Tickets") }.flatMap(\.enums).first { $0.name == name }

        #expect(found.map { !$0.cases.isEmpty } ?? false)
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
