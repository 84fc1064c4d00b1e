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
    private let edges: [Edge]
    private let box: (west: Double, south: Double, east: Double, north: Double)

    package init(_ polygons: [[[Point]]]) {
        self.polygons = polygons.map { rings in
            rings.map { $0.count > 1 && $0.first == $0.last ? Array($0.dropLast()) : $0 }
        }
        let rings = self.polygons.flatMap(\.self)
        edges = rings.flatMap(Self.edges)
        let points = rings.flatMap(\.self)
        box = points.reduce((.infinity, .infinity, -.infinity, -.infinity)) { box, point in
            (
                min(box.0, point.longitude), min(box.1, point.latitude), max(box.2, point.longitude),
                max(box.3, point.latitude),
            )
        }
    }

    /// Whether a ray from the point to the east leaves the area an odd number of times.
    package func contains(_ point: Point) -> Bool {
        guard box.west <= point.longitude, point.longitude <= box.east, box.south <= point.latitude,
            point.latitude <= box.north
        else { return false }
        return edges.count { $0.isEast(of: point) } % 2 == 1
    }

    package static func == (one: Outline, other: Outline) -> Bool { one.polygons == other.polygons }

    private static func edges(of ring: [Point]) -> [Edge] {
        ring.indices.map { Edge(ring[$0], ring[($0 + 1) % ring.count]) }
    }

    /// From its southern to its northern end, so that both areas beside it reckon with the same numbers.
    private struct Edge: Sendable {
        let south: Point
        let north: Point

        init(_ one: Point, _ other: Point) {
            let isUp = (one.latitude, one.longitude) <= (other.latitude, other.longitude)
            south = isUp ? one : other
            north = isUp ? other : one
        }

        /// Crossed by the ray; its northern end is another edge's southern.
        func isEast(of point: Point) -> Bool {
            guard south.latitude <= point.latitude, point.latitude < north.latitude else { return false }
            let across = (north.longitude - south.longitude) * (point.latitude - south.latitude)
            let along = (point.longitude - south.longitude) * (north.latitude - south.latitude)
            return across > along
        }
    }
}

extension Outline: Codable {
    package init(from decoder: any Decoder) throws {
        let polygons = try decoder.singleValueContainer().decode([[[[Double]]]].self)
        guard polygons.allSatisfy({ $0.allSatisfy { $0.allSatisfy { $0.count == 2 } } }) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a point is a longitude and a latitude")
            )
        }
        self.init(polygons.map { $0.map { $0.map { Point(longitude: $0[0], latitude: $0[1]) } } })
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(polygons.map { $0.map { $0.map { [$0.longitude, $0.latitude] } } })
    }
}
