// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

extension SiteDraft {
    func checkAreas(_ faults: inout FaultList) {
        faults.checkTree(
            areas.map { Branch(code: $0.value.code, parent: $0.value.parent, passage: $0.passage) },
            called: "area",
        )
        let byCode = Dictionary(areas.map { ($0.value.code, $0.value) }, uniquingKeysWith: { first, _ in first })
        for area in areas { checkKind(of: area, byCode, &faults) }
        for spot in spots { check(spot, byCode, &faults) }
        checkPlaceNames(&faults)
        let districts = Set(units.filter { $0.value.level == .district }.compactMap(\.value.area))
        for area in areas where area.value.parent == nil && !districts.contains(area.value.code) {
            faults.add(
                "no district answers for “\(area.value.code)”: its tickets would have no owner",
                at: area.passage,
            )
        }
    }

    /// A district lies in nothing, a street in a district, a community in either, a grid in any of them.
    private func checkKind(
        of area: Located<Gazetteer.Entry>,
        _ byCode: [AreaCode: Gazetteer.Entry],
        _ faults: inout FaultList,
    ) {
        guard let kind = area.value.kind else { return }
        let place = area.passage["kind"]
        guard let parent = area.value.parent else {
            if kind != .district {
                faults.add("a \(kind.rawValue) lies in another area: “parent” is missing", at: place)
            }
            return
        }
        guard let outer = byCode[parent] else { return }
        if kind == .district || !kind.mayLie(in: outer.sort) {
            faults.add("a \(kind.rawValue) does not lie in a \(outer.sort.rawValue)", at: place)
        }
    }

    /// A road or a landmark that lies nowhere would be found and mean nothing.
    private func check(
        _ spot: Located<Gazetteer.Spot>,
        _ byCode: [AreaCode: Gazetteer.Entry],
        _ faults: inout FaultList,
    ) {
        let areas = spot.value.areas ?? []
        for (index, area) in areas.enumerated() where byCode[area] == nil {
            faults.add("there is no area “\(area)”", at: spot.passage["in"].item(index))
        }
        faults.checkUnique(areas.indices.map { (areas[$0], spot.passage["in"].item($0)) }, called: "area")
        guard let point = spot.value.point else {
            if areas.isEmpty { faults.add("“in” or “at” says where it is", at: spot.passage) }
            return
        }
        if point.latitude > 90 {
            faults.add("a point is [longitude, latitude], and no latitude is above 90", at: spot.passage["at"])
        } else if areas.isEmpty, !drawnAreasHold(point) {
            faults.add("it lies in no outline: “in” says where it is", at: spot.passage["at"])
        }
    }

    private func drawnAreasHold(_ point: Outline.Point) -> Bool {
        areas.contains { $0.value.outline?.contains(point) ?? false }
    }
}

extension PlaceKind {
    fileprivate func mayLie(in outer: PlaceKind) -> Bool {
        switch self {
        case .district, .road, .landmark: false
        case .street: outer == .district
        case .community: outer == .district || outer == .street
        case .grid: outer != .grid
        }
    }
}
