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

    @inline(__always)
    func eachKey(_ body: (_ key: UInt64, _ weight: Float) -> Void) {
        for gram in title.grams {
            body(gram.key, Self.titleWeight)
            body(gram.key.inTitle, 1)
        }
        for gram in detail.grams { body(gram.key, 1) }
    }
}

/// How often each gram occurs in a request, kept for learning.
struct GramCounts: Sendable {
    let keys: [UInt64]
    let counts: [Float]

    init(_ text: RequestText) {
        var table = KeyTable(expecting: 256)
        var counts: [Float] = []
        ReadRequest(text).eachKey { key, weight in
            let number = table.insert(key)
            if number == counts.count { counts.append(weight) } else { counts[number] += weight }
        }
        keys = table.keys
        self.counts = counts
    }
}
