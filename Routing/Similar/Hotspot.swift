// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One event that several told of.
package struct Hotspot: Sendable {
    /// The title of the member that says most of what all say.
    package let title: String
    /// The members' ids, the earliest first.
    package let members: [String]
    package let from: Date
    package let to: Date
    package let heat: Heat

    /// Finds what several people told of, the hottest first (C7). The order in which concerns are handed over makes no
    /// difference, and the same concerns always give the same answer.
    ///
    /// - Parameters:
    ///   - concerns: All that came in a window of time: they are also what growth is measured by.
    ///   - progress: Told now and then how many have been read.
    /// - Returns: Topics of two concerns and more.
    package static func find(in concerns: [Concern], progress: (Int) -> Void = { _ in }) -> [Hotspot] {
        let ordered = concerns.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
        let texts = ordered.map { EventWords(title: $0.title, narrative: $0.narrative) }
        var counts = TermCounts()
        for text in texts { counts.count(text) }
        let sketches = texts.map { EventSketch($0, counts: counts, keepsNew: false) }
        var groups = EventGroups()
        for (place, sketch) in sketches.enumerated() {
            groups.add(sketch)
            if place % 100 == 0 { progress(place) }
        }
        groups.settle()
        let times = ordered.map(\.time)
        return groups.members.filter { $0.count > 1 }
            .map { members in
                let members = members.sorted()
                return Hotspot(
                    members.map { ordered[$0] },
                    heart: groups.heart(of: members).map { ordered[$0] },
                    ownness: ownness(of: members.map { sketches[$0] }, counts: counts),
                    among: times,
                )
            }
            .sorted {
                ($0.heat.degree, $0.members.count, $1.members[0]) > ($1.heat.degree, $1.members.count, $0.members[0])
            }
    }

    private init(_ members: [Concern], heart: Concern?, ownness: Double, among times: [Date]) {
        title = heart?.title ?? ""
        self.members = members.map(\.id)
        from = members.first?.time ?? .distantPast
        to = members.last?.time ?? .distantPast
        let named = Set(members.compactMap(\.person))
        heat = Heat(
            people: named.count + members.count { $0.person == nil },
            likes: members.reduce(0) { sum, member in
                let (more, overflows) = sum.addingReportingOverflow(member.likes)
                return overflows ? .max : more
            },
            growth: Heat.growth(of: members.map(\.time), among: times),
            ownness: ownness,
        )
    }

    /// The share that a group has in the mark that is most its own, of those that most of its members have.
    private static func ownness(of sketches: [EventSketch], counts: TermCounts) -> Double {
        var members: [EventWords.Term: Int] = [:]
        for sketch in sketches {
            for term in sketch.words + sketch.names { members[term.term, default: 0] += 1 }
        }
        let most = max(2, Int((0.6 * Double(sketches.count)).rounded(.up)))
        return members.filter { $0.value >= most }
            .map { Double($0.value) / Double(max(counts[$0.key], $0.value)) }
            .max() ?? 0
    }
}
