// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Records

/// What the store writes is JSON that any reader reads back unchanged (docs/adr/0009).
struct StoredJSONTests {
    private enum Shape: Codable, Equatable {
        case bare
        case named(text: String, flag: Bool)
        indirect case nested(Shape, [Shape])
    }

    private struct Everything: Codable, Equatable {
        var text = ""
        var missing: String?
        var number = 0
        var small: UInt8 = 255
        var fraction = 0.0
        var flag = false
        var at = Date(timeIntervalSince1970: 0)
        var list: [Int?] = []
        var table: [String: [Double]] = [:]
        var shape = Shape.bare
    }

    @Test(arguments: [
        "", "停水", "\"\\/", "\u{0}\u{1}\u{1F}\u{7F}\u{2028}", "😀𠮷é", "a\nb\rc\td", "</script>", "\"", "\\",
        String(repeating: "水\"", count: 10_000),
    ])
    func `any text is read back as it was`(text: String) throws {
        let value = Everything(text: text, table: [text: []], shape: .named(text: text, flag: true))

        #expect(try StoredJSON.value(Everything.self, from: StoredJSON.text(value)) == value)
    }

    @Test(arguments: [0.0, -0.5, 112.144146, 1e-12, 1e300, Double.greatestFiniteMagnitude])
    func `any number is read back as it was`(number: Double) throws {
        let value = Everything(number: .min, fraction: number, list: [1, nil, .max], table: ["a": [number, -number]])

        #expect(try StoredJSON.value(Everything.self, from: StoredJSON.text(value)) == value)
    }

    @Test(arguments: [Double.infinity, .nan])
    func `what JSON has no word for is refused`(number: Double) {
        #expect(throws: EncodingError.self) { try StoredJSON.text(Everything(fraction: number)) }
    }

    @Test func `instants are whole milliseconds, and nothing is lost between lists and cases`() throws {
        let value = Everything(
            at: Date(timeIntervalSince1970: 1_764_123_456.789),
            shape: .nested(.bare, [.named(text: "a", flag: false), .nested(.bare, []), .bare]),
        )

        let text = try StoredJSON.text(value)

        #expect(text.contains("\"at\":1764123456789,"))
        #expect(try StoredJSON.value(Everything.self, from: text) == value)
        #expect(try StoredJSON.text(value) == text)
    }
}
