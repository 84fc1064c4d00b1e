// SPDX-License-Identifier: Apache-2.0

/// Puts words together from the grams that spoke for a class: grams overlap, and most are pieces of words. Symbols that
/// were told together more than in passing belong to one word.
struct SpokenWords {
    private let model: LinearModel
    private let parts: [Part]

    /// Title or detail.
    private struct Part {
        let wording: Wording
        let grams: [Wording.Gram]
        let isTitle: Bool
    }

    init(in request: ReadRequest, model: LinearModel) {
        self.model = model
        parts = [
            Part(wording: request.title, grams: request.title.grams, isTitle: true),
            Part(wording: request.detail, grams: request.detail.grams, isTitle: false),
        ]
    }

    /// The strongest first, none of them a part of another.
    func speaking(for asked: Int) -> [String] {
        var strengths: [String: Float] = [:]
        for part in parts {
            for word in Gains(of: part.grams, in: part.wording, weighedBy: { weight(of: $0, in: part, for: asked) })
                .words
            {
                strengths[part.wording.text(of: word.symbols), default: 0] += word.strength
            }
        }
        let order = strengths.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        var chosen: [String] = []
        for word in order where !chosen.contains(where: { $0.contains(word) || word.contains($0) }) {
            chosen.append(word)
            if chosen.count == TextClassifier.mostWords { break }
        }
        return chosen
    }

    private func weight(of gram: Wording.Gram, in part: Part, for asked: Int) -> Float {
        func said(_ key: UInt64) -> Float {
            guard let number = model.vocabulary.number(of: key) else { return 0 }
            return model.planes.weight(of: number, for: asked) * model.vocabulary.rarity[number]
        }
        return part.isTitle ? said(gram.key) * ReadRequest.titleWeight + said(gram.key.inTitle) : said(gram.key)
    }
}

/// What each symbol of a text gained for a class, and how firmly each holds to the next.
private struct Gains {
    private let wording: Wording
    private var gain: [Float]
    private var bond: [Float]

    struct Word {
        let symbols: Range<Int>
        let strength: Float
    }

    private static let longestWord = 6
    /// Of the firmest bond, what still holds.
    private static let leastBond: Float = 0.2

    init(of grams: [Wording.Gram], in wording: Wording, weighedBy weight: (Wording.Gram) -> Float) {
        self.wording = wording
        gain = [Float](repeating: 0, count: wording.symbols.count)
        bond = gain
        for gram in grams {
            let weight = weight(gram)
            let symbols = Int(gram.start)..<Int(gram.start + gram.length)
            let isIdeographs = Alphabet.isIdeograph(wording.symbols[symbols.lowerBound])
            for place in symbols { gain[place] += weight / Float(gram.length) }
            for place in symbols.dropLast() { bond[place] += isIdeographs ? weight / Float(gram.length - 1) : weight }
        }
    }

    var words: [Word] {
        let least = (bond.max() ?? 0) * Self.leastBond
        guard least > 0 else { return [] }
        var words: [Word] = []
        var start = 0
        for place in bond.indices where bond[place] < least {
            words += self.words(in: start..<(place + 1))
            start = place + 1
        }
        return words + self.words(in: start..<bond.count)
    }

    /// A long run is parted where it holds least.
    private func words(in run: Range<Int>) -> [Word] {
        let run = trimmed(run)
        guard run.count > 1 else { return [] }
        let isIdeographs = Alphabet.isIdeograph(wording.symbols[run.lowerBound])
        if isIdeographs, run.count > Self.longestWord,
            let weakest = run.dropFirst().dropLast(2).min(by: { bond[$0] < bond[$1] })
        {
            return words(in: run.lowerBound..<(weakest + 1)) + words(in: (weakest + 1)..<run.upperBound)
        }
        let strength = gain[run].reduce(0, +)
        return strength > 0 ? [Word(symbols: run, strength: strength)] : []
    }

    private func trimmed(_ run: Range<Int>) -> Range<Int> {
        var run = run
        while let first = run.first, Self.fillers.contains(wording.symbols[first]) { run.removeFirst() }
        while let last = run.last, Self.fillers.contains(wording.symbols[last]) { run.removeLast() }
        return run
    }

    private static let fillers = Set("的了着过是在和与及或有我你您他她们不就也都还很又被把将从到给让向对这那个吗呢吧啊之其等且 0".utf16)
}

extension Range<Int> {
    fileprivate mutating func removeFirst() { self = (lowerBound + 1)..<upperBound }
    fileprivate mutating func removeLast() { self = lowerBound..<(upperBound - 1) }
}
