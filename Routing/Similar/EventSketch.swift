// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What tells one text from others: its weightiest words and names. Small, so that millions can be kept.
package struct EventSketch: Equatable, Sendable {
    package typealias Term = EventWords.Term

    package struct Weighted: Equatable, Sendable {
        package let term: Term
        /// Above 0; the squares of a list's weights add up to 1.
        package let weight: Float

        package init(term: Term, weight: Float) { (self.term, self.weight) = (term, weight) }
    }

    /// The weightiest first.
    package let words: [Weighted]
    package let names: [Weighted]
    /// A text that names a place in its title is surer of where it is than one that mentions some.
    package let namesInTitle: Bool

    private static let mostWords = 64
    private static let mostNames = 16
    /// How many of each are looked up to find texts that may be alike.
    private static let wordKeys = 20
    private static let nameKeys = 8

    package init(words: [Weighted], names: [Weighted], namesInTitle: Bool) {
        (self.words, self.names, self.namesInTitle) = (words, names, namesInTitle)
    }

    /// - Parameters:
    ///   - text: What was written.
    ///   - counts: Of the texts it is compared with, this one included.
    ///   - keepsNew: Keeps what nobody else has said yet: others may say it later. It only costs room where all texts are
    ///     known.
    package init(_ text: EventWords, counts: TermCounts, keepsNew: Bool) {
        let said = keepsNew ? text.words : text.words.filter { counts[$0.key] > 1 }
        words = Self.weighted(said, counts, most: Self.mostWords)
        // A name that nobody else uses still says that the place is another.
        names = Self.weighted(text.names, counts, most: Self.mostNames)
        namesInTitle = names.contains { text.titleNames.contains($0.term) }
    }

    private static func weighted(_ occurrences: [Term: Double], _ counts: TermCounts, most: Int) -> [Weighted] {
        let all = occurrences.map { (term: $0, weight: (1 + log($1)) * counts.rarity(of: $0)) }
        let weightiest = all.filter { $0.weight > 0 }
            .sorted { ($0.weight, $0.term) > ($1.weight, $1.term) }
            .prefix(most)
        let length = sqrt(weightiest.reduce(0) { $0 + $1.weight * $1.weight })
        return weightiest.map { Weighted(term: $0.term, weight: Float($0.weight / length)) }
    }

    /// What texts that are alike share most probably.
    package var keys: [Weighted] { Array(words.prefix(Self.wordKeys) + names.prefix(Self.nameKeys)) }

    /// Fewer of them, for a store that keeps a row for each.
    package var storedKeys: [Weighted] {
        Array(words.prefix(Self.storedWordKeys) + names.prefix(Self.storedNameKeys))
    }

    private static let storedWordKeys = 12
    private static let storedNameKeys = 6
}
