// SPDX-License-Identifier: Apache-2.0

import Storage
import Testing

@Suite struct SQLTests {
    @Test func `a value becomes a placeholder and never text`() {
        let name = "'; DROP TABLE tickets; --"

        let sql: SQL = "SELECT * FROM units WHERE name = \(name) AND size > \(3)"

        #expect(sql.text == "SELECT * FROM units WHERE name = $1 AND size > $2")
        #expect(sql.values == [.text(name), .integer(3)])
    }

    @Test func `an interpolated literal is a value, not SQL`() {
        let sql: SQL = "SELECT \("a; b")"

        #expect(sql.text == "SELECT $1")
        #expect(sql.values == [.text("a; b")])
    }

    @Test func `raw text is inserted as it stands`() {
        let column = "received_at"

        let sql: SQL = "SELECT \(raw: column) FROM tickets WHERE id = \(1)"

        #expect(sql.text == "SELECT received_at FROM tickets WHERE id = $1")
    }

    @Test func `composition renumbers the placeholders`() {
        let filter: SQL = "unit = \("roads") AND stage = \("open")"

        let sql: SQL = "SELECT * FROM tickets WHERE id > \(7) AND (\(filter)) LIMIT \(10)"

        #expect(sql.text == "SELECT * FROM tickets WHERE id > $1 AND (unit = $2 AND stage = $3) LIMIT $4")
        #expect(sql.values == [.integer(7), .text("roads"), .text("open"), .integer(10)])
    }

    @Test func `composition leaves a dollar in quoted text alone`() {
        let piece: SQL = "price = 'US$1' AND id = \(5) AND note = '$2'"

        let sql: SQL = "\(1) \(piece)"

        #expect(sql.text == "$1 price = 'US$1' AND id = $2 AND note = '$2'")
    }

    @Test func `composition renumbers over widths of numbers and non-ASCII text`() {
        let list = (1...12).map { "名\($0)" as SQL }.joined(separator: ", ")

        let sql: SQL = "甲 \(0) \(list) \(99)"

        #expect(sql.text.hasSuffix("名$11, 名$12, 名$13 $14"))
        #expect(sql.values.first == .integer(0) && sql.values.last == .integer(99) && sql.values.count == 14)
    }

    @Test func `more values than anyone counts are numbered on`() {
        let sql = (1...200).map { "\($0)" as SQL }.joined(separator: ",")

        #expect(sql.text.hasSuffix("$199,$200"))
    }

    @Test func `plus joins two statements`() {
        let sql = ("SELECT \(1)" as SQL) + " UNION SELECT \(2)"

        #expect(sql.text == "SELECT $1 UNION SELECT $2")
        #expect(sql.values == [.integer(1), .integer(2)])
    }

    @Test func `an empty list joins to nothing`() {
        #expect([SQL]().joined(separator: ", ").text.isEmpty)
    }
}
