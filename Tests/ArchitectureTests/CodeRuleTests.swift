// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Rules of docs/style.md that a reader need not check by eye.
struct CodeRuleTests {
    @Test func `every Swift file names its licence first`() {
        let mark = "// SPDX-License-Identifier: Apache-2.0"
        let bare = Repository.swift.filter { file in
            // SwiftPM reads the version of its tools from the manifest's first line.
            let first = file.path.hasSuffix("Package.swift") ? file.file.lines.dropFirst().first : file.file.lines.first
            return first.map { $0 != mark } ?? true
        }

        #expect(bare.isEmpty, "\(bare.map(\.path))")
    }

    @Test func `nothing is public`() {
        let breaches = Self.breaches(in: Repository.swift, of: /\bpublic\b|\bopen (?:class|func|var)\b/)

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `the program forces nothing`() {
        let breaches = Self.breaches(in: Repository.product, of: /\btry!|\bas!|[\w)\]]!(?!=)/)

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `an error that is let go says why`() {
        let breaches = Repository.product.flatMap { file in
            matches(of: /\btry\?|\bcatch\s*\{\s*\}/, in: file.parts.code)
                .filter { !Self.isExplained(line: $0.line, in: file) }
                .map { Breach(file.path, line: $0.line, "\($0.found) without a comment") }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `what is left to do has a number`() {
        let code = Repository.swift.map { ($0.path, $0.parts.comments) }
        let others = Repository.files.filter { $0.path.contains(/\.(?:ya?ml|mustache|py|css|js|sh)$|^scripts\/|Makefile$/) }
            .map { ($0.path, $0.text) }
        let breaches = (code + others).flatMap { path, text in
            matches(of: /\b(?:TODO|FIXME|XXX)\b(?! ?\(#\d+\))/, in: text).map { Breach(path, line: $0.line, $0.found) }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `no file names a place on somebody's machine`() {
        let home = /(?:^|[^\w.])(\/(?:home|Users|root)\/\w+)/
        let breaches = Repository.files.flatMap { file in
            let here = file.text.contains(Repository.root.path + "/") ? [Breach(file.path, "names this checkout")] : []
            return here + matches(of: home, in: file.text).map { Breach(file.path, line: $0.line, $0.found) }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    /// Whether a comment stands on the line or on one of the three before it.
    private static func isExplained(line: Int, in file: SwiftFile) -> Bool {
        let comments = file.parts.comments.split(separator: "\n", omittingEmptySubsequences: false)
        return comments[max(0, line - 4)..<line].contains { $0.contains(/\/\/(?!\/)/) }
    }

    private static func breaches(in files: [SwiftFile], of pattern: Regex<Substring>) -> [Breach] {
        files.flatMap { file in
            matches(of: pattern, in: file.parts.code).map { Breach(file.path, line: $0.line, $0.found) }
        }
    }
}
