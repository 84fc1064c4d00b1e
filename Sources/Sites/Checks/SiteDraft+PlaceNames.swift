// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

extension SiteDraft {
    /// A text names a place by its Chinese name or an alias (C4). Streets, communities, roads of different areas may
    /// share a name, which the other names of the text then settle; a district's is its own.
    func checkPlaceNames(_ faults: inout FaultList) {
        var known: [String: [NamedPlace]] = [:]
        for place in namedPlaces {
            for (name, passage) in place.names {
                if name.count < 2 { faults.add("a name to look for has two characters or more", at: passage) }
                let key = Gazetteer.plain(name)
                if let other = known[key]?.first(where: place.isConfused) {
                    faults.add("the name “\(name)” is already used in line \(other.line)", at: passage)
                } else {
                    known[key, default: []].append(place.with(line: passage.line ?? 0))
                }
            }
        }
    }

    private var namedPlaces: [NamedPlace] {
        areas.map { area in
            NamedPlace(
                names: Self.names(area.value.name, area.value.aliases, area.passage),
                isDistrict: area.value.sort == .district,
                outer: area.value.parent.map { [$0] } ?? [],
            )
        }
            + spots.map { spot in
                NamedPlace(
                    names: Self.names(spot.value.name, spot.value.aliases, spot.passage),
                    isDistrict: false,
                    outer: Set(spot.value.areas ?? []),
                )
            }
    }

    private static func names(_ name: LocalText, _ aliases: [String]?, _ passage: Passage) -> [(String, Passage)] {
        [(name.zh, passage["name", "zh"])]
            + (aliases ?? []).enumerated().map { ($1, passage["aliases"].item($0)) }
    }
}

/// An area or a spot with the names it goes by.
private struct NamedPlace {
    let names: [(String, Passage)]
    let isDistrict: Bool
    /// What it lies in.
    let outer: Set<AreaCode>
    private(set) var line = 0

    func with(line: Int) -> NamedPlace {
        var place = self
        place.line = line
        return place
    }

    /// Whether no other name of a text could tell the two apart.
    func isConfused(with other: NamedPlace) -> Bool {
        isDistrict || other.isDistrict || outer == other.outer
    }
}
