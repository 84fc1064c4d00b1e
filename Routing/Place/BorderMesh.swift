// SPDX-License-Identifier: Apache-2.0

/// The borders of many areas made one: what two of them share is the same edges, corner by corner, even where only one
/// of them has a corner there or where the corners were rounded differently. Without that, a point between two drawings
/// of one line would lie in both areas or in none.
struct BorderMesh {
    /// Corners nearer than this are one corner, and an edge as near to a corner passes through it: a tenth of a metre,
    /// the sixth decimal to which maps are published.
    static let tolerance: Int64 = 1_000

    private var corners: [Cell: [GridPoint]] = [:]
    private var cornersByCell: [Cell: [GridPoint]] = [:]
    private var cellSize: Int64 = 1
    private var pieces: [GridEdge: [GridEdge]] = [:]

    private struct Cell: Hashable {
        let column: Int64
        let row: Int64

        init(_ column: Int64, _ row: Int64) {
            self.column = column
            self.row = row
        }

        init(of point: GridPoint, size: Int64) {
            self.init(point.east.quotient(by: size), point.north.quotient(by: size))
        }
    }

    /// The edges of each polygon, in the order given.
    static func edges(of polygons: [[[Outline.Point]]]) -> [[GridEdge]] {
        var mesh = BorderMesh()
        let sides = polygons.map { rings in rings.flatMap { mesh.sides(of: $0) } }
        mesh.sortCorners(into: sides.reduce(0) { $0 + $1.count })
        return sides.map { $0.flatMap { mesh.pieces(of: $0, depth: 0) } }
    }

    private mutating func sides(of ring: [Outline.Point]) -> [GridEdge] {
        let points = ring.compactMap(GridPoint.init).map { corner(at: $0) }
        return points.indices.compactMap { GridEdge(points[$0], points[($0 + 1) % points.count]) }
    }

    /// The corner that a point is, which may have come before.
    private mutating func corner(at point: GridPoint) -> GridPoint {
        let cell = Cell(of: point, size: Self.tolerance)
        for column in cell.column - 1...cell.column + 1 {
            for row in cell.row - 1...cell.row + 1 {
                let known = corners[Cell(column, row)]?.first { known in
                    abs(known.east - point.east) <= Self.tolerance && abs(known.north - point.north) <= Self.tolerance
                }
                if let known { return known }
            }
        }
        corners[cell, default: []].append(point)
        return point
    }

    /// Into as many cells as there are edges, so that each edge looks at few.
    private mutating func sortCorners(into count: Int) {
        let all = corners.values.flatMap(\.self)
        guard let west = all.map(\.east).min(), let east = all.map(\.east).max(),
            let south = all.map(\.north).min(), let north = all.map(\.north).max()
        else { return }
        let extent = max(east - west, north - south)
        cellSize = max(2 * Self.tolerance, extent / max(1, Int64(Double(count).squareRoot())))
        cornersByCell = Dictionary(grouping: all) { [cellSize] in Cell(of: $0, size: cellSize) }
    }

    /// The edge cut at every corner that lies on it. Cut edges are cut again: they run a little differently.
    private mutating func pieces(of edge: GridEdge, depth: Int) -> [GridEdge] {
        if let known = pieces[edge] { return known }
        let stops = depth < 8 ? cornersOn(edge) : []
        let path = [edge.south] + stops + [edge.north]
        let cut = stops.isEmpty ? [edge] : zip(path, path.dropFirst()).compactMap(GridEdge.init)
        let all = stops.isEmpty ? cut : cut.flatMap { pieces(of: $0, depth: depth + 1) }
        pieces[edge] = all
        return all
    }

    /// From south to north.
    private func cornersOn(_ edge: GridEdge) -> [GridPoint] {
        let first = Cell(of: edge.south.moved(east: 0, north: -Self.tolerance), size: cellSize).row
        let last = Cell(of: edge.north.moved(east: 0, north: Self.tolerance), size: cellSize).row
        var found: [GridPoint] = []
        for row in first...last {
            for column in columns(of: edge, in: row) {
                found += (cornersByCell[Cell(column, row)] ?? []).filter { corner in
                    corner != edge.south && corner != edge.north
                        && edge.isNear(corner, within: Double(Self.tolerance))
                }
            }
        }
        return found.sorted { edge.share(of: $0) < edge.share(of: $1) }
    }

    /// The cells of a row that the edge passes, or passes within the tolerance.
    private func columns(of edge: GridEdge, in row: Int64) -> ClosedRange<Int64> {
        let height = edge.north.north - edge.south.north
        let bottom = row * cellSize - Self.tolerance
        let low = max(0, min(height, bottom - edge.south.north))
        let high = max(0, min(height, bottom + cellSize + 2 * Self.tolerance - edge.south.north))
        let ends = height == 0 ? [edge.west, edge.east] : [edge.eastward(at: low), edge.eastward(at: high)]
        let west = min(ends[0], ends[1]) - Self.tolerance
        let east = max(ends[0], ends[1]) + Self.tolerance
        return west.quotient(by: cellSize)...east.quotient(by: cellSize)
    }
}

extension GridEdge {
    /// How far along the edge a point lies beside it, times the edge's length squared.
    fileprivate func share(of point: GridPoint) -> Double {
        Double(point.east - south.east) * Double(north.east - south.east)
            + Double(point.north - south.north) * Double(north.north - south.north)
    }

    /// Where the edge is at a height above its southern end, roughly.
    fileprivate func eastward(at height: Int64) -> Int64 {
        south.east + Int64(Double(north.east - south.east) * Double(height) / Double(north.north - south.north))
    }
}

extension Int64 {
    /// Rounded down, also below zero.
    fileprivate func quotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
