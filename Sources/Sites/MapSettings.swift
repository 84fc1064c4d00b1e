// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Routing
package import Tickets

/// How the map is drawn on which citizens point at a place. Source: site document `areas`, key `map`.
package struct MapSettings: Codable, Equatable, Sendable {
    /// In which all coordinates of the site are meant.
    package let coordinates: CoordinateSystem
    /// 审图号 of the outlines or of the picture, shown beside the map (地图管理条例 art. 37).
    package let approval: String?
    /// Words under the map, for example that it is a sketch.
    package let note: LocalText?
    /// The address of a picture's tiles with `{z}`, `{x}` and `{y}`; nil: the outlines alone, and nothing is fetched from
    /// elsewhere.
    package let tiles: String?

    /// Scheme, host and port from which tiles come.
    ///
    /// - Returns: nil without tiles, and for an address that cannot be one.
    package var tileOrigin: String? {
        // Placeholders are no part of a URL until they are filled.
        let filled = tiles.map {
            $0.replacing("{z}", with: "0").replacing("{x}", with: "0").replacing("{y}", with: "0")
        }
        guard let url = filled.flatMap(URL.init(string:)), let scheme = url.scheme, ["http", "https"].contains(scheme),
            let host = url.host(), host.utf8.allSatisfy({ $0.isOfHost })
        else { return nil }
        return "\(scheme)://\(host)" + (url.port.map { ":\($0)" } ?? "")
    }
}

/// What the document `areas` says besides the areas.
struct AreaHead: Codable {
    let map: MapSettings?
}

extension UInt8 {
    /// Letters, digits, point and dash: nothing that could end a directive of a policy.
    fileprivate var isOfHost: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
