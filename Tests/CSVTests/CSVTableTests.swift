// SPDX-License-Identifier: Apache-2.0

import CSV
import Testing

struct CSVTableTests {
    @Test func `fields are found by column, in whatever order the columns stand`() throws {
        let table = try CSVTable("label,detail,title\n1,水管爆裂,停水\n")

        #expect(table.columns == ["label", "detail", "title"])
        #expect(table.rows.map { $0["title"] } == ["停水"])
        #expect(table.rows.map { $0["detail"] } == ["水管爆裂"])
        #expect(table.rows.map { $0["time"] } == [nil])
    }

    @Test func `a quoted field holds commas, quotes and line ends, and the next row knows its line`() throws {
        let table = try CSVTable("title,detail\na,\"one, \"\"two\"\"\r\nthree\n\"\nb,\"\"\n")

        #expect(table.rows.map { $0["detail"] } == ["one, \"two\"\r\nthree\n", ""])
        #expect(table.rows.map(\.line) == [2, 5])
    }

    @Test(arguments: [
        "a,b\n1,2", "a,b\n1,2\n", "a,b\r\n1,2\r\n", "\u{FEFF}a,b\n1,2\n", "a,b\n\n1,2\n\n", "\"a\",b\r\n1,\"2\"\r\n",
    ])
    func `line ends, a byte order mark and blank lines change nothing`(text: String) throws {
        let table = try CSVTable(text)

        #expect(table.columns == ["a", "b"])
        #expect(table.rows.map { [$0["a"], $0["b"]] } == [["1", "2"]])
    }

    @Test func `a comma at the very end is followed by an empty field`() throws {
        #expect(try CSVTable("a,b\n1,").rows.map { $0["b"] } == [""])
    }

    @Test(arguments: [
        ("", CSVFault.empty),
        ("a,a\n", .columnTwice("a")),
        ("a,b\n1,2\n1\n", .fieldCount(line: 3, expected: 2, found: 1)),
        ("a,b\n1,2,3\n", .fieldCount(line: 2, expected: 2, found: 3)),
        ("a\n1\n\"2\n3", .unclosedQuote(line: 3)),
        ("a,b\n\"1\n\"x,2\n", .textAfterQuote(line: 3)),
    ])
    func `what is no table is refused with its line`(text: String, fault: CSVFault) {
        #expect(throws: fault) { try CSVTable(text) }
    }

    @Test func `where rows may be left out, each wrong one is told of and the rest is read`() throws {
        var faults: [CSVFault] = []

        let table = try CSVTable(Array("a,b\n1,2\n3\n\"x\"y,4\n5,6\n\"7,8\n9,10\n".utf8)) { faults.append($0) }

        #expect(
            faults == [
                .fieldCount(line: 3, expected: 2, found: 1), .textAfterQuote(line: 4), .unclosedQuote(line: 6),
            ]
        )
        #expect(table.rows.map { $0["b"] } == ["2", "6", "10"])
    }

    @Test func `bytes that are no UTF-8 are refused with their line`() {
        #expect(throws: CSVFault.notUTF8(line: 2)) { try CSVTable(Array("a\n".utf8) + [0xFF]) }
    }

    @Test func `a column that is needed and missing is named`() throws {
        let table = try CSVTable("title\nx\n")

        #expect(throws: CSVFault.columnMissing("detail")) { try table.require("title", "detail") }
    }
}

extension CSVTable {
    init(_ text: String) throws { try self.init(Array(text.utf8)) }
}
