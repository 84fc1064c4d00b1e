// SPDX-License-Identifier: Apache-2.0

import Routing

/// Points at random in the box around the outlines, the same in every run.
struct PointRate {
    private let areas: [Outline]
    private let points: [Outline.Point]

    struct Figures {
        let outlines: Int
        let buildMilliseconds: Int
        /// Of the middle round.
        let seconds: Double
        let perSecond: Int
        /// How many lay in an area: printed, so that nobody can leave the work out.
        let found: Int
    }

    init(_ areas: [Outline], count: Int) {
        self.areas = areas
        let corners = areas.flatMap(\.polygons).flatMap(\.self).flatMap(\.self)
        let longitudes = corners.map(\.longitude)
        let latitudes = corners.map(\.latitude)
        let box = (
            west: longitudes.min() ?? 0, east: longitudes.max() ?? 0, south: latitudes.min() ?? 0,
            north: latitudes.max() ?? 0,
        )
        var state: UInt64 = 12_345
        func share() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        points = (0..<count).map { _ in
            Outline.Point(
                longitude: box.west + (box.east - box.west) * share(),
                latitude: box.south + (box.north - box.south) * share(),
            )
        }
    }

    func measure(rounds: Int) -> Figures {
        let clock = ContinuousClock()
        var index = OutlineIndex([])
        let build = clock.measure { index = OutlineIndex(areas) }
        var found = 0
        let times = (0..<max(1, rounds)).map { _ in
            clock.measure {
                found = 0
                for point in points where !index.outlines(at: point).isEmpty { found += 1 }
            }
        }
        let middle = times.sorted()[times.count / 2].seconds
        return Figures(
            outlines: areas.count,
            buildMilliseconds: Int(build.seconds * 1_000),
            seconds: middle,
            perSecond: Int(Double(points.count) / middle),
            found: found,
        )
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
