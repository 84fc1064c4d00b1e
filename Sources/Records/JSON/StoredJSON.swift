// SPDX-License-Identifier: Apache-2.0

import Foundation

/// How values are written into TEXT columns: members in the order of their type and whole milliseconds, so that equal
/// values are equal text. Written by `JSONText` (docs/adr/0009), never queried by SQL (docs/adr/0003).
enum StoredJSON {
    static func text(_ value: some Encodable) throws -> String {
        let text = JSONText()
        try text.encode(value)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        try decoder.decode(type, from: Data(text.utf8))
    }

    private static let decoder = {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            Date(timeIntervalSince1970: Double(try decoder.singleValueContainer().decode(Int64.self)) / 1000)
        }
        return decoder
    }()
}
