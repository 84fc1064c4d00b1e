// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Sites
import Tickets

/// A small map of where a request is, for the dispatch desk: the outlines of the districts, the one it lies in marked,
/// and the point. Drawn from site data alone: the desk works without the outside network.
struct PlaceMap: Sendable {
    private let areas: [(outline: Outline, isMarked: Bool)]
    private let point: Outline.Point?
    private let frame: Frame

    static let width = 220
    static let height = 150

    /// Draws the areas that lie in no other, marks the one of `area` and `point`; nil where no area has an outline.
    init?(_ gazetteer: Gazetteer, area: AreaCode?, point: Outline.Point?) {
        let marked = area.map(gazetteer.path) ?? []
        areas = gazetteer.entries.compactMap { entry in
            guard entry.parent == nil, let outline = entry.outline else { return nil }
            return (outline, marked.contains(entry.code))
        }
        guard let frame = Frame(around: areas.flatMap(\.outline.polygons).flatMap { $0.flatMap(\.self) }) else {
            return nil
        }
        self.frame = frame
        self.point = point
    }

    var svg: String {
        let paths = areas.map { area in
            let rings = area.outline.polygons.flatMap(\.self).map(frame.path)
            let colours = area.isMarked ? "fill=\"#f2c14e\"" : "fill=\"#dfe9f5\""
            return "<path \(colours) fill-rule=\"evenodd\" stroke=\"#12467f\" d=\"\(rings.joined())\"/>"
        }
        let mark = point.map { point in
            let (x, y) = frame.place(of: point)
            return """
                <circle cx="\(x.short)" cy="\(y.short)" r="5" fill="#fff" stroke="#a3101f" stroke-width="3"/>
                """
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(Self.height)">\
            \(paths.joined())\(mark ?? "")</svg>
            """
    }
}

extension PlaceMap {
    /// How degrees become pixels: north is up, and a degree of longitude as short as it is at this latitude.
    fileprivate struct Frame: Sendable {
        private let west: Double
        private let north: Double
        private let east: Double
        private let scale: Double
        private let shortening: Double

        init?(around points: [Outline.Point]) {
            guard let west = points.map(\.longitude).min(), let east = points.map(\.longitude).max(),
                let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max(),
                east > west, north > south
            else { return nil }
            shortening = cos((south + north) / 2 * .pi / 180)
            let margin = 6.0
            scale = min(
                (Double(PlaceMap.width) - margin) / ((east - west) * shortening),
                (Double(PlaceMap.height) - margin) / (north - south),
            )
            self.west = west
            self.east = east
            self.north = north
        }

        func place(of point: Outline.Point) -> (x: Double, y: Double) {
            let margin = (Double(PlaceMap.width) - (east - west) * shortening * scale) / 2
            return ((point.longitude - west) * shortening * scale + margin, (north - point.latitude) * scale + 3)
        }

        /// A ring, without the corners that would fall on the same pixel.
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
    }
}

extension Double {
    /// Tenths are fine enough for a pixel.
    fileprivate var short: String { String((self * 10).rounded() / 10) }
}

/// The map in a page: a picture that says in words what it shows.
struct PlaceMapPart: Sendable {
    let source: String
    let text: String
    let width = PlaceMap.width
    let height = PlaceMap.height

    /// - Returns: nil where neither a point nor an area is known, or where the site has no outlines.
    init?(_ place: Place, _ site: Site, _ wording: Wording) {
        guard site.gazetteer.entries.contains(where: { $0.parent == nil && $0.outline != nil }) else { return nil }
        let point = Outline.Point(place)
        guard place.area != nil || point != nil else { return nil }
        var query: [(name: String, value: String)] = []
        if let area = place.area { query.append(("area", area.rawValue)) }
        if let point { query += [("lng", String(point.longitude)), ("lat", String(point.latitude))] }
        source = SiteURL.placeMap.path(query: query)
        let name = place.area.map(wording.area) ?? wording.text("dispatch.noArea")
        text = wording.text("dispatch.map", ["area": name])
    }
}
