// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing

/// How degrees become dots: north is up, and a degree of longitude as short as it is at this latitude.
struct MapFrame: Sendable {
    private let west: Double
    private let north: Double
    private let scale: Double
    private let shortening: Double
    private let margin: Double

    struct Size: Sendable {
        let width: Double
        let height: Double
    }

    /// - Returns: nil where there is nothing to frame.
    init?(around outlines: [Outline], _ size: Size) {
        let points = outlines.flatMap(\.polygons).flatMap { $0.flatMap(\.self) }
        guard let west = points.map(\.longitude).min(), let east = points.map(\.longitude).max(),
            let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max(),
            east > west, north > south
        else { return nil }
        shortening = cos((south + north) / 2 * .pi / 180)
        let edge = 6.0
        scale = min(
            (size.width - edge) / ((east - west) * shortening),
            (size.height - edge) / (north - south),
        )
        margin = (size.width - (east - west) * shortening * scale) / 2
        self.west = west
        self.north = north
    }

    func place(of point: Outline.Point) -> (x: Double, y: Double) {
        ((point.longitude - west) * shortening * scale + margin, (north - point.latitude) * scale + 3)
    }

    /// A ring, without the corners that would fall on the same dot.
    func path(of ring: [Outline.Point]) -> String {
        var last: (x: Double, y: Double)?
        var path = ""
        for point in ring {
            let next = place(of: point)
            if let last, abs(next.x - last.x) < 0.8, abs(next.y - last.y) < 0.8 { continue }
            path += "\(last == nil ? "M" : "L")\(next.x.short) \(next.y.short)"
            last = next
        }
        return path + "Z"
    }

    /// Where an area's name stands: the middle of its largest part.
    func middle(of outline: Outline) -> (x: Double, y: Double)? {
        let rings = outline.polygons.compactMap { $0.first?.map(place) }
        return rings.map(Self.middle).max { $0.size < $1.size }.map { ($0.x, $0.y) }
    }

    /// The centroid of a ring and twice its size.
    private static func middle(of ring: [(x: Double, y: Double)]) -> (x: Double, y: Double, size: Double) {
        var (x, y, size) = (0.0, 0.0, 0.0)
        for (one, next) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
            let part = one.x * next.y - next.x * one.y
            size += part
            x += (one.x + next.x) * part
            y += (one.y + next.y) * part
        }
        guard size != 0 else { return (ring.first?.x ?? 0, ring.first?.y ?? 0, 0) }
        return (x / (3 * size), y / (3 * size), abs(size))
    }
}

extension Double {
    /// Tenths are fine enough for a dot.
    var short: String { String((self * 10).rounded() / 10) }
}
