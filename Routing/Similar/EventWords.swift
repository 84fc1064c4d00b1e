// SPDX-License-Identifier: Apache-2.0

/// A text as likeness reads it: what it says, in pairs of neighbouring characters, or word by word where it is written in
/// letters, and the names it speaks of — roads, estates, schools, companies. All are kept as numbers that stand for the characters, never as text.
package struct EventWords: Equatable, Sendable {
    /// A pair of characters, a word of letters or a name. Two that differ have the same number once in 10¹⁹ pairs.
    package typealias Term = UInt64

    /// How often what is said occurs, outside of names.
    private(set) var words: [Term: Double] = [:]
    /// How often each name occurs.
    private(set) var names: [Term: Double] = [:]
    /// The names that the title has.
    private(set) var titleNames: Set<Term> = []

    /// Once in the title counts for so many times in the narrative.
    private static let titleWeight = 5.0
    /// Characters; what comes later says little of the matter.
    private static let narrativeLimit = 1_500
    /// What stands before the two characters that a name is known by is part of it more often than not.
    private static let nameMargin = 3

    package init(title: String, narrative: String) {
        read(title, weight: Self.titleWeight)
        titleNames = Set(names.keys)
        read(String(narrative.prefix(Self.narrativeLimit)), weight: 1)
    }

    /// All of them, each once.
    package var terms: [Term] { Array(words.keys) + Array(names.keys) }

    private mutating func read(_ text: String, weight: Double) {
        let characters = CharacterRuns(text)
        if characters.isOfWords {
            for word in characters.words where word.isTelling {
                words[Self.term([word.number], from: Self.wordBasis), default: 0] += weight
            }
        }
        for run in characters.runs {
            var isNamed = [Bool](repeating: false, count: run.count)
            for name in NameEndings.names(in: run) {
                // A name and the same pair of words are two terms.
                names[Self.term(run[name], from: Self.nameBasis), default: 0] += weight
                for place in max(0, name.lowerBound - Self.nameMargin)..<name.upperBound { isNamed[place] = true }
            }
            for place in run.indices.dropLast() where !(isNamed[place] && isNamed[place + 1]) {
                words[Self.term(run[place...(place + 1)], from: Self.wordBasis), default: 0] += weight
            }
        }
    }

    private static let wordBasis: Term = 0xCBF2_9CE4_8422_2325
    private static let nameBasis: Term = 0x8422_2325_CBF2_9CE4

    /// FNV-1a over the characters' numbers.
    private static func term(_ characters: ArraySlice<UInt64>, from basis: Term) -> Term {
        characters.reduce(basis) { ($0 ^ $1) &* 0x0000_0100_0000_01B3 }
    }
}
