// SPDX-License-Identifier: Apache-2.0

/// Finds which of many words occur in a text, reading the text once: routing asks for hundreds of words in every
/// request, and a search for each of them costs milliseconds.
struct WordFinder: Sendable {
    /// The words' UTF-8 by its first two bytes, which in Chinese tell 64 characters from all others.
    private let candidates: [UInt16: [Candidate]]

    private struct Candidate: Sendable {
        let word: String
        let bytes: [UInt8]
    }

    /// - Parameter words: What to look for; a word of fewer than two bytes is never found.
    init(_ words: some Sequence<String>) {
        var candidates: [UInt16: [Candidate]] = [:]
        for word in Set(words) {
            let bytes = Array(word.utf8)
            guard let key = Self.key(bytes, at: 0) else { continue }
            candidates[key, default: []].append(Candidate(word: word, bytes: bytes))
        }
        self.candidates = candidates
    }

    /// The words that occur in any of `texts`.
    func words(in texts: String...) -> Set<String> {
        var found: Set<String> = []
        for text in texts {
            // Without this, each byte of a string that came from Foundation would be fetched singly.
            let bytes = Array(text.utf8)
            for place in bytes.indices {
                guard let key = Self.key(bytes, at: place), let candidates = candidates[key] else { continue }
                for candidate in candidates where candidate.bytes.isFound(in: bytes, at: place) {
                    found.insert(candidate.word)
                }
            }
        }
        return found
    }

    private static func key(_ bytes: [UInt8], at place: Int) -> UInt16? {
        guard place + 1 < bytes.count else { return nil }
        return UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
    }
}

extension [UInt8] {
    fileprivate func isFound(in text: [UInt8], at place: Int) -> Bool {
        guard place + count <= text.count else { return false }
        for offset in indices where self[offset] != text[place + offset] { return false }
        return true
    }
}
