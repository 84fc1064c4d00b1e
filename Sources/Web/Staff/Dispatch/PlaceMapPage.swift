// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Routing
import Sites
import Tickets

/// The pictures of `PlaceMap`.
struct PlaceMapPage: StaffPage {
    let desk: Desk

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get(RouterPath(SiteURL.placeMap.pathUnderStaff)) { _, context in
            let query = context.query
            let gazetteer = desk.site.gazetteer
            let area = AreaCode(query["area"]).flatMap { gazetteer[$0]?.code }
            guard let map = PlaceMap(gazetteer, area: area, point: Outline.Point(query)) else {
                throw WebFault.notFound
            }
            return Response(
                status: .ok,
                headers: [.contentType: "image/svg+xml", .cacheControl: "private, max-age=3600"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: map.svg)),
            )
        }
    }
}

extension Outline.Point {
    /// nil where the address names none, or none on this earth.
    fileprivate init?(_ query: Form) {
        guard let longitude = Double(query["lng"]), let latitude = Double(query["lat"]),
            (-180...180).contains(longitude), (-90...90).contains(latitude)
        else { return nil }
        self.init(longitude: longitude, latitude: latitude)
    }
}
