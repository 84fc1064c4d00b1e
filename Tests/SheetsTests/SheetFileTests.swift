// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sheets
import TestKit
import Testing

/// A long table that is written row by row.
struct SheetFileTests {
    private static func file() throws -> SheetFile {
        try SheetFile(
            title: "工单/列表",
            heads: ["编号", "标题"],
            widths: [10, 40],
            created: Date(timeIntervalSince1970: 1_772_413_200),
        )
    }

    @Test func `what is written row by row is what Excel finds`() async throws {
        let file = try Self.file()
        for number in 1...500 { try file.add([.number(number), .text("=1+\(number)")]) }
        let bytes = try Data(contentsOf: URL(filePath: try file.finish()))

        let sheet = try #require(try await Readers.workbook(bytes).first)

        #expect(sheet.name == "工单 列表")
        #expect(sheet.rows.count == 501)
        #expect(sheet.rows.first?.map(\.text) == ["编号", "标题"])
        #expect(sheet.rows.last?.map(\.type) == ["n", "s"])
        #expect(sheet.rows.last?.last?.text == "=1+500")
        #expect(sheet.repeatedRows == "$1:$1")
    }

    @Test func `nothing is left of a table that nobody holds any more`() throws {
        var path = ""
        do {
            let file = try Self.file()
            try file.add([.number(1), .text("x")])
            path = try file.finish()
            #expect(FileManager.default.fileExists(atPath: path))
        }

        #expect(!FileManager.default.fileExists(atPath: URL(filePath: path).deletingLastPathComponent().path))
    }
}
