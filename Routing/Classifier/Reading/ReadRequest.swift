// SPDX-License-Identifier: Apache-2.0

/// A request's grams, each with how much it counts.
struct ReadRequest {
    /// A title says in few words what it is about: its grams count as often as this among those of the detail, and once
    /// more for themselves.
    static let titleWeight: Float = 3

    let title: Wording
    let detail: Wording

    init(_ text: RequestText) {
        title = Wording(text.title)
        detail = Wording(text.detail)
    }

    var weighedKeys: (keys: [UInt64], weights: [Float]) {
        let (titleGrams, detailGrams) = (title.grams, detail.grams)
        let inTitle = titleGrams.map(\.key)
        let keys = inTitle + inTitle.map(\.inTitle) + detailGrams.map(\.key)
        let weights = [Float](repeating: 1, count: inTitle.count + detailGrams.count)
        return (keys, [Float](repeating: Self.titleWeight, count: inTitle.count) + weights)
    }
}

/// How often each gram occurs in a request, kept for learning.
struct GramCounts: Sendable {
    let keys: [UInt64]
    let counts: [Float]

    init(_ text: RequestText) {
        var table = KeyTable(expecting: 256)
        var counts: [Float] = []
        let (keys, weights) = ReadRequest(text).weighedKeys
        for (key, weight) in zip(keys, weights) {
            let number = table.insert(key)
            if number == counts.count { counts.append(weight) } else { counts[number] += weight }
        }
        self.keys = table.keys
        self.counts = counts
    }
}
