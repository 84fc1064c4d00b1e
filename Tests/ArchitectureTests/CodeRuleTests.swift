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
        let breaches = Repository.swift.breaches(of: /\bpublic\b|\bopen (?:class|func|var)\b/, "is for everybody")

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `the program forces nothing`() {
        let breaches = Repository.product.breaches(of: /\btry!|\bas!|[\w)\]]!(?!=)/, "forces")

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `an error that is let go says why`() {
        let breaches = Repository.product.flatMap { file in
            findings(of: /\btry\?|\bcatch\s*\{\s*\}/, in: file.parts.code)
                .filter { !Self.isExplained(line: $0.line, in: file) }
                .map { Breach(file.path, line: $0.line, "\($0.found) without a comment") }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `what is left to do has a number`() {
        let mark = /\b(?:TODO|FIXME|XXX)\b(?! ?\(#\d+\))/
        let others = Repository.files.filter {
            $0.path.contains(/\.(?:ya?ml|mustache|py|css|js)$|^scripts\/|Makefile$/)
        }
        let breaches =
            Repository.swift.breaches(of: mark, in: \.comments, "has no number")
            + others.breaches(of: mark, "has no number")

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `no file names a place on somebody's machine`() {
        let homes = Repository.files.breaches(of: /(?:^|[^\w.])(\/(?:home|Users|root)\/\w+)/, "names a home")
        let here = Repository.files.filter { $0.text.contains(Repository.root.path + "/") }
            .map { Breach($0.path, "names this checkout") }

        #expect((homes + here).isEmpty, "\((homes + here).list)")
    }

    /// Whether a comment stands on the line or on one of the three before it.
    private static func isExplained(line: Int, in file: SwiftFile) -> Bool {
        let comments = file.parts.comments.split(separator: "\n", omittingEmptySubsequences: false)
        return comments[max(0, line - 4)..<line].contains { $0.contains(/\/\/(?!\/)/) }
    }
}
