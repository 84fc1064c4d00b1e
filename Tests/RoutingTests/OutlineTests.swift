// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import TestKit
import Testing
import Tickets

/// In which area a point lies (C4).
struct OutlineTests {
    /// Four quarters around a crooked crossing, drawn each in another direction.
    private static let quarters: [String: Outline] = [
        "northwest": ring((0, 2), (1.1, 2), (1.3, 0.9), (0, 1.2)),
        "northeast": ring((2, 0.7), (1.3, 0.9), (1.1, 2), (2, 2)),
        "southwest": ring((0, 0), (0.8, 0), (1.3, 0.9), (0, 1.2)),
        "southeast": ring((1.3, 0.9), (2, 0.7), (2, 0), (0.8, 0)),
    ]

    private static func ring(_ corners: (Double, Double)...) -> Outline {
        Outline([[corners.map { Outline.Point(longitude: $0.0, latitude: $0.1) }]])
    }

    private static func quarters(around point: Outline.Point) -> [String] {
        quarters.filter { $0.value.contains(point) }.keys.sorted()
    }

    @Test(arguments: [
        (0.2, 1.7, "northwest"), (1.8, 1.7, "northeast"), (0.2, 0.3, "southwest"), (1.8, 0.3, "southeast"),
    ])
    func `a point lies where it is drawn`(longitude: Double, latitude: Double, quarter: String) {
        #expect(Self.quarters(around: Outline.Point(longitude: longitude, latitude: latitude)) == [quarter])
    }

    @Test func `a point on a shared border belongs to exactly one of the areas`() {
        let crossing = (1.3, 0.9)
        let ends: [(Double, Double)] = [(1.1, 2), (0, 1.2), (2, 0.7), (0.8, 0)]
        for end in ends {
            // Not the outer ends, where the city itself ends.
            for share in stride(from: 0.01, through: 1, by: 0.003) {
                let point = Outline.Point(
                    longitude: end.0 + (crossing.0 - end.0) * share,
                    latitude: end.1 + (crossing.1 - end.1) * share,
                )
                #expect(Self.quarters(around: point).count == 1, "\(point)")
            }
        }
    }

    @Test func `every point of the city belongs to exactly one of its areas`() {
        for longitude in stride(from: 0.013, to: 2, by: 0.037) {
            for latitude in stride(from: 0.011, to: 2, by: 0.041) {
                let point = Outline.Point(longitude: longitude, latitude: latitude)
                #expect(Self.quarters(around: point).count == 1, "\(point)")
            }
        }
    }

    @Test func `a hole is outside, and what lies apart is inside`() throws {
        let outline: Outline = try document(
            "[[[[0,0],[4,0],[4,4],[0,4],[0,0]], [[1,1],[1,3],[3,3],[3,1]]], [[[6,0],[7,0],[7,1],[6,1]]]]"
        )

        #expect(outline.contains(Outline.Point(longitude: 0.5, latitude: 2)))
        #expect(!outline.contains(Outline.Point(longitude: 2, latitude: 2)))
        #expect(outline.contains(Outline.Point(longitude: 6.5, latitude: 0.5)))
        #expect(!outline.contains(Outline.Point(longitude: 5, latitude: 0.5)))
        #expect(!outline.contains(Outline.Point(longitude: 170, latitude: -80)))
        #expect(try JSONDecoder().decode(Outline.self, from: JSONEncoder().encode(outline)) == outline)
    }

    @Test func `a point finds the street before its district, and nothing outside`() throws {
        let gazetteer = Gazetteer(
            try document(
                """
                [{"code": "fancheng", "name": {"zh": "樊城区", "en": "Fancheng"}, "outline": [[[[0,0],[4,0],[4,4],[0,4]]]]},
                 {"code": "fancheng.hanjiang", "name": {"zh": "汉江街道", "en": "Hanjiang"}, "parent": "fancheng",
                  "outline": [[[[0,0],[2,0],[2,2],[0,2]]]]},
                 {"code": "fancheng.wangzhai", "name": {"zh": "王寨街道", "en": "Wangzhai"}, "parent": "fancheng"}]
                """
            )
        )

        #expect(gazetteer.area(at: Outline.Point(longitude: 1, latitude: 1)) == .hanjiang)
        #expect(gazetteer.area(at: Outline.Point(longitude: 3, latitude: 3)) == .fancheng)
        #expect(gazetteer.area(at: Outline.Point(longitude: 5, latitude: 5)) == nil)
    }
}
