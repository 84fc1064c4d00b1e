// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets

/// What a telephone gives and what a Chinese map is drawn in (C4).
struct CoordinateSystemTests {
    @Test(arguments: [
        // 北京, 上海, 襄阳 and the far west; the first also stands in other descriptions of the approximation.
        (116.404, 39.915, 116.410_244_5, 39.916_404_3),
        (121.495, 31.241_7, 121.499_450_2, 31.239_701_3),
        (112.14, 32.04, 112.146_054_3, 32.038_014_0),
        (80, 42, 80.002_239_2, 42.001_199_0),
    ])
    func `a telephone's position is moved as published`(
        longitude: Double,
        latitude: Double,
        movedLongitude: Double,
        movedLatitude: Double,
    ) {
        let moved = CoordinateSystem.wgs84.convert(
            Outline.Point(longitude: longitude, latitude: latitude),
            to: .gcj02,
        )

        #expect(abs(moved.longitude - movedLongitude) < 1e-7, "\(moved)")
        #expect(abs(moved.latitude - movedLatitude) < 1e-7, "\(moved)")
    }

    @Test(arguments: 1...10)
    func `there and back is the same place to a ten-millionth of a degree`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<500 {
            let point = Outline.Point(
                longitude: .random(in: 73.5...135, using: &numbers),
                latitude: .random(in: 4...53.5, using: &numbers),
            )
            let there = CoordinateSystem.wgs84.convert(point, to: .gcj02)
            let back = CoordinateSystem.gcj02.convert(there, to: .wgs84)
            let off = (abs(back.longitude - point.longitude), abs(back.latitude - point.latitude))

            #expect(off.0 < 1e-7 && off.1 < 1e-7, "\(point)")
            #expect(there != point)
        }
    }

    @Test func `a place told and told back is the same place, and one without a point stays as it is`() {
        let told = Place(address: "建华路", latitude: 32.05, longitude: 112.15)
        let kept = told.converted(from: .wgs84, to: .gcj02)

        #expect(kept != told && kept.address == "建华路")
        #expect(kept.converted(from: .gcj02, to: .wgs84) == told)
        #expect(Place(address: "建华路").converted(from: .wgs84, to: .gcj02) == Place(address: "建华路"))
    }

    @Test func `outside the country, and within one system, nothing moves`() {
        let paris = Outline.Point(longitude: 2.35, latitude: 48.86)
        let here = Outline.Point(longitude: 112.14, latitude: 32.04)

        #expect(CoordinateSystem.wgs84.convert(paris, to: .gcj02) == paris)
        #expect(CoordinateSystem.gcj02.convert(paris, to: .wgs84) == paris)
        #expect(CoordinateSystem.gcj02.convert(here, to: .gcj02) == here)
        #expect(CoordinateSystem.wgs84.convert(here, to: .wgs84) == here)
    }
}
