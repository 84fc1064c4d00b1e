// SPDX-License-Identifier: Apache-2.0

import Routing

extension SiteDraft {
    /// A ring that encloses nothing, crosses itself or lies beyond the poles is a slip of the pen; it may touch itself.
    func checkOutlines(_ faults: inout FaultList) {
        for area in areas {
            for (polygon, place) in zip(area.value.outline?.polygons ?? [], area.passage["outline"].items) {
                for (ring, place) in zip(polygon, place.items) { check(ring, at: place, &faults) }
            }
        }
        if let map = areaHead?.value.map, map.tiles != nil, map.tileOrigin == nil || !map.hasPlaceholders {
            faults.add(
                "tiles come from an address like https://maps.example.cn/{z}/{x}/{y}.png",
                at: areaHead?.passage["map", "tiles"] ?? areas[0].passage,
            )
        }
    }

    private func check(_ ring: [Outline.Point], at place: Passage, _ faults: inout FaultList) {
        if Set(ring).count < 3 {
            faults.add("a ring has three different corners or more", at: place)
        } else if ring.contains(where: { $0.latitude > 90 }) {
            faults.add("a point is [longitude, latitude], and no latitude is above 90", at: place)
        } else if ring.area == 0 {
            faults.add("the ring encloses nothing", at: place)
        } else if let point = Outline.crossing(in: ring) {
            faults.add("the ring crosses itself beyond [\(point.longitude), \(point.latitude)]", at: place)
        }
    }
}

extension [Outline.Point] {
    /// Twice what it encloses, in square degrees, whichever way round it goes.
    fileprivate var area: Double {
        let next = dropFirst() + prefix(1)
        return abs(zip(self, next).reduce(0) { $0 + $1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude })
    }
}

extension MapSettings {
    fileprivate var hasPlaceholders: Bool {
        guard let tiles else { return true }
        return ["{z}", "{x}", "{y}"].allSatisfy(tiles.contains)
    }
}
