// SPDX-License-Identifier: Apache-2.0

/// In which of many outlines a point lies, in less than a microsecond (C4).
///
/// A point on a border that areas share belongs to exactly one of them: borders are one mesh of edges, each of which
/// counts for the points to its west, compared in whole numbers. A point within a tenth of a metre outside the outermost
/// border belongs to the area behind it, so that no address at the city's edge is nowhere.
package struct OutlineIndex: Sendable {
    /// The runs of each level of latitude.
    private var bands: [Range<Int>] = []
    private var runs: [Run] = []
    private var edges: [GridEdge] = []
    private let bottom: Int64
    private let bandsPerUnit: Double

    /// The edges of one polygon in one band.
    private struct Run: Sendable {
        let outline: Int
        let edges: Range<Int>
        let west: Int64
        let east: Int64

        init(outline: Int, edges: Range<Int>, _ sides: [GridEdge]) {
            self.outline = outline
            self.edges = edges
            west = sides.reduce(.max) { min($0, $1.west) }
            east = sides.reduce(.min) { max($0, $1.east) }
        }
    }

    private static let mostBands = 4_096

    package init(_ outlines: [Outline]) {
        let polygons = outlines.enumerated().flatMap { number, outline in
            outline.polygons.map { (outline: number, rings: $0) }
        }
        let sides = BorderMesh.edges(of: polygons.map(\.rings))
        let all = sides.flatMap(\.self)
        bottom = all.map(\.south.north).min() ?? 0
        let height = Double((all.map(\.north.north).max() ?? 0) - bottom + 1)
        let count = Self.bandCount(for: all, height: height)
        bandsPerUnit = Double(count) / height
        var runsByBand: [[Run]] = Array(repeating: [], count: count)
        for (polygon, sides) in zip(polygons, sides) {
            for (band, sides) in byBand(sides) {
                let place = edges.count..<edges.count + sides.count
                edges += sides
                runsByBand[band].append(Run(outline: polygon.outline, edges: place, sides))
            }
        }
        for runs in runsByBand {
            bands.append(self.runs.count..<self.runs.count + runs.count)
            self.runs += runs
        }
    }

    private func byBand(_ sides: [GridEdge]) -> [Int: [GridEdge]] {
        var byBand: [Int: [GridEdge]] = [:]
        for side in sides {
            for band in band(at: side.south.north)...band(at: side.north.north) {
                byBand[band, default: []].append(side)
            }
        }
        return byBand
    }

    /// The outlines around the point, by their places in the list, in order.
    package func outlines(at point: Outline.Point) -> [Int] {
        guard let point = GridPoint(point) else { return [] }
        let around = outlines(around: point)
        guard around.isEmpty, isOnBorder(point) else { return around }
        let step = 2 * BorderMesh.tolerance
        for (east, north) in [(1, 1), (1, -1), (-1, 1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1)] {
            let inside = outlines(around: point.moved(east: Int64(east) * step, north: Int64(north) * step))
            if !inside.isEmpty { return inside }
        }
        return []
    }

    private func outlines(around point: GridPoint) -> [Int] {
        var found: [Int] = []
        for run in runs[runs(at: point.north)] where run.west <= point.east && point.east < run.east {
            var crossings = 0
            for place in run.edges where edges[place].isCrossed(from: point) { crossings &+= 1 }
            if crossings & 1 == 1, found.last != run.outline { found.append(run.outline) }
        }
        return found
    }

    private func isOnBorder(_ point: GridPoint) -> Bool {
        let tolerance = BorderMesh.tolerance
        let levels = [point.north - tolerance, point.north, point.north + tolerance]
        return levels.contains { level in
            runs[runs(at: level)].contains { run in
                run.west - tolerance <= point.east && point.east <= run.east + tolerance
                    && edges[run.edges].contains { $0.isNear(point, within: Double(tolerance)) }
            }
        }
    }

    /// The runs of the band at a level; none above and below all outlines.
    private func runs(at level: Int64) -> Range<Int> {
        guard level >= bottom else { return 0..<0 }
        let band = band(at: level)
        return band < bands.count ? bands[band] : 0..<0
    }

    private func band(at level: Int64) -> Int { Int(Double(level - bottom) * bandsPerUnit) }

    /// Many bands have few edges each; but an edge that is in all of them costs memory.
    private static func bandCount(for edges: [GridEdge], height: Double) -> Int {
        let risen = edges.reduce(0) { $0 + Double($1.north.north - $1.south.north) }
        var count = min(mostBands, max(1, edges.count))
        while count > 1, risen / height * Double(count) > Double(8 * edges.count + mostBands) { count /= 2 }
        return count
    }
}
