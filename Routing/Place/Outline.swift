// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Where an area lies: one polygon or several, with holes (C4). Source: site document `areas`, as in GeoJSON's
/// MultiPolygon: polygons of rings of `[longitude, latitude]`, the first ring outside, the others holes.
///
/// A point on a border belongs to exactly one of the areas on its two sides: an edge counts for the points on its one
/// side only, and it is counted in the same way whichever area it is drawn for.
package struct Outline: Equatable, Sendable {
    /// Degrees, in the coordinate system of the site.
    package struct Point: Hashable, Sendable {
        package let longitude: Double
        package let latitude: Double

        package init(longitude: Double, latitude: Double) {
            self.longitude = longitude
            self.latitude = latitude
        }

        /// nil where the place was not pointed at.
        package init?(_ place: Place) {
            guard let longitude = place.longitude, let latitude = place.latitude else { return nil }
            self.init(longitude: longitude, latitude: latitude)
        }
    }

    /// By polygon and ring, each ring without its first point again at the end.
    package let polygons: [[[Point]]]
    private let edges: [GridEdge]

    package init(_ polygons: [[[Point]]]) {
        self.polygons = polygons.map { rings in
            rings.map { $0.count > 1 && $0.first == $0.last ? Array($0.dropLast()) : $0 }
        }
        edges = self.polygons.flatMap(\.self).flatMap(Self.edges)
    }

    /// Whether a ray from the point to the east leaves the area an odd number of times. For many outlines at once, and
    /// for borders that were drawn with different corners, ask an `OutlineIndex`.
    package func contains(_ point: Point) -> Bool {
        guard let point = GridPoint(point) else { return false }
        return edges.count { $0.isCrossed(from: point) } % 2 == 1
    }

    package static func == (one: Outline, other: Outline) -> Bool { one.polygons == other.polygons }

    private static func edges(of ring: [Point]) -> [GridEdge] {
        let points = ring.compactMap(GridPoint.init)
        return points.indices.compactMap { GridEdge(points[$0], points[($0 + 1) % points.count]) }
    }
}

extension Outline: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode([[[Point]]].self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(polygons)
    }
}

extension Outline.Point: Codable {
    package init(from decoder: any Decoder) throws {
        let numbers = try decoder.singleValueContainer().decode([Double].self)
        guard numbers.count == 2 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a point is a longitude and a latitude")
            )
        }
        self.init(longitude: numbers[0], latitude: numbers[1])
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode([longitude, latitude])
    }
}
