// SPDX-License-Identifier: Apache-2.0

/// Finds the texts that tell of one event. Each joins the group it is most like, or begins one; groups that turn out to
/// be one unite, and texts move to a group that suits them better. A text is only compared with the few groups that share
/// its rarest terms.
struct EventGroups {
    private var sketches: [EventSketch] = []
    private var groups: [EventGroup] = []
    private var groupOfText: [Int] = []
    private var textsOfKey: [EventWords.Term: [Int]] = [:]
    /// For each group, what the text at hand shares with it; 0 outside of `candidates`.
    private var shared: [Float] = []

    /// Of a term that more have said, the first so many.
    private static let mostTextsOfKey = 200
    private static let mostCandidates = 30
    /// Of a large group so many look for groups that may be the same.
    private static let mostSeekers = 6

    /// Each group's members, as they were added.
    var members: [[Int]] { groups.map(\.members).filter { !$0.isEmpty } }

    /// Takes the next text in.
    mutating func add(_ sketch: EventSketch) {
        let text = sketches.count
        sketches.append(sketch)
        groupOfText.append(-1)
        put(text, into: bestGroup(of: text, startingWith: nil))
        for key in sketch.keys where textsOfKey[key.term]?.count ?? 0 < Self.mostTextsOfKey {
            textsOfKey[key.term, default: []].append(text)
        }
    }

    /// Unites and moves until little changes: what is known at the end was not known at the beginning.
    mutating func settle(rounds: Int = 1) {
        for _ in 0..<rounds {
            unite()
            for text in sketches.indices { reconsider(text) }
        }
        unite()
    }

    private mutating func put(_ text: Int, into group: Int?) {
        let place = group ?? groups.count
        if group == nil {
            groups.append(EventGroup())
            shared.append(0)
        }
        groups[place].add(text, sketches[text])
        groupOfText[text] = place
    }

    private mutating func reconsider(_ text: Int) {
        let old = groupOfText[text]
        groups[old].remove(text, sketches[text])
        groupOfText[text] = -1
        // A group that it had for itself stays its own.
        let better = bestGroup(of: text, startingWith: old)
        put(text, into: better ?? (groups[old].members.isEmpty ? old : nil))
    }

    private mutating func bestGroup(of text: Int, startingWith current: Int?) -> Int? {
        var best: (group: Int, likeness: Double)?
        for group in candidates(of: text) + [current].compactMap({ $0 }) where !groups[group].members.isEmpty {
            let likeness = groups[group].likeness(to: sketches[text])
            if likeness >= Likeness.joins, likeness > best?.likeness ?? 0 { best = (group, likeness) }
        }
        return best?.group
    }

    /// The groups that share the most with a text.
    private mutating func candidates(of text: Int) -> [Int] {
        var found: [Int] = []
        for key in sketches[text].keys {
            var last = -1
            for other in textsOfKey[key.term] ?? [] where other != text {
                let group = groupOfText[other]
                guard group >= 0, group != last else { continue }
                last = group
                if shared[group] == 0 { found.append(group) }
                shared[group] += key.weight
            }
        }
        let best = found.sorted { (shared[$0], $1) > (shared[$1], $0) }.prefix(Self.mostCandidates)
        for group in found { shared[group] = 0 }
        return Array(best)
    }

    /// Small groups first: they are what is left over of large ones.
    private mutating func unite() {
        let order = groups.indices.filter { !groups[$0].members.isEmpty }
            .sorted { (groups[$0].members.count, $0) < (groups[$1].members.count, $1) }
        for small in order where !groups[small].members.isEmpty {
            var candidates: Set<Int> = []
            for text in groups[small].members.prefix(Self.mostSeekers) {
                candidates.formUnion(self.candidates(of: text))
            }
            let others = candidates.filter { $0 != small && !groups[$0].members.isEmpty }
            let best = others.map { (group: $0, likeness: groups[small].likeness(to: groups[$0])) }
                .max { ($0.likeness, $1.group) < ($1.likeness, $0.group) }
            guard let best, best.likeness >= Likeness.unites else { continue }
            for text in groups[small].members { groupOfText[text] = best.group }
            groups[best.group].take(groups[small])
            groups[small] = EventGroup()
        }
    }

    /// The member that says most of what all say.
    func heart(of members: [Int]) -> Int? {
        guard let group = members.first.map({ groups[groupOfText[$0]] }) else { return nil }
        return members.max { group.likeness(to: sketches[$0]) < group.likeness(to: sketches[$1]) }
    }
}
