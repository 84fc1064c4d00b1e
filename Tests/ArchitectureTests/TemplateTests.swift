// SPDX-License-Identifier: Apache-2.0

import Testing

/// What the pages' strict Content-Security-Policy would forbid at run time is found before.
struct TemplateTests {
    @Test func `text that is not escaped says why on the line before`() {
        let breaches = Repository.templates.flatMap { file in
            findings(of: /\{\{\{|\{\{&/, in: file.text)
                .filter { $0.line < 2 || !file.lines[$0.line - 2].contains("{{!") }
                .map { Breach(file.path, line: $0.line, "\($0.found) without a comment") }
        }

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test(arguments: [
        ("a script", #"(?i)<script(?![^>]*\ssrc=)[^>]*>"#),
        ("a style sheet", #"(?i)<style\b"#),
        ("a style", #"(?i)\sstyle\s*="#),
        ("a handler", #"(?i)\s(?:on\w+|hx-on[:\w-]*)\s*="#),
        ("an address that is a script", #"(?i)javascript:"#),
    ])
    func `no template has anything inline`(what: String, pattern: String) throws {
        let breaches = Repository.templates.breaches(of: try Regex(pattern), "has \(what) inline")

        #expect(breaches.isEmpty, "\(breaches.list)")
    }

    @Test func `no template loads anything from elsewhere`() {
        let breaches = Repository.templates.breaches(
            of: /(?:src|srcset|action)="(?:https?:)?\/\//,
            "loads from elsewhere",
        )

        #expect(breaches.isEmpty, "\(breaches.list)")
    }
}
