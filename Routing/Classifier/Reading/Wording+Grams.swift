// SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// All grams, in the order of their ends.
    var grams: [Gram] {
        var reader = GramReader(expecting: symbols.count)
        var place = 0
        while place < symbols.count {
            let symbol = symbols[place]
            if Alphabet.isIdeograph(symbol) || symbol == Alphabet.digit {
                reader.readIdeograph(symbol, at: place)
                place += 1
            } else if symbol == Alphabet.stop {
                reader.stop()
                place += 1
            } else if symbol == Alphabet.space {
                place += 1
            } else {
                let end = endOfWord(at: place)
                if isNameless(place..<end) {
                    reader.stop()
                    place = end + 1
                } else {
                    reader.readWord(symbols[place..<end], at: place)
                    place = end
                }
            }
        }
        return reader.grams
    }

    /// Letters, and digits after letters.
    private func endOfWord(at place: Int) -> Int {
        var end = place
        while end < symbols.count, symbols[end] > Alphabet.space, !Alphabet.isIdeograph(symbols[end]) { end += 1 }
        return end
    }

    /// A letter, perhaps with a number, before the word for a sort of place.
    private func isNameless(_ word: Range<Int>) -> Bool {
        guard word.count == 1 || word.count == 2 && symbols[word.upperBound - 1] == Alphabet.digit,
            word.upperBound < symbols.count
        else { return false }
        return Self.sortsOfPlace.contains(symbols[word.upperBound])
    }

    private static let sortsOfPlace = Set("省市区县州镇乡村".utf16)
}

private struct GramReader {
    private(set) var grams: [Wording.Gram] = []
    /// The last ideographs, 16 bits each.
    private var window: UInt64 = 0
    private var run = 0
    private var lastWord: (key: UInt64, start: Int)?

    init(expecting count: Int) {
        grams.reserveCapacity(count * Wording.longestGram)
    }

    mutating func readIdeograph(_ symbol: UInt16, at place: Int) {
        lastWord = nil
        window = window << 16 | UInt64(symbol)
        run = min(run + 1, Wording.longestGram)
        for length in 1...run {
            let key = window & (UInt64.max >> UInt64(64 - 16 * length))
            grams.append(Wording.Gram(key: key, start: Int32(place + 1 - length), length: Int32(length)))
        }
    }

    mutating func readWord(_ word: ArraySlice<UInt16>, at place: Int) {
        (window, run) = (0, 0)
        let key = word.reduce(into: UInt64(word.count)) { $0 = ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }.wordKey
        grams.append(Wording.Gram(key: key, start: Int32(place), length: Int32(word.count)))
        if let (last, start) = lastWord {
            let both = (last &* 31 ^ key).wordKey
            grams.append(Wording.Gram(key: both, start: Int32(start), length: Int32(place + word.count - start)))
        }
        lastWord = (key, place)
    }

    mutating func stop() {
        (window, run, lastWord) = (0, 0, nil)
    }
}

extension UInt64 {
    private static let isInTitle: UInt64 = 1 << 63
    private static let isWord: UInt64 = 1 << 62

    /// Another key than that of any ideographs.
    fileprivate var wordKey: UInt64 { mixed >> 2 | Self.isWord }

    /// The same gram where it stands in a title: it says more there, and other things.
    var inTitle: UInt64 { self | Self.isInTitle }

    /// Each bit of it depends on each bit of the number (SplitMix64's finaliser).
    var mixed: UInt64 {
        var mixed = self &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
