// SPDX-License-Identifier: Apache-2.0

/// Which of the topics that are near a text it belongs to: the incremental half of `EventGroups`, which sees only some
/// members of each.
package struct TopicChoice<Key: Hashable & Comparable> {
    private var groups: [Key: EventGroup] = [:]

    /// In a store an address stands beside each text, and everything that is told of one town has its names: what is said
    /// must be alike by itself, too.
    private static var leastWording: Double { 0.2 }

    package init() {}

    package mutating func add(_ sketch: EventSketch, of topic: Key) {
        groups[topic, default: EventGroup()].add(0, sketch)
    }

    /// The topic that a text joins; nil when it begins one.
    package func topic(of sketch: EventSketch) -> Key? {
        let near = groups.filter { $0.value.wording(likenessTo: sketch) >= Self.leastWording }
            .map { (key: $0, likeness: $1.likeness(to: sketch)) }
            .filter { $0.likeness >= Likeness.joins }
        return near.max { ($0.likeness, $1.key) < ($1.likeness, $0.key) }?.key
    }
}
