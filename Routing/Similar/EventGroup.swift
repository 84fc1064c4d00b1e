// SPDX-License-Identifier: Apache-2.0

/// Texts that tell of one event, and what all of them say together.
struct EventGroup: Sendable {
    private(set) var members: [Int] = []
    private var words = WeightSum()
    private var names = WeightSum()
    private var sureness = 0.0

    mutating func add(_ member: Int, _ sketch: EventSketch) {
        members.append(member)
        words.add(sketch.words, times: 1)
        names.add(sketch.names, times: 1)
        sureness += sketch.sureness
    }

    mutating func remove(_ member: Int, _ sketch: EventSketch) {
        members.removeAll { $0 == member }
        words.add(sketch.words, times: -1)
        names.add(sketch.names, times: -1)
        sureness -= sketch.sureness
    }

    mutating func take(_ other: EventGroup) {
        members += other.members
        words.add(other.words)
        names.add(other.names)
        sureness += other.sureness
    }

    func likeness(to sketch: EventSketch) -> Double {
        Likeness.score(
            thing: words.cosine(to: sketch.words),
            place: names.isEmpty || sketch.names.isEmpty ? nil : names.cosine(to: sketch.names),
            certainty: meanSureness * sketch.sureness,
        )
    }

    /// How alike is what is said, whatever place it is said of, 0…1.
    func wording(likenessTo sketch: EventSketch) -> Double { words.cosine(to: sketch.words) }

    func likeness(to other: EventGroup) -> Double {
        Likeness.score(
            thing: words.cosine(to: other.words),
            place: names.isEmpty || other.names.isEmpty ? nil : names.cosine(to: other.names),
            certainty: meanSureness * other.meanSureness,
        )
    }

    private var meanSureness: Double { members.isEmpty ? 0 : sureness / Double(members.count) }
}

extension EventSketch {
    fileprivate var sureness: Double { namesInTitle ? 1 : Likeness.mentionedOnly }

    /// How far two single texts tell of one event, 0…1.
    package func likeness(to other: EventSketch) -> Double {
        var group = EventGroup()
        group.add(0, other)
        return group.likeness(to: self)
    }
}

/// A sum of weighted terms and its length.
private struct WeightSum: Sendable {
    private var weights: [EventWords.Term: Double] = [:]
    private var square = 0.0

    var isEmpty: Bool { square < 1e-6 }

    mutating func add(_ terms: [EventSketch.Weighted], times: Double) {
        for term in terms { add(Double(term.weight) * times, to: term.term) }
    }

    mutating func add(_ other: WeightSum) {
        for (term, weight) in other.weights { add(weight, to: term) }
    }

    private mutating func add(_ weight: Double, to term: EventWords.Term) {
        let old = weights[term] ?? 0
        let new = old + weight
        // What is left of a term that was taken out again is a rounding error.
        weights[term] = abs(new) < 1e-6 ? nil : new
        square += new * new - old * old
    }

    func cosine(to terms: [EventSketch.Weighted]) -> Double {
        guard !isEmpty else { return 0 }
        return terms.reduce(0) { $0 + Double($1.weight) * (weights[$1.term] ?? 0) } / square.squareRoot()
    }

    func cosine(to other: WeightSum) -> Double {
        guard !isEmpty, !other.isEmpty else { return 0 }
        let (few, many) = weights.count < other.weights.count ? (self, other) : (other, self)
        return few.weights.reduce(0) { $0 + $1.value * (many.weights[$1.key] ?? 0) }
            / (square * other.square).squareRoot()
    }
}
