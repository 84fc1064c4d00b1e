// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Tickets

/// Where requests of the period lie: the city's districts, the darker the more, and the same as a list of bars. Template
/// `staff/dash-places`.
struct AreaHeat: Sendable {
    let list: BarList
    let districts: [District]
    let hasMap: Bool
    let viewBox: String
    let label: String

    struct District: Sendable {
        let path: String
        /// `heat-0` for none … `heat-5` for the most.
        let cssClass: String
        let link: String
        let text: String
    }

    init(
        _ counts: [AreaCode: Int],
        _ gazetteer: Gazetteer,
        _ links: FigureLinks,
        received: Int,
        _ wording: Wording,
    ) {
        // A district has what lies in its streets, as its list does.
        var totals: [AreaCode: Int] = [:]
        for (code, count) in counts {
            if let district = gazetteer.path(of: code).first(where: { gazetteer[$0].map { $0.parent == nil } ?? false })
            {
                totals[district, default: 0] += count
            }
        }
        list = BarList(
            id: "places",
            parts: totals.map { (wording.area($0), $1, links.received("area", $0.rawValue)) },
            whole: received,
            most: 12,
            wording,
        )
        let drawn = gazetteer.entries.filter { $0.parent == nil && $0.outline != nil }
        let frame = HeatFrame(around: drawn.compactMap(\.outline))
        let largest = max(1, totals.values.max() ?? 1)
        districts = drawn.compactMap { entry in
            guard let frame, let outline = entry.outline else { return nil }
            let count = totals[entry.code] ?? 0
            return District(
                path: frame.path(of: outline),
                cssClass: "heat-\((count * 5 + largest - 1) / largest)",
                link: links.received("area", entry.code.rawValue),
                text: "\(wording.area(entry.code)) \(count)",
            )
        }
        hasMap = !districts.isEmpty
        viewBox = "0 0 \(HeatFrame.width) \(frame?.height ?? 0)"
        label = wording.text("dashboard.places.map")
    }
}

/// How degrees become pixels: north is up, and a degree of longitude as short as it is at this latitude.
private struct HeatFrame {
    static let width = 360
    let height: Int
    private let west: Double
    private let north: Double
    private let scale: Double
    private let shortening: Double

    init?(around outlines: [Outline]) {
        let points = outlines.flatMap { $0.polygons.flatMap { $0.flatMap(\.self) } }
        guard let west = points.map(\.longitude).min(), let east = points.map(\.longitude).max(),
            let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max(),
            east > west, north > south
        else { return nil }
        shortening = cos((south + north) / 2 * .pi / 180)
        scale = Double(Self.width - 4) / ((east - west) * shortening)
        height = Int(((north - south) * scale).rounded(.up)) + 4
        self.west = west
        self.north = north
    }

    /// Without the corners that would fall on the same pixel.
    func path(of outline: Outline) -> String {
        outline.polygons.flatMap(\.self).map { ring in
            var last = (x: -1_000, y: -1_000)
            var path = ""
            for point in ring {
                // Tenths are fine enough for a pixel.
                let x = Int(((point.longitude - west) * shortening * scale + 2) * 10)
                let y = Int(((north - point.latitude) * scale + 2) * 10)
                if abs(x - last.x) < 8, abs(y - last.y) < 8 { continue }
                path += "\(path.isEmpty ? "M" : "L")\(Double(x) / 10) \(Double(y) / 10)"
                last = (x, y)
            }
            return path + "Z"
        }.joined()
    }
}
