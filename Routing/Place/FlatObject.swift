// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads a line with one flat JSON object ten times as fast as the JSON decoder, which is asked for everything else:
/// nested values, escapes, what is no JSON. It also takes `NaN` and the like for values, so that whoever wrote them is
/// told which value is wrong.
struct FlatObject {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Hands over each value and its key.
    ///
    /// - Returns: Whether the line is a flat object.
    mutating func read(_ take: (Value, _ key: Value) -> Void) -> Bool {
        guard skip(UInt8(ascii: "{")) else { return false }
        guard !skip(UInt8(ascii: "}")) else { return isAtEnd }
        repeat {
            guard let key = quoted(), skip(UInt8(ascii: ":")), let value = quoted() ?? word() else { return false }
            take(value, key)
        } while skip(UInt8(ascii: ","))
        return skip(UInt8(ascii: "}")) && isAtEnd
    }

    private mutating func quoted() -> Value? {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
        let start = place + 1
        var end = start
        while end < bytes.count, bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\\") {
            if bytes[end] == UInt8(ascii: "\"") {
                place = end + 1
                return Value(bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]), isQuoted: true)
            }
            end += 1
        }
        return nil
    }

    private mutating func word() -> Value? {
        let start = place
        while place < bytes.count, bytes[place].isOfWord { place += 1 }
        guard place > start else { return nil }
        return Value(bytes: UnsafeBufferPointer(rebasing: bytes[start..<place]), isQuoted: false)
    }

    /// The mark, if it comes next, and the white space around it.
    private mutating func skip(_ mark: UInt8) -> Bool {
        skipSpace()
        guard place < bytes.count, bytes[place] == mark else { return false }
        place += 1
        skipSpace()
        return true
    }

    private mutating func skipSpace() {
        while place < bytes.count, bytes[place].isSpace { place += 1 }
    }

    private var isAtEnd: Bool { place == bytes.count }
}

extension FlatObject {
    /// A text in quotes, or a word without; only as long as the line.
    struct Value {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let isQuoted: Bool

        func isText(_ text: StaticString) -> Bool {
            isQuoted && text.utf8CodeUnitCount == bytes.count && text.withUTF8Buffer { $0.elementsEqual(bytes) }
        }

        /// As it was written, numbers in their shortest form; null for what names nothing.
        var json: String {
            let text = String(decoding: bytes, as: UTF8.self)
            if isQuoted { return "\"\(text)\"" }
            let isPlain = bytes.count <= 15 && bytes.allSatisfy(\.isDigit) && (bytes.count == 1 || bytes[0] != 0x30)
            if isPlain { return text }
            return number == nil ? "null" : Decimal(string: text)?.description ?? "null"
        }

        /// As RFC 8259, section 6; nil for a text and for what is no number there.
        var number: Double? { isQuoted ? nil : JSONNumber(bytes)?.value }
    }
}

/// A number in decimal digits, read without a copy where fifteen digits are enough.
private struct JSONNumber {
    let value: Double

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var rest = bytes[...]
        let isNegative = rest.take { $0 == UInt8(ascii: "-") }
        let whole = rest.digits()
        guard whole.count == 1 || (whole.count > 1 && whole.first != 0x30) else { return nil }
        var fraction = bytes[0..<0]
        if rest.take({ $0 == UInt8(ascii: ".") }) {
            fraction = rest.digits()
            guard !fraction.isEmpty else { return nil }
        }
        let isPlain = rest.isEmpty && whole.count + fraction.count <= 15
        if rest.take({ $0 | 0x20 == UInt8(ascii: "e") }) {
            _ = rest.take { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            guard !rest.digits().isEmpty else { return nil }
        }
        guard rest.isEmpty else { return nil }
        if isPlain {
            // Both are whole numbers that a Double holds exactly, so their quotient is rounded once, as it should be.
            let digits = fraction.reduce(whole.reduce(0.0) { $0 * 10 + $1.digit }) { $0 * 10 + $1.digit }
            value = (isNegative ? -digits : digits) / Self.powers[fraction.count]
        } else {
            guard let number = Double(String(decoding: bytes, as: UTF8.self)) else { return nil }
            value = number
        }
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    fileprivate mutating func take(_ isWanted: (UInt8) -> Bool) -> Bool {
        guard let first, isWanted(first) else { return false }
        self = dropFirst()
        return true
    }

    fileprivate mutating func digits() -> Self {
        let digits = prefix(while: \.isDigit)
        self = dropFirst(digits.count)
        return digits
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
    fileprivate var isDigit: Bool { 0x30 <= self && self <= 0x39 }
    fileprivate var digit: Double { Double(self & 0x0F) }

    /// Letters, digits, and what else is in a number.
    fileprivate var isOfWord: Bool {
        isDigit || (0x61 <= self | 0x20 && self | 0x20 <= 0x7A) || self == UInt8(ascii: "+")
            || self == UInt8(ascii: "-") || self == UInt8(ascii: ".")
    }
}
