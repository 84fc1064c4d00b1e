// SPDX-License-Identifier: Apache-2.0

/// A text as search reads it: each ideograph by itself, each run of letters and digits whole, in small letters and
/// narrow; the rest only separates. Both sides, what is stored and what is looked for, are read by it.
struct SearchText {
    enum Content: Hashable, Sendable {
        case ideograph(Unicode.Scalar)
        case letters(String)
    }

    struct Unit: Equatable, Sendable {
        let content: Content
        /// Nothing stands between it and the unit before it.
        let isJoined: Bool
        /// Where it stands in the text.
        let range: Range<String.Index>

        /// The same wherever it stands.
        static func == (one: Unit, other: Unit) -> Bool {
            one.content == other.content && one.isJoined == other.isJoined
        }
    }

    private(set) var units: [Unit] = []

    init(_ text: String) {
        let scalars = text.unicodeScalars
        var place = scalars.startIndex
        var gap = true
        while place < scalars.endIndex {
            let start = place
            let scalar = scalars[start].narrow
            scalars.formIndex(after: &place)
            switch scalar.sort {
            case .separator: gap = true
            case .ideograph:
                units.append(Unit(content: .ideograph(scalar), isJoined: !gap, range: start..<place))
                gap = false
            case .letter:
                while place < scalars.endIndex, scalars[place].narrow.sort == .letter {
                    scalars.formIndex(after: &place)
                }
                let letters = Self.folded(scalars[start..<place])
                units.append(Unit(content: .letters(letters), isJoined: !gap, range: start..<place))
                gap = false
            }
        }
    }

    private static func folded(_ letters: Substring.UnicodeScalarView) -> String {
        var narrow = String.UnicodeScalarView()
        narrow.append(contentsOf: letters.map(\.narrow))
        return String(narrow).lowercased()
    }

    /// Where `pattern` occurs: unit by unit; what is joined there must be joined here.
    func ranges(of pattern: [Unit]) -> [Range<String.Index>] {
        guard let last = pattern.indices.last, units.count > last else { return [] }
        return (0..<(units.count - last)).compactMap { start in
            let fits = pattern.indices.allSatisfy { place in
                let unit = units[start + place]
                return unit.content == pattern[place].content
                    && (place == 0 || !pattern[place].isJoined || unit.isJoined)
            }
            return fits ? units[start].range.lowerBound..<units[start + last].range.upperBound : nil
        }
    }

    /// The units that follow each other without a gap and are of one sort: what is looked for as one word.
    var words: [[Unit]] {
        var words: [[Unit]] = []
        for unit in units {
            if unit.isJoined, case .ideograph = unit.content, case .ideograph? = words.last?.last?.content {
                words[words.count - 1].append(unit)
            } else {
                words.append([unit])
            }
        }
        return words
    }
}

extension Unicode.Scalar {
    fileprivate enum Sort {
        case letter, ideograph, separator
    }

    fileprivate var sort: Sort {
        // Nearly all of a Chinese text; the rest is looked up in Unicode's tables.
        if (0x4E00...0x9FFF).contains(value) { return .ideograph }
        if properties.isIdeographic { return .ideograph }
        return properties.isAlphabetic || properties.numericType != nil ? .letter : .separator
    }

    /// Full-width letters and digits as people type them on a Chinese keyboard are the same as narrow ones.
    fileprivate var narrow: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(value) else { return self }
        return Unicode.Scalar(value - 0xFEE0) ?? self
    }
}
