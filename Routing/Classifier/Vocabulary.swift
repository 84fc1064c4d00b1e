// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The grams that a model knows, and how much each tells by being rare.
struct Vocabulary: Sendable {
    private let table: KeyTable
    /// log((1 + texts) / (1 + texts that hold the gram)) + 1.
    let rarity: [Float]

    init(keys: [UInt64], rarity: [Float]) {
        table = KeyTable(keys)
        self.rarity = rarity
    }

    var keys: [UInt64] { table.keys }
    var count: Int { rarity.count }

    /// Of the grams that at least `least` of the texts hold, the most frequent `most`; ordered by key.
    init(of texts: [GramCounts], heldByAtLeast least: Int, most: Int) {
        var table = KeyTable(expecting: 1 << 16)
        var holders: [Int32] = []
        for text in texts {
            for key in text.keys {
                let number = table.insert(key)
                if number == holders.count { holders.append(1) } else { holders[number] += 1 }
            }
        }
        var chosen = table.keys.indices.filter { holders[$0] >= least }
        if chosen.count > most {
            chosen.sort { (holders[$0], table.keys[$1]) > (holders[$1], table.keys[$0]) }
            chosen.removeLast(chosen.count - most)
        }
        chosen.sort { table.keys[$0] < table.keys[$1] }
        let total = Float(1 + texts.count)
        self.init(
            keys: chosen.map { table.keys[$0] },
            rarity: chosen.map { log(total / Float(1 + holders[$0])) + 1 },
        )
    }

    func number(of key: UInt64) -> Int? { table.number(of: key) }

    /// The known grams of a text with their weights, of length 1 together: sublinear in how often they occur.
    func features(of text: GramCounts) -> [Feature] {
        var features: [Feature] = []
        features.reserveCapacity(text.keys.count)
        var square: Float = 0
        for (place, key) in text.keys.enumerated() {
            guard let number = table.number(of: key) else { continue }
            let weight = (1 + log(text.counts[place])) * rarity[number]
            square += weight * weight
            features.append(Feature(number: Int32(number), weight: weight))
        }
        guard square > 0 else { return [] }
        let scale = 1 / square.squareRoot()
        return features.map { Feature(number: $0.number, weight: $0.weight * scale) }
    }
}

struct Feature: Sendable {
    let number: Int32
    var weight: Float
}
