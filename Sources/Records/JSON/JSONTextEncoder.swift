// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Lets a value describe itself into a `JSONText`. Members stand in the order in which their type names them.
struct JSONTextEncoder: Encoder {
    let text: JSONText

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        text.open(.object)
        return KeyedEncodingContainer(ObjectMembers<Key>(text: text, depth: text.depth))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        text.open(.list)
        return ListMembers(text: text, depth: text.depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { SingleValue(text: text) }
}

extension JSONText {
    /// Writes a value of any type.
    ///
    /// - Throws: `EncodingError` for a number that JSON has no word for, such as infinity.
    func encode<Value: Encodable>(_ value: Value) throws {
        let start = bytes.count
        let outer = depth
        // Asked for by its type first: a cast costs more than most values.
        if Value.self == Date.self, let date = value as? Date {
            write(raw: String(Int64((date.timeIntervalSince1970 * 1000).rounded())))
        } else {
            try value.encode(to: JSONTextEncoder(text: self))
            close(to: outer)
            // A value without members asks for no container.
            if bytes.count == start { write(raw: "{}") }
        }
    }

    func encode(_ number: Double) throws {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number,
                EncodingError.Context(codingPath: [], debugDescription: "JSON has no word for \(number)"),
            )
        }
        write(raw: number.description)
    }
}

private struct ObjectMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let text: JSONText
    let depth: Int

    var codingPath: [any CodingKey] { [] }

    private func begin(_ key: some CodingKey) { text.beginMember(key.stringValue, at: depth) }

    func encodeNil(forKey key: Key) {
        begin(key)
        text.write(raw: "null")
    }

    func encode(_ value: Bool, forKey key: Key) {
        begin(key)
        text.write(raw: value ? "true" : "false")
    }

    func encode(_ value: String, forKey key: Key) {
        begin(key)
        text.write(value)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        begin(key)
        try text.encode(value)
    }

    func encode(_ value: Int, forKey key: Key) {
        begin(key)
        text.write(raw: String(value))
    }

    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        begin(key)
        try text.encode(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key,
    ) -> KeyedEncodingContainer<Nested> {
        begin(key)
        return JSONTextEncoder(text: text).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        begin(key)
        return JSONTextEncoder(text: text).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        text.beginMember("super", at: depth)
        return JSONTextEncoder(text: text)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        begin(key)
        return JSONTextEncoder(text: text)
    }
}

private struct ListMembers: UnkeyedEncodingContainer {
    let text: JSONText
    let depth: Int
    private(set) var count = 0

    init(text: JSONText, depth: Int) {
        self.text = text
        self.depth = depth
    }

    var codingPath: [any CodingKey] { [] }

    private mutating func begin() {
        text.beginMember(at: depth)
        count += 1
    }

    mutating func encodeNil() {
        begin()
        text.write(raw: "null")
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        begin()
        try text.encode(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        begin()
        return JSONTextEncoder(text: text).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        begin()
        return JSONTextEncoder(text: text).unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder {
        begin()
        return JSONTextEncoder(text: text)
    }
}

private struct SingleValue: SingleValueEncodingContainer {
    let text: JSONText

    var codingPath: [any CodingKey] { [] }

    func encodeNil() { text.write(raw: "null") }
    func encode(_ value: Bool) { text.write(raw: value ? "true" : "false") }
    func encode(_ value: String) { text.write(value) }
    func encode(_ value: Double) throws { try text.encode(value) }
    func encode(_ value: Float) throws { try text.encode(Double(value)) }
    func encode(_ value: Int) { text.write(raw: String(value)) }
    func encode(_ value: Int8) { text.write(raw: String(value)) }
    func encode(_ value: Int16) { text.write(raw: String(value)) }
    func encode(_ value: Int32) { text.write(raw: String(value)) }
    func encode(_ value: Int64) { text.write(raw: String(value)) }
    func encode(_ value: UInt) { text.write(raw: String(value)) }
    func encode(_ value: UInt8) { text.write(raw: String(value)) }
    func encode(_ value: UInt16) { text.write(raw: String(value)) }
    func encode(_ value: UInt32) { text.write(raw: String(value)) }
    func encode(_ value: UInt64) { text.write(raw: String(value)) }
    func encode<Value: Encodable>(_ value: Value) throws { try text.encode(value) }
}
