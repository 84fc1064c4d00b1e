// SPDX-License-Identifier: Apache-2.0

/// Finds texts that are nearly the same: the same words sent again, a form letter of many. In a trial they must not be
/// learnt in one fold and asked in another.
///
/// Two are near where more than half of their grams of three characters are shared, as their sketches show (MinHash with
/// one permutation; Broder 1997, Li and others 2012), where their titles are the same and more than a few characters, or
/// where they are the same from end to end: a few words make no sketch.
enum NearDuplicates {
    /// - Returns: For each text the number of its group.
    static func groups(of texts: [RequestText]) -> [Int] {
        var forest = Forest(count: texts.count)
        var first: [UInt64: Int] = [:]
        let sketches = texts.map(Sketch.init)
        for (row, sketch) in sketches.enumerated() {
            for key in sketch.meetingPoints {
                if let other = first[key] {
                    if sketch.isSame(by: key) || sketch.resembles(sketches[other]) { forest.join(row, other) }
                } else {
                    first[key] = row
                }
            }
        }
        return texts.indices.map { forest.root(of: $0) }
    }
}

/// The least key of each of `width` parts of a text's grams.
private struct Sketch {
    static let width = 64
    private static let bandWidth = 3
    private static let shortestTitle = 8

    private var least = [UInt64](repeating: .max, count: width)
    private var title: UInt64?
    /// The whole text, as the classifier reads it; nil for one without a word.
    private var whole: UInt64?

    init(_ text: RequestText) {
        let title = Wording(text.title)
        let detail = Wording(text.detail)
        for gram in title.grams + detail.grams where gram.length >= Wording.longestGram {
            let key = gram.key.mixed
            let part = Int(key >> 58)
            least[part] = min(least[part], key)
        }
        if title.symbols.count >= Self.shortestTitle {
            self.title = Self.key(of: title.symbols, from: 1)
        }
        let symbols = (title.symbols + detail.symbols).filter { $0 != Alphabet.stop && $0 != Alphabet.space }
        if !symbols.isEmpty { whole = Self.key(of: symbols, from: 2) }
    }

    private static func key(of symbols: [UInt16], from basis: UInt64) -> UInt64 {
        symbols.reduce(into: basis) { $0 = ($0 ^ UInt64($1)).mixed }
    }

    /// Whether those that share `key` are near without a closer look.
    func isSame(by key: UInt64) -> Bool { key == title || key == whole }

    func resembles(_ other: Sketch) -> Bool {
        var same = 0
        var either = 0
        for (mine, theirs) in zip(least, other.least) where mine != .max || theirs != .max {
            either += 1
            if mine == theirs { same += 1 }
        }
        return 2 * same > either
    }

    /// Texts that are near most probably share one of these.
    var meetingPoints: [UInt64] {
        let bands = stride(from: 0, to: Self.width - Self.bandWidth, by: Self.bandWidth).compactMap {
            start -> UInt64? in
            let band = least[start..<(start + Self.bandWidth)]
            guard !band.contains(.max) else { return nil }
            return band.reduce(UInt64(start)) { ($0 ^ $1).mixed }
        }
        return bands + [title, whole].compactMap(\.self)
    }
}

/// Sets that are joined one by one.
private struct Forest {
    private var parents: [Int]

    init(count: Int) {
        parents = Array(0..<count)
    }

    mutating func root(of place: Int) -> Int {
        var place = place
        while parents[place] != place {
            parents[place] = parents[parents[place]]
            place = parents[place]
        }
        return place
    }

    mutating func join(_ one: Int, _ other: Int) {
        let (first, second) = (root(of: one), root(of: other))
        parents[max(first, second)] = min(first, second)
    }
}
