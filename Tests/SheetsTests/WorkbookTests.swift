// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sheets
import TestKit
import Testing

/// What Excel will find in a workbook, as openpyxl reads it.
struct WorkbookTests {
    private static func read(_ sheets: [Sheet]) async throws -> [Readers.Sheet] {
        let file = try Workbook.bytes(of: sheets, title: "周报", created: Date(timeIntervalSince1970: 1_772_413_200))
        return try await Readers.workbook(file)
    }

    @Test func `numbers are numbers, texts are texts, and a head row is repeated on A4`() async throws {
        let rows: [[Sheet.Cell]] = [
            [.title("襄阳市")], [.head("单位"), .head("派单"), .head("率")],
            [.text("供水集团"), .number(1_234), .share(0.9875)], [.strongText("合计"), .strongNumber(0), .change(-0.25)],
        ]

        let sheet = try #require(
            try await Self.read([Sheet(name: "总体", widths: [20, 10, 10], rows: rows, headRow: 1)]).first
        )

        #expect(sheet.name == "总体")
        #expect(sheet.rows[2].map(\.type) == ["s", "n", "n"])
        #expect(sheet.rows[2].map(\.number) == [nil, 1_234, 0.9875])
        #expect(sheet.rows[2].map(\.format) == ["General", "#,##0", "0.00%"])
        #expect(sheet.rows[3].map(\.number) == [nil, 0, -0.25])
        #expect(sheet.paper == 9)
        #expect(sheet.repeatedRows == "$2:$2")
    }

    @Test(arguments: [
        "=cmd|' /C calc'!A0", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "http://evil.example/", "mailto:x@y",
        "internal:A1", "<script>alert(1)</script>", "]]>&amp;", "00123", "1e5", "TRUE", "_x0041_",
    ])
    func `no text becomes a formula, a link, a number or markup`(text: String) async throws {
        let sheets = try await Self.read([Sheet(name: "a", widths: [], rows: [[.text(text), .head(text)]])])

        let cells = try #require(sheets.first?.rows.first)
        #expect(cells.map(\.type) == ["s", "s"])
        #expect(cells.map(\.text) == [text, text])
    }

    @Test(arguments: ["", "\u{1}bell\u{7}", "\u{FFFE}x\u{FFFF}", "a\u{0}b", "👩‍👩‍👧 家庭\n第二行"])
    func `odd characters leave a workbook that can be read`(text: String) async throws {
        let sheets = try await Self.read([Sheet(name: "a", widths: [], rows: [[.text(text), .number(7)]])])

        #expect(sheets.first?.rows.first?.last?.number == 7)
    }

    @Test func `a text that no cell can hold is cut, and a name that no tab can have is mended`() async throws {
        let long = String(repeating: "长", count: 40_000)

        let sheets = try await Self.read([
            Sheet(name: "a/b[c]:*?\\'d", widths: [], rows: [[.text(long)]]),
            Sheet(name: String(repeating: "名", count: 60), widths: [], rows: []),
        ])

        #expect(sheets.first?.rows.first?.first?.text?.count == 16_000)
        #expect(sheets.map(\.name.count) == [12, 31])
    }

    @Test func `two sheets of one name are refused, and nothing is left behind`() throws {
        let sheet = Sheet(name: "a", widths: [], rows: [[.text("x")]])

        #expect(throws: WorkbookFault.self) {
            try Workbook.bytes(of: [sheet, sheet], title: "", created: Date(timeIntervalSince1970: 0))
        }
    }

    @Test func `twenty thousand rows are written`() async throws {
        let rows = (0..<20_000).map { [Sheet.Cell.text("单位 \($0)"), .number($0)] }

        let sheets = try await Self.read([Sheet(name: "a", widths: [], rows: rows)])

        #expect(sheets.first?.rows.count == 20_000)
        #expect(sheets.first?.rows.last?.last?.number == 19_999)
    }
}
