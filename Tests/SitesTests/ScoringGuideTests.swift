// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Survey
import Testing

/// The worked examples of docs/scoring.md give what they say (E6, domain.md 1.14).
struct ScoringGuideTests {
    struct Example: CustomTestStringConvertible {
        let testDescription: String
        let pack: String
        let lines: String
        let answers: String
    }

    /// A pack, its lines and their answers, one behind the other under a heading.
    private static let examples: [Example] = {
        guard let text = try? Repository.text("docs/scoring.md") else { return [] }
        let blocks =
            /### ([^\n]+)\n(?:(?!```|###)[^\n]*\n)+```yaml\n((?:(?!```)[^\n]*\n)+)```\n\n```json\n((?:(?!```)[^\n]*\n)+)```\n\n```json\n((?:(?!```)[^\n]*\n)+)```/
        return text.matches(of: blocks).map { match in
            Example(
                testDescription: String(match.1),
                pack: String(match.2),
                lines: String(match.3),
                answers: String(match.4),
            )
        }
    }()

    @Test(arguments: examples)
    func `a worked example gives its answers`(example: Example) throws {
        #expect(try example.pack.answers(to: example.lines) == example.answers.trimmed)
    }

    @Test func `no example is passed over`() throws {
        let text = try Repository.text("docs/scoring.md")

        #expect(Self.examples.count == text.matches(of: /```yaml/).count)
        #expect(Self.examples.count >= 9)
    }
}

enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}

extension String {
    /// What this pack answers to JSON lines.
    func answers(to lines: String) throws -> String {
        var evaluation = ScoreEvaluation(try SiteReader.scoringPack(self, file: "pack.yaml"))
        for line in lines.trimmed.split(separator: "\n", omittingEmptySubsequences: false) {
            evaluation.take(String(line))
        }
        return evaluation.answers().joined(separator: "\n")
    }

    fileprivate var trimmed: String { trimmingCharacters(in: .newlines) }
}
