// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Tickets

/// A district on the map, or in a list where the site has no outlines.
struct WallDistrict: Sendable {
    let name: String
    let count: String
    let late: String
    let width: String
    /// How dark it is, by load and by lateness.
    let cssClass: String
    let path: String
    let x: String
    let y: String
    let below: String

    static let size = MapFrame.Size(width: 445, height: 215)
    private static let listed = 9

    static func all(_ districts: WallDistricts, _ wording: Wording) -> [WallDistrict] {
        let most = (load: districts.all.map(\.open).max() ?? 0, late: districts.all.map(\.late).max() ?? 0)
        let drawn = districts.all.filter { $0.entry.outline != nil }
        guard let frame = MapFrame(around: drawn.compactMap(\.entry.outline), size) else {
            return districts.all.sorted { ($0.open, $1.entry.code) > ($1.open, $0.entry.code) }.prefix(listed).map {
                WallDistrict($0, most: most, frame: nil, wording)
            }
        }
        return drawn.map { WallDistrict($0, most: most, frame: frame, wording) }
    }

    private init(
        _ district: WallDistricts.District,
        most: (load: Int, late: Int),
        frame: MapFrame?,
        _ wording: Wording,
    ) {
        name = Self.short(district.entry.name, wording.language)
        count = district.open.grouped
        late = district.late.grouped
        width = wallShare(district.open, of: most.load)
        cssClass =
            "load-\(Self.step(district.open, of: most.load)) late-\(Self.step(district.late, of: most.late))"
        let outline = district.entry.outline
        let middle = outline.flatMap { frame?.middle(of: $0) } ?? (0, 0)
        path = outline.map { $0.polygons.flatMap(\.self).map { frame?.path(of: $0) ?? "" }.joined() } ?? ""
        x = middle.x.short
        y = (middle.y - 3).short
        below = (middle.y + 15).short
    }

    /// 0 for nothing … 4 for the most.
    private static func step(_ count: Int, of most: Int) -> Int {
        count == 0 ? 0 : min(4, 1 + count * 4 / (most + 1))
    }

    /// English says “District” after each name, for which a map has no room.
    private static func short(_ name: LocalText, _ language: Language) -> String {
        language == .zh ? name.zh : name.en.replacing(/\ (?:District|County|City)$/, with: "")
    }
}
