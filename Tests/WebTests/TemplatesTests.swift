// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Tickets

@testable import Web

struct TemplatesTests {
    @Test func `whatever a person wrote is shown and never obeyed`() throws {
        let page = try rendered("<p title='{{text}}'>{{text}}</p>", Model(text: #"<script>"&'{{note}}"#))

        #expect(
            page == "<p title='&lt;script&gt;&quot;&amp;&#39;{{note}}'>&lt;script&gt;&quot;&amp;&#39;{{note}}</p>"
        )
    }

    @Test func `a row without a value does not borrow the page's`() throws {
        let model = Model(text: "t", note: "page", rows: [Model.Row(note: nil), Model.Row(note: "row")])

        #expect(try rendered("{{#rows}}[{{#note}}{{.}}{{/note}}]{{/rows}}", model) == "[][row]")
    }

    @Test func `a zero is shown and an empty list is not`() throws {
        let template = "{{#count}}{{.}}{{/count}}{{#rows}}x{{/rows}}{{^rows}}none{{/rows}}{{#isNew}}new{{/isNew}}"

        #expect(try rendered(template, Model(text: "t")) == "0none")
    }

    @Test(arguments: ["{{t.no.such.text}}", "{{file.none.css}}", "{{#open}}", "{{unfinished"])
    func `a template with a mistake stops the start and names its file`(source: String) throws {
        let fault = #expect(throws: TextFault.self) {
            try Templates(["staff/broken": source], book: book, files: [:])
        }

        #expect(fault?.file == "staff/broken.mustache")
    }

    @Test func `texts and files are in place before the first page is rendered`() throws {
        let page = try rendered("{{t.layout.skip}} {{ file.a.css }}", Model(text: ""))

        #expect(page == "Skip to content /static/a.css?v=1")
    }

    private func rendered(_ source: String, _ model: Model) throws -> String {
        let templates = try Templates(["page": source], book: book, files: ["a.css": "/static/a.css?v=1"])
        return templates.render("page", TemplateValue(root: model))
    }

    private var book: TextBook {
        get throws {
            let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Sources/Web/Texts")
            return try TextBook(.en, folder: folder)
        }
    }

    private struct Model {
        let text: String
        var note: String?
        var count = 0
        var isNew = false
        var rows: [Row] = []

        struct Row {
            let note: String?
        }
    }
}
