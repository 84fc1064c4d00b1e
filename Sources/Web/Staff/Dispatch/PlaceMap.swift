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
    private let frame: MapFrame

    static let width = 220
    static let height = 150

    /// Draws the areas that lie in no other, marks the one of `area` and `point`; nil where no area has an outline.
    init?(_ gazetteer: Gazetteer, area: AreaCode?, point: Outline.Point?) {
        let marked = area.map(gazetteer.path) ?? []
        areas = gazetteer.entries.compactMap { entry in
            guard entry.parent == nil, let outline = entry.outline else { return nil }
            return (outline, marked.contains(entry.code))
        }
        let size = MapFrame.Size(width: Double(Self.width), height: Double(Self.height))
        guard let frame = MapFrame(around: areas.map(\.outline), size) else { return nil }
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
