// SPDX-License-Identifier: Apache-2.0

/// A text as the classifier reads it: its characters, folded by the `Alphabet`, and the grams they make. A gram is one to
/// three neighbouring ideographs, or one or two words of letters.
///
/// White space between ideographs is nothing, since many systems lose it. Numbers count as one digit. What the source
/// made nameless, such as A市 and A7县, is left out: a model must not learn places from letters that stand for them.
struct Wording {
    /// Of a text only so many bytes are read.
    static let mostBytes = 60_000
    static let longestGram = 3

    /// UTF-8.
    let bytes: [UInt8]
    private(set) var symbols: [UInt16] = []
    /// Where in `bytes` each symbol begins.
    private(set) var places: [Int32] = []

    /// Neighbouring symbols that were found together.
    struct Gram {
        let key: UInt64
        let start: Int32
        let length: Int32
    }

    init(_ text: String) {
        bytes = Array(text.utf8.prefix(Self.mostBytes))
        symbols.reserveCapacity(bytes.count / 2)
        places.reserveCapacity(bytes.count / 2)
        var place = 0
        while place < bytes.count {
            let (scalar, length) = Self.scalar(in: bytes, at: place)
            take(Alphabet.symbol(of: scalar), at: place)
            place += length
        }
    }

    /// Digits after digits, spaces not after letters and stops after stops say nothing.
    private mutating func take(_ symbol: UInt16, at place: Int) {
        let last = symbols.last ?? Alphabet.stop
        switch symbol {
        case Alphabet.space where last == Alphabet.stop || last == Alphabet.space || Alphabet.isIdeograph(last): return
        case Alphabet.stop where last == symbol, Alphabet.digit where last == symbol: return
        default: break
        }
        symbols.append(symbol)
        places.append(Int32(place))
    }

    /// As it was written, without white space at its ends.
    func text(of symbols: Range<Int>) -> String {
        guard let first = symbols.first, let last = symbols.last else { return "" }
        let start = Int(places[first])
        let end = Int(places[last]) + Self.scalar(in: bytes, at: Int(places[last])).length
        return String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self).filter { !$0.isNewline }
    }

    /// A cut sequence at the end is a replacement character; a string of Swift holds no other faults.
    private static func scalar(in bytes: [UInt8], at place: Int) -> (Unicode.Scalar, length: Int) {
        let first = UInt32(bytes[place])
        if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard place + length <= bytes.count else { return ("\u{FFFD}", length) }
        var value = first & (0x7F >> UInt32(length))
        for byte in bytes[(place + 1)..<(place + length)] { value = value << 6 | UInt32(byte & 0x3F) }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
