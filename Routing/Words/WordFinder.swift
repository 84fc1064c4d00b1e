// SPDX-License-Identifier: Apache-2.0

/// Finds which of many words occur in a text and what each of them means, reading the text once: routing asks for
/// hundreds of words in every request, and a search for each of them costs milliseconds. Capitals are small letters and
/// full-width signs half-width ones, in words and texts alike: `KTV`, `ktv` and `ＫＴＶ` are one word.
struct WordFinder<Meaning: Sendable>: Sendable {
    /// A word that occurs, and what it was listed for.
    struct Found {
        let word: String
        let meanings: [Meaning]
    }

    private struct Candidate: Sendable {
        let word: String
        let bytes: [UInt8]
        var meanings: [Meaning]
    }

    private let candidates: [Candidate]
    /// The candidates, by their words' first two bytes of UTF-8, which in Chinese tell 64 characters from all others.
    private let groups: [[Int]]
    /// For every two bytes, where their group is. The first group is empty: most pairs begin no word.
    private let groupOfPair: [UInt16]

    /// - Parameter words: What to look for and what it means; a word that is listed twice has both meanings. One of
    ///   fewer than two bytes is never found.
    init(_ words: some Sequence<(String, Meaning)>) {
        var candidates: [Candidate] = []
        var known: [String: Int] = [:]
        for (word, meaning) in words {
            if let place = known[word] {
                candidates[place].meanings.append(meaning)
            } else {
                known[word] = candidates.count
                candidates.append(Candidate(word: word, bytes: word.foldedBytes, meanings: [meaning]))
            }
        }
        var groups: [[Int]] = [[]]
        var groupOfPair = [UInt16](repeating: 0, count: 1 << 16)
        for (place, candidate) in candidates.enumerated() where candidate.bytes.count > 1 {
            let pair = candidate.bytes.pair(at: 0)
            if groupOfPair[pair] == 0 {
                groupOfPair[pair] = UInt16(groups.count)
                groups.append([])
            }
            groups[Int(groupOfPair[pair])].append(place)
        }
        self.candidates = candidates
        self.groups = groups
        self.groupOfPair = groupOfPair
    }

    /// The words that occur in any of `texts`, each once.
    func words(in texts: String...) -> [Found] {
        var found: Set<Int> = []
        for text in texts {
            let bytes = text.foldedBytes
            for place in bytes.indices.dropLast() {
                let group = groupOfPair[bytes.pair(at: place)]
                guard group > 0 else { continue }
                for number in groups[Int(group)] where candidates[number].bytes.isFound(in: bytes, at: place) {
                    found.insert(number)
                }
            }
        }
        return found.sorted().map { Found(word: candidates[$0].word, meanings: candidates[$0].meanings) }
    }
}

extension [UInt8] {
    fileprivate func pair(at place: Int) -> Int { Int(self[place]) << 8 | Int(self[place + 1]) }

    fileprivate func isFound(in text: [UInt8], at place: Int) -> Bool {
        guard place + count <= text.count else { return false }
        for offset in indices where self[offset] != text[place + offset] { return false }
        return true
    }
}

extension String {
    /// UTF-8, where A to Z are small and full-width signs (U+FF01 to U+FF5E) are half-width.
    fileprivate var foldedBytes: [UInt8] {
        // Without the copy, each byte of a string that came from Foundation would be fetched singly.
        let bytes = Array(utf8)
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            if bytes[place] == 0xEF, let narrow = bytes.narrowSign(at: place) {
                folded.append(narrow.small)
                place += 3
            } else {
                folded.append(bytes[place].small)
                place += 1
            }
        }
        return folded
    }
}

extension [UInt8] {
    /// The half-width form of the full-width sign whose three bytes begin at `place`; nil for anything else.
    fileprivate func narrowSign(at place: Int) -> UInt8? {
        guard place + 2 < count else { return nil }
        let value =
            UInt32(self[place] & 0x0F) << 12 | UInt32(self[place + 1] & 0x3F) << 6 | UInt32(self[place + 2] & 0x3F)
        return (0xFF01...0xFF5E).contains(value) ? UInt8(truncatingIfNeeded: value - 0xFEE0) : nil
    }
}

extension UInt8 {
    fileprivate var small: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
