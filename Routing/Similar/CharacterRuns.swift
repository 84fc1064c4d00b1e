// SPDX-License-Identifier: Apache-2.0

/// The stretches of a text between blanks and punctuation: ideographs one by one, letters and digits as whole words, each
/// as a number. Full-width letters are narrow, capitals small.
struct CharacterRuns {
    private(set) var runs: [[UInt64]] = []
    /// The words of letters alone, in their order.
    private(set) var words: [Word] = []
    private var ideographs = 0

    struct Word {
        let number: UInt64
        /// Without its digits.
        let letters: Int
    }

    /// Whether it is written in words rather than in ideographs, as foreigners write.
    var isOfWords: Bool { words.count > ideographs }

    /// Words of letters lie above all code points.
    private static let wordBit: UInt64 = 1 << 63

    init(_ text: String) {
        var run: [UInt64] = []
        var word: Word?
        for scalar in text.unicodeScalars {
            let value = Self.narrow(scalar.value)
            if let letter = Self.letter(value) {
                word = Word(word, letter)
                continue
            }
            take(&word, into: &run)
            if Self.isIdeograph(value) {
                ideographs += 1
                run.append(UInt64(value))
            } else if !run.isEmpty {
                runs.append(run)
                run = []
            }
        }
        take(&word, into: &run)
        if !run.isEmpty { runs.append(run) }
    }

    private mutating func take(_ word: inout Word?, into run: inout [UInt64]) {
        guard let ended = word else { return }
        run.append(ended.number | Self.wordBit)
        words.append(ended)
        word = nil
    }

    private static func narrow(_ value: UInt32) -> UInt32 { (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value }

    private static func isIdeograph(_ value: UInt32) -> Bool {
        (0x3400...0x9FFF).contains(value) || (0x2_0000...0x3_FFFF).contains(value)
    }

    /// A letter or digit in its small form; nil for anything else.
    private static func letter(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x30...0x39, 0x61...0x7A: value
        case 0x41...0x5A: value + 0x20
        case 0xC0...0x2FF, 0x370...0x1FFF: value
        default: nil
        }
    }
}

extension CharacterRuns.Word {
    /// One letter or digit more.
    fileprivate init(_ beginning: Self?, _ letter: UInt32) {
        number = ((beginning?.number ?? 0xCBF2_9CE4_8422_2325) ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
        letters = (beginning?.letters ?? 0) + ((0x30...0x39).contains(letter) ? 0 : 1)
    }
}
