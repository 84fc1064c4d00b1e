// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The grams that a model knows, and how much each tells by being rare.
struct Vocabulary: Sendable {
    private let index: GramIndex
    /// log((1 + texts) / (1 + texts that hold the gram)) + 1.
    let rarity: [Float]

    /// No key twice, as many as `rarity`.
    init(keys: [UInt64], rarity: [Float]) {
        index = GramIndex(keys)
        self.rarity = rarity
    }

    /// Of the grams that at least `least` of the texts hold, the most frequent `most`.
    init(of texts: [GramCounts], heldByAtLeast least: Int, most: Int) {
        var table = KeyTable(expecting: 1 << 16)
        var holders: [Int32] = []
        for text in texts {
            for key in text.keys {
                let number = table.insert(key)
                if number == holders.count { holders.append(1) } else { holders[number] += 1 }
            }
        }
        let keys = table.keys
        var chosen = keys.indices.filter { holders[$0] >= least }
        // Those that most texts hold lie together in memory: most of what a text asks for is near.
        chosen.sort { (holders[$1], keys[$0]) < (holders[$0], keys[$1]) }
        if chosen.count > most { chosen.removeLast(chosen.count - most) }
        let total = Float(1 + texts.count)
        self.init(keys: chosen.map { keys[$0] }, rarity: chosen.map { log(total / Float(1 + holders[$0])) + 1 })
    }

    var keys: [UInt64] { index.keys }
    var count: Int { rarity.count }

    func number(of key: UInt64) -> Int? { index.number(of: key) }

    func features(of text: GramCounts) -> [Feature] {
        var features: [Feature] = []
        features.reserveCapacity(text.keys.count)
        index.eachNumber(of: text.keys) { place, number in
            features.append(Feature(number: Int32(number), weight: text.counts[place]))
        }
        weigh(&features)
        return features
    }

    /// The same, without keeping the grams that are not known.
    func features(of request: ReadRequest) -> [Feature] {
        var counts = FeatureCounts()
        let (keys, weights) = request.weighedKeys
        index.eachNumber(of: keys) { place, number in counts.add(weights[place], to: Int32(number)) }
        weigh(&counts.features)
        return counts.features
    }

    /// Turns counts into weights of length 1 together, sublinear in the counts.
    private func weigh(_ features: inout [Feature]) {
        var square: Float = 0
        for place in features.indices {
            let weight = Self.damped(features[place].weight) * rarity[Int(features[place].number)]
            features[place].weight = weight
            square += weight * weight
        }
        guard square > 0 else { return }
        let scale = 1 / square.squareRoot()
        for place in features.indices { features[place].weight *= scale }
    }
}

extension Vocabulary {
    /// 1 + log(count), which for the small counts of most grams is looked up.
    private static func damped(_ count: Float) -> Float {
        let place = Int(count)
        return place < smallCounts.count ? smallCounts[place] : 1 + log(count)
    }

    private static let smallCounts: [Float] = [0] + (1..<64).map { 1 + log(Float($0)) }
}

/// A gram by its number in the vocabulary, and its weight in a text.
struct Feature: Sendable {
    let number: Int32
    var weight: Float
}

/// Adds up what occurs in one text.
private struct FeatureCounts {
    var features: [Feature] = []
    /// By the lowest bits of the feature's number: its place in `features` and one.
    private var slots = [Int32](repeating: 0, count: 1 << 10)

    mutating func add(_ weight: Float, to number: Int32) {
        var slot = Int(number) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if features[place].number == number {
                features[place].weight += weight
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        features.append(Feature(number: number, weight: weight))
        slots[slot] = Int32(features.count)
        if 2 * features.count > slots.count { grow() }
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: 4 * slots.count)
        for (place, feature) in features.enumerated() {
            var slot = Int(feature.number) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(place + 1)
        }
    }
}
