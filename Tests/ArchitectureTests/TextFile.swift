// SPDX-License-Identifier: Apache-2.0

/// A file of the tree and what it says.
struct TextFile: Sendable {
    /// From the root, for example `Sources/Desk/Desk.swift`.
    let path: String
    let text: String

    var name: String { String(path.split(separator: "/").last ?? "") }

    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// How many lines an editor shows.
    var lineCount: Int { text.hasSuffix("\n") ? lines.count - 1 : lines.count }

    func isIn(_ folders: String...) -> Bool {
        folders.contains { path.hasPrefix($0 + "/") }
    }
}

/// A Swift file, with its code, its comments and its strings told apart.
struct SwiftFile: Sendable {
    let file: TextFile
    let parts: SwiftParts

    init(_ file: TextFile) {
        self.file = file
        parts = SwiftParts(file.text)
    }

    var path: String { file.path }

    func isIn(_ folders: String...) -> Bool {
        folders.contains { path.hasPrefix($0 + "/") }
    }
}

/// A place where a rule is broken.
struct Breach: CustomStringConvertible {
    let description: String

    init(_ path: String, line: Int? = nil, _ what: String) {
        description = path + (line.map { ":\($0)" } ?? "") + ": " + what
    }
}

extension [Breach] {
    /// One a line, for a test's message.
    var list: String { map(\.description).joined(separator: "\n") }
}

extension [SwiftFile] {
    /// Where `pattern` is found in the files' code, or in another part of them, each place with `what` is wrong there.
    func breaches<Output>(
        of pattern: Regex<Output>,
        in part: KeyPath<SwiftParts, String> = \.code,
        _ what: String,
    ) -> [Breach] {
        flatMap { file in
            findings(of: pattern, in: file.parts[keyPath: part])
                .map { Breach(file.path, line: $0.line, "\(what): \($0.found)") }
        }
    }
}

extension [TextFile] {
    /// As for Swift, but in the whole text.
    func breaches<Output>(of pattern: Regex<Output>, _ what: String) -> [Breach] {
        flatMap { file in
            findings(of: pattern, in: file.text).map { Breach(file.path, line: $0.line, "\(what): \($0.found)") }
        }
    }
}

/// The lines of `text` in which `pattern` is found, numbered from 1, with what was found: its last group where the
/// pattern has groups.
func findings<Output>(of pattern: Regex<Output>, in text: String) -> [(line: Int, found: String)] {
    let pattern = Regex<AnyRegexOutput>(pattern)
    var found: [(Int, String)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        for match in line.matches(of: pattern) {
            found.append((index + 1, String(match.output.last?.substring ?? line[match.range])))
        }
    }
    return found
}
