// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Routing
import Sites
import Tickets

/// The outlines of the city's areas, and in which of them a point lies: what the map of the form asks for (C4).
struct CityMap: CitizenPage {
    let desk: Desk

    func addRoutes(to site: RouterGroup<HotlineContext>) {
        site.get("file/map") { _, context in
            try Response(json: OutlinesJSON(desk.site.gazetteer, context.language))
        }
        site.get("file/map/area") { _, context in
            try Response(json: areaJSON(context.query, context.language))
        }
    }

    private func areaJSON(_ query: Form, _ language: Language) throws -> AreaJSON {
        guard let latitude = Double(query["lat"]), let longitude = Double(query["lng"]),
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        else { throw WebFault.notFound }
        let gazetteer = desk.site.gazetteer
        let point = Outline.Point(longitude: longitude, latitude: latitude)
        let area = gazetteer.area(at: point).flatMap { gazetteer[$0] }
        return AreaJSON(area: OrNull(area?.code.rawValue), name: OrNull(area?.name[language]))
    }
}

/// Null for both where the point lies in no area.
private struct AreaJSON: Encodable {
    let area: OrNull<String>
    let name: OrNull<String>
}

/// GeoJSON (RFC 7946): a feature for each area that has an outline.
struct OutlinesJSON: Encodable {
    let type = "FeatureCollection"
    let features: [Feature]

    struct Feature: Encodable {
        let type = "Feature"
        let properties: Properties
        let geometry: Geometry
    }

    struct Properties: Encodable {
        let code: String
        let name: String
    }

    struct Geometry: Encodable {
        let type = "MultiPolygon"
        /// Rings close with their first point.
        let coordinates: [[[[Double]]]]
    }

    init(_ gazetteer: Gazetteer, _ language: Language) {
        features = gazetteer.entries.compactMap { entry in
            entry.outline.map { outline in
                Feature(
                    properties: Properties(code: entry.code.rawValue, name: entry.name[language]),
                    geometry: Geometry(coordinates: outline.polygons.map { $0.map(\.closed) }),
                )
            }
        }
    }
}

extension [Outline.Point] {
    fileprivate var closed: [[Double]] { (self + prefix(1)).map { [$0.longitude, $0.latitude] } }
}

/// Where a place is pointed at: template `citizen/map`. Without a script there is nothing of it.
struct MapPart: Sendable {
    let latitude: String
    let longitude: String
    let outlines = SiteURL.cityMap.path
    let areaAt = SiteURL.areaOnMap.path
    let coordinates: String
    let tiles: String?
    let approval: String?
    let note: String?
    /// Whoever fills the form in may be where it happened.
    let isCitizens: Bool

    /// - Returns: nil where no area has an outline.
    init?(_ site: Site, _ form: Form, isCitizens: Bool, _ wording: Wording) {
        guard site.gazetteer.entries.contains(where: { $0.outline != nil }) else { return nil }
        latitude = form["lat"]
        longitude = form["lng"]
        coordinates = site.coordinates.rawValue
        tiles = site.map?.tiles
        approval = site.map?.approval.map { wording.text("filing.approval", ["number": $0]) }
        note = site.map?.note?[wording.language]
        self.isCitizens = isCitizens
    }
}
