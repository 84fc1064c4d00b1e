// SPDX-License-Identifier: Apache-2.0

/// A text as names are looked for in it: full-width signs as half-width ones, Latin letters small, no white space, since
/// people write `樊城区 ＡＢＣ广场`, `樊城区ABC广场` and `樊 城 区` for one place.
struct PlainText {
    let scalars: [UInt32]
    /// For each of them, which scalar of the original it is; one more for the end.
    private let origins: [Int]
    private let original: [Unicode.Scalar]

    init(_ text: String) {
        var scalars: [UInt32] = []
        var origins: [Int] = []
        original = Array(text.unicodeScalars)
        scalars.reserveCapacity(original.count)
        origins.reserveCapacity(original.count + 1)
        for (place, scalar) in original.enumerated() {
            guard let plain = Self.plain(scalar.value) else { continue }
            scalars.append(plain)
            origins.append(place)
        }
        self.scalars = scalars
        self.origins = origins + [original.count]
    }

    /// After how many scalars of the original the one at `place` is.
    func start(of place: Int) -> Int { origins[place] }

    /// As it was written.
    func words(in range: Range<Int>) -> String {
        var words = String.UnicodeScalarView()
        words.append(contentsOf: original[origins[range.lowerBound]...origins[range.upperBound - 1]])
        return String(words)
    }

    /// Whether a Latin word begins at `place`, or ends before it, in the original.
    func isWordBreak(at place: Int) -> Bool {
        guard place > 0, place < scalars.count else { return true }
        let isTogether = origins[place] == origins[place - 1] + 1
        return !isTogether || !scalars[place].isLatin || !scalars[place - 1].isLatin
    }

    /// nil for white space and for marks without width.
    private static func plain(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200F, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: nil
        case 0x41...0x5A: scalar + 0x20
        case 0xFF21...0xFF3A: scalar - 0xFEE0 + 0x20
        case 0xFF01...0xFF5E: scalar - 0xFEE0
        default: scalar
        }
    }
}

extension UInt32 {
    /// Small letters and digits.
    var isLatin: Bool { (0x61...0x7A).contains(self) || (0x30...0x39).contains(self) || (0xE0...0x24F).contains(self) }
}
