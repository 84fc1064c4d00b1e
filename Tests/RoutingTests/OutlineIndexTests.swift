// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import TestKit
import Testing
import Tickets

/// Which of many areas a point lies in, above all on the borders between them (C4).
struct OutlineIndexTests {
    private static func ring(_ corners: [(Double, Double)]) -> Outline {
        Outline([[corners.map { Outline.Point(longitude: $0.0, latitude: $0.1) }]])
    }

    /// Three areas around a border that each was drawn along with corners of its own, one of them rounded off the line.
    private static let uneven = OutlineIndex([
        ring([(0, 0), (3, 1), (3, 4), (0, 4)]),
        ring([(0, 0), (1, 0.333_333), (1, -2), (0, -2)]),
        ring([(1, 0.333_333), (2, 0.666_667), (3, 1), (3, -2), (1, -2)]),
    ])

    @Test(arguments: 1...20)
    func `a border drawn with different corners still parts the points on it`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<5_000 {
            let share = Double.random(in: 0...1, using: &numbers)
            let point = Outline.Point(longitude: 3 * share, latitude: share)
            #expect(Self.uneven.outlines(at: point).count == 1, "\(point)")
        }
    }

    @Test func `between two drawings of one line no point lies in both areas or in none`() {
        let line = stride(from: 0.01, to: 3, by: 0.007)
        let offsets = stride(from: -0.000_001, through: 0.000_001, by: 0.000_000_1)
        for longitude in line {
            for offset in offsets {
                let point = Outline.Point(longitude: longitude, latitude: longitude / 3 + offset)
                #expect(Self.uneven.outlines(at: point).count == 1, "\(point)")
            }
        }
    }

    /// A country of triangles: every corner is a crossing of six borders.
    @Test(arguments: 1...5)
    func `100,000 random points on shared borders belong to exactly one area`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let country = Triangles(size: 12, using: &numbers)
        let index = OutlineIndex(country.outlines)

        var wrong = 0
        for _ in 0..<20_000 {
            let point = country.borderPoint(using: &numbers)
            if index.outlines(at: point).count != 1 { wrong += 1 }
        }
        for corner in country.corners where index.outlines(at: corner).count != 1 { wrong += 1 }

        #expect(wrong == 0)
    }

    @Test func `corners, level edges and the outermost border belong to exactly one area`() {
        let index = OutlineIndex([
            Self.ring([(0, 0), (2, 0), (2, 2), (0, 2)]), Self.ring([(2, 0), (4, 0), (4, 2), (2, 2)]),
            Self.ring([(0, 2), (4, 2), (4, 4), (0, 4)]),
        ])

        for longitude in 0...4 {
            for latitude in 0...4 {
                let corner = Outline.Point(longitude: Double(longitude), latitude: Double(latitude))
                #expect(index.outlines(at: corner).count == 1, "\(corner)")
            }
        }
        #expect(index.outlines(at: Outline.Point(longitude: 4.000_002, latitude: 1)).isEmpty)
        #expect(index.outlines(at: Outline.Point(longitude: -0.000_002, latitude: 1)).isEmpty)
    }

    @Test func `overlapping areas are all named, and a hole that another fills is that one's`() {
        let hole = Outline([
            [
                [(0, 0), (9, 0), (9, 9), (0, 9)], [(3, 3), (3, 6), (6, 6), (6, 3)],
            ].map { $0.map { Outline.Point(longitude: $0.0, latitude: $0.1) } }
        ])
        let index = OutlineIndex([
            hole, Self.ring([(3, 3), (6, 3), (6, 6), (3, 6)]), Self.ring([(1, 1), (2, 1), (2, 2), (1, 2)]),
        ])

        #expect(index.outlines(at: Outline.Point(longitude: 1.5, latitude: 1.5)) == [0, 2])
        #expect(index.outlines(at: Outline.Point(longitude: 4, latitude: 4)) == [1])
        for share in stride(from: 3, through: 6, by: 0.01) {
            for point in [(3, share), (6, share), (share, 3), (share, 6)] {
                #expect(index.outlines(at: Outline.Point(longitude: point.0, latitude: point.1)).count == 1)
            }
        }
    }

    @Test func `what is no place on earth lies nowhere, and outlines of nothing hold nothing`() {
        for number in [Double.nan, .infinity, -.infinity, 1e300, 721] {
            #expect(Self.uneven.outlines(at: Outline.Point(longitude: number, latitude: 1)).isEmpty)
            #expect(Self.uneven.outlines(at: Outline.Point(longitude: 1, latitude: number)).isEmpty)
        }
        let here = Outline.Point(longitude: 1, latitude: 1)
        #expect(OutlineIndex([]).outlines(at: here).isEmpty)
        #expect(OutlineIndex([Outline([]), Outline([[]]), Self.ring([(1, 1)])]).outlines(at: here).isEmpty)
    }
}

/// A square cut into crooked squares, each of them cut in two.
private struct Triangles {
    let outlines: [Outline]
    let corners: [Outline.Point]
    private let borders: [(Outline.Point, Outline.Point)]

    init(size: Int, using numbers: inout SeededNumbers) {
        var corners: [[Outline.Point]] = []
        for row in 0...size {
            corners.append(
                (0...size).map { column in
                    Outline.Point(
                        longitude: 112 + (Double(column) + Double.random(in: -0.3...0.3, using: &numbers)) / 10,
                        latitude: 31 + (Double(row) + Double.random(in: -0.3...0.3, using: &numbers)) / 10,
                    )
                }
            )
        }
        var outlines: [Outline] = []
        var borders: [(Outline.Point, Outline.Point)] = []
        for row in 0..<size {
            for column in 0..<size {
                let (one, two) = (corners[row][column], corners[row][column + 1])
                let (three, four) = (corners[row + 1][column + 1], corners[row + 1][column])
                outlines += [Outline([[[one, two, three]]]), Outline([[[three, four, one]]])]
                borders.append((one, three))
                if row > 0 { borders.append((one, two)) }
                if column > 0 { borders.append((four, one)) }
            }
        }
        self.outlines = outlines
        self.borders = borders
        self.corners = corners.flatMap(\.self)
    }

    func borderPoint(using numbers: inout SeededNumbers) -> Outline.Point {
        let (from, to) = borders[Int.random(in: 0..<borders.count, using: &numbers)]
        let share = Double.random(in: 0...1, using: &numbers)
        return Outline.Point(
            longitude: from.longitude + (to.longitude - from.longitude) * share,
            latitude: from.latitude + (to.latitude - from.latitude) * share,
        )
    }
}
