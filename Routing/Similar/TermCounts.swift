// SPDX-License-Identifier: Apache-2.0

import Foundation

/// In how many texts each term occurs: the rarer, the more two texts that share it are alike.
package struct TermCounts: Sendable {
    package private(set) var texts: Int
    package private(set) var counts: [EventWords.Term: Int]

    /// - Parameters:
    ///   - texts: Of how many texts the counts are.
    ///   - counts: In how many of them a term occurs; one that is missing, in none.
    package init(texts: Int = 0, counts: [EventWords.Term: Int] = [:]) {
        (self.texts, self.counts) = (texts, counts)
    }

    package mutating func count(_ words: EventWords) {
        texts += 1
        for term in words.words.keys { counts[term, default: 0] += 1 }
        for term in words.names.keys { counts[term, default: 0] += 1 }
    }

    package subscript(term: EventWords.Term) -> Int { counts[term] ?? 0 }

    /// What a term tells, 0 and more. The 3 keeps what is said by two or three from outweighing all the rest.
    func rarity(of term: EventWords.Term) -> Double {
        max(0, log(Double(max(texts, 1)) / (Double(self[term]) + 3)))
    }
}
