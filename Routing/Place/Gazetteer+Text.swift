// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Where a text says that something is.
package struct PlaceFinding: Equatable, Sendable {
    /// The one area that is meant; of several that could be, what they lie in together, nil where that is nothing.
    package let area: AreaCode?
    /// The names in the text, in its order.
    package let names: [PlaceInquiry.Name]
    /// The areas that could be meant, in the text's order, where it is more than one.
    package let candidates: [AreaCode]

    package var isAmbiguous: Bool { !candidates.isEmpty }
}

extension Gazetteer {
    /// The area that a text names.
    ///
    /// Names that stand together continue each other and narrow: district, street, community. A name that several areas
    /// have is settled by the other names of the text, the nearest first; a road or landmark that lies in none of the areas
    /// named is another of that name, and counts for nothing. Where areas remain that have nothing to do with each other,
    /// a person must see it: all of them are candidates, and only what they lie in together is found.
    package func place(in text: String) -> PlaceFinding {
        let plain = PlainText(text)
        var names: [PlaceInquiry.Name] = []
        var mentions: [Mention] = []
        for found in occurrences(in: plain).prefix(Self.mostNames) {
            let meant = found.meanings.map { meanings[$0] }
            let areas = meant.flatMap(\.areas).withoutRepeats
            guard !areas.isEmpty else { continue }
            let kind = meant.map(\.kind).first ?? .landmark
            names.append(
                PlaceInquiry.Name(
                    word: plain.words(in: found.range),
                    start: plain.start(of: found.range.lowerBound),
                    kind: kind,
                    areas: areas,
                )
            )
            let isArea = meant.contains { $0.kind.isArea }
            add(Mention(range: found.range, areas: areas, namesArea: isArea), to: &mentions)
        }
        let meant = innermost(settled(credible(mentions)))
        let candidates = meant.flatMap(\.areas).withoutRepeats
        return PlaceFinding(
            area: candidates.count == 1 ? candidates[0] : commonArea(of: candidates),
            names: names,
            candidates: candidates.count > 1 ? candidates : [],
        )
    }

    /// The same, only its answer.
    package func area(in text: String) -> AreaCode? { place(in: text).area }

    /// More names than that are a list, not a place.
    private static let mostNames = 32

    /// Names that continue each other, and what they can mean together.
    struct Mention {
        var range: Range<Int>
        var areas: [AreaCode]
        /// Not only roads and landmarks.
        var namesArea: Bool
    }

    private func add(_ mention: Mention, to mentions: inout [Mention]) {
        guard let last = mentions.last, mention.range.lowerBound <= last.range.upperBound + 1 else {
            return mentions.append(mention)
        }
        let together = narrowed(last.areas, by: mention.areas)
        guard !together.isEmpty else { return mentions.append(mention) }
        mentions[mentions.count - 1] = Mention(
            range: last.range.lowerBound..<mention.range.upperBound,
            areas: together,
            namesArea: last.namesArea || mention.namesArea,
        )
    }

    /// The inner one of each two of which one lies in the other.
    private func narrowed(_ areas: [AreaCode], by others: [AreaCode]) -> [AreaCode] {
        areas.flatMap { area in
            others.compactMap { other in
                if path(of: other).contains(area) { return other }
                return path(of: area).contains(other) ? area : nil
            }
        }.withoutRepeats
    }

    /// Without roads and landmarks that fit no area that is named.
    private func credible(_ mentions: [Mention]) -> [Mention] {
        let areas = mentions.filter(\.namesArea).flatMap(\.areas)
        guard !areas.isEmpty else { return mentions }
        return mentions.filter { $0.namesArea || !narrowed($0.areas, by: areas).isEmpty }
    }

    /// Mentions of several areas, each narrowed by those around it, the nearest first.
    private func settled(_ mentions: [Mention]) -> [Mention] {
        var mentions = mentions
        for place in mentions.indices where mentions[place].areas.count > 1 {
            let range = mentions[place].range
            let others = mentions.indices.filter { $0 != place }
                .sorted { mentions[$0].range.distance(to: range) < mentions[$1].range.distance(to: range) }
            for other in others where mentions[place].areas.count > 1 {
                let kept = mentions[place].areas.filter { !narrowed([$0], by: mentions[other].areas).isEmpty }
                if !kept.isEmpty { mentions[place].areas = kept }
            }
        }
        return mentions
    }

    /// Without the mentions that only say in what another lies.
    private func innermost(_ mentions: [Mention]) -> [Mention] {
        mentions.enumerated().filter { place, mention in
            !mentions.enumerated().contains { other, inner in
                guard other != place else { return false }
                let isWithin = inner.areas.allSatisfy { area in
                    mention.areas.contains { path(of: area).contains($0) }
                }
                let isSame = mention.areas.allSatisfy { area in inner.areas.contains { path(of: area).contains($0) } }
                return isWithin && (!isSame || other < place)
            }
        }.map(\.element)
    }

    /// The innermost area in which all lie.
    private func commonArea(of areas: [AreaCode]) -> AreaCode? {
        guard let first = areas.first else { return nil }
        return path(of: first).first { common in areas.allSatisfy { path(of: $0).contains(common) } }
    }
}

extension Range<Int> {
    fileprivate func distance(to other: Range<Int>) -> Int {
        lowerBound < other.lowerBound ? other.lowerBound - upperBound : lowerBound - other.upperBound
    }
}

extension [AreaCode] {
    fileprivate var withoutRepeats: [AreaCode] {
        var seen: Set<AreaCode> = []
        return filter { seen.insert($0).inserted }
    }
}
