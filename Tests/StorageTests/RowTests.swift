// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import Testing

@Suite struct RowTests {
    private enum Lamp: String, SQLValueConvertible, SQLValueDecodable {
        case green, red
    }

    private let row = Row(
        columns: Row.Columns(["number", "lamp", "gone", "flag", "rate"]),
        values: [.integer(7), .text("red"), .null, .integer(1), .double(0.5)],
    )

    @Test func `a column decodes as the type asked for`() throws {
        #expect(try row.value("number", as: Int.self) == 7)
        #expect(try row.value("lamp", as: Lamp.self) == .red)
        #expect(try row.value("gone", as: String?.self) == nil)
        #expect(try row.value("number", as: Int?.self) == 7)
        #expect(try row.value("flag", as: Bool.self))
        #expect(try row.value("rate", as: Double.self) == 0.5)
        #expect(try row.value("number", as: Date.self) == Date(timeIntervalSince1970: 0.007))
    }

    @Test func `a missing column is named`() {
        #expect(throws: DatabaseError.decoding(column: "numbr", expected: "Int", found: "no such column")) {
            try row.value("numbr", as: Int.self)
        }
    }

    @Test func `a wrong type names column, expected and found, but no personal text`() {
        #expect(throws: DatabaseError.decoding(column: "lamp", expected: "Int", found: "text")) {
            try row.value("lamp", as: Int.self)
        }
        #expect(throws: DatabaseError.decoding(column: "gone", expected: "String", found: "NULL")) {
            try row.value("gone", as: String.self)
        }
        #expect(throws: DatabaseError.decoding(column: "number", expected: "Bool", found: "integer 7")) {
            try row.value("number", as: Bool.self)
        }
    }

    @Test func `a raw value no case knows is refused`() {
        let row = Row(columns: Row.Columns(["lamp"]), values: [.text("blue")])

        #expect(throws: DatabaseError.decoding(column: "lamp", expected: "Lamp", found: "text")) {
            try row.value("lamp", as: Lamp.self)
        }
    }

    @Test func `an integer that a double cannot hold is not rounded`() {
        let row = Row(columns: Row.Columns(["big"]), values: [.integer(.max)])

        #expect(throws: DatabaseError.self) { try row.value("big", as: Double.self) }
    }
}
