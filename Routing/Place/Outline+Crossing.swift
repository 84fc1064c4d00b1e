// SPDX-License-Identifier: Apache-2.0

extension Outline {
    /// Where a ring's border crosses itself: the southern or, of level edges, western end of the first edge that does.
    /// A border that only touches itself, in a corner or along an edge, is none.
    package static func crossing(in ring: [Point]) -> Point? {
        let corners = ring.compactMap(GridPoint.init)
        let edges = corners.indices.compactMap { GridEdge(corners[$0], corners[($0 + 1) % corners.count]) }
            .sorted { ($0.west, $0.south.north) < ($1.west, $1.south.north) }
        // From west to east: only edges that reach as far can be crossed.
        var reached: [GridEdge] = []
        for edge in edges {
            reached.removeAll { $0.east < edge.west }
            if let other = reached.first(where: edge.crosses) { return Point(other.south) }
            reached.append(edge)
        }
        return nil
    }
}

extension GridEdge {
    /// Each has its ends on the two sides of the other, and none on it.
    fileprivate func crosses(_ other: GridEdge) -> Bool {
        guard south.north <= other.north.north, other.south.north <= north.north else { return false }
        return side(of: other.south) * side(of: other.north) < 0 && other.side(of: south) * other.side(of: north) < 0
    }

    /// 1 to the left of the edge, going north, −1 to the right, 0 on its line.
    private func side(of point: GridPoint) -> Int {
        let one = (north.east - south.east).multipliedFullWidth(by: point.north - south.north)
        let other = (point.east - south.east).multipliedFullWidth(by: north.north - south.north)
        if (one.high, one.low) == (other.high, other.low) { return 0 }
        return (one.high, one.low) > (other.high, other.low) ? 1 : -1
    }
}

extension Outline.Point {
    fileprivate init(_ point: GridPoint) {
        self.init(
            longitude: Double(point.east) / GridPoint.perDegree,
            latitude: Double(point.north) / GridPoint.perDegree,
        )
    }
}
