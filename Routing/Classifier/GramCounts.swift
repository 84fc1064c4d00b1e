// SPDX-License-Identifier: Apache-2.0

/// How often each gram occurs in a request, title and detail together.
struct GramCounts: Sendable {
    /// A title says in few words what it is about: each of its grams counts as often as this.
    static let titleWeight: Float = 3

    let keys: [UInt64]
    let counts: [Float]

    init(_ text: RequestText) {
        let title = Wording(text.title).grams
        let detail = Wording(text.detail).grams
        var table = KeyTable(expecting: title.count + detail.count)
        var counts: [Float] = []
        counts.reserveCapacity(title.count + detail.count)
        for (grams, weight) in [(title, Self.titleWeight), (detail, 1)] {
            for gram in grams {
                let number = table.insert(gram.key)
                if number == counts.count { counts.append(weight) } else { counts[number] += weight }
            }
        }
        keys = table.keys
        self.counts = counts
    }
}
