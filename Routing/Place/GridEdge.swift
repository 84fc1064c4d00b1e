// SPDX-License-Identifier: Apache-2.0

/// A point in whole billionths of a degree (a tenth of a millimetre), in which all comparing is exact.
struct GridPoint: Hashable, Sendable {
    static let perDegree = 1e9

    let east: Int64
    let north: Int64

    init(east: Int64, north: Int64) {
        self.east = east
        self.north = north
    }

    /// nil for what is no place on earth: not a number, or far beyond ±360 degrees.
    init?(_ point: Outline.Point) {
        guard abs(point.longitude) <= 720, abs(point.latitude) <= 720 else { return nil }
        self.init(
            east: Int64((point.longitude * Self.perDegree).rounded()),
            north: Int64((point.latitude * Self.perDegree).rounded()),
        )
    }

    func moved(east: Int64, north: Int64) -> GridPoint {
        GridPoint(east: self.east + east, north: self.north + north)
    }
}

/// A side of a ring, from its southern to its northern end (of two at one height from the western), so that both areas
/// beside it reckon with the same numbers.
struct GridEdge: Hashable, Sendable {
    let south: GridPoint
    let north: GridPoint

    /// nil for a side without length.
    init?(_ one: GridPoint, _ other: GridPoint) {
        guard one != other else { return nil }
        let isUp = (one.north, one.east) < (other.north, other.east)
        south = isUp ? one : other
        north = isUp ? other : one
    }

    var west: Int64 { min(south.east, north.east) }
    var east: Int64 { max(south.east, north.east) }

    /// Whether a ray from the point to the east crosses it. Its northern end is another edge's southern; a level edge is
    /// never crossed. A point on the edge lies to the east of it, whichever area asks.
    func isCrossed(from point: GridPoint) -> Bool {
        guard south.north <= point.north, point.north < north.north else { return false }
        if point.east < west { return true }
        if point.east >= east { return false }
        let across = (north.east - south.east).multipliedFullWidth(by: point.north - south.north)
        let along = (point.east - south.east).multipliedFullWidth(by: north.north - south.north)
        return (across.high, across.low) > (along.high, along.low)
    }

    /// Whether the point lies within `distance` of it, measured in degrees as if they were all equally long.
    func isNear(_ point: GridPoint, within distance: Double) -> Bool {
        let length = (east: Double(north.east - south.east), north: Double(north.north - south.north))
        let from = (east: Double(point.east - south.east), north: Double(point.north - south.north))
        let square = length.east * length.east + length.north * length.north
        let share = min(1, max(0, (from.east * length.east + from.north * length.north) / square))
        let off = (east: from.east - share * length.east, north: from.north - share * length.north)
        return off.east * off.east + off.north * off.north <= distance * distance
    }
}
