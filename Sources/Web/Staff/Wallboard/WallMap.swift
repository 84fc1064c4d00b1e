// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Routing
import Tickets

/// Open and late tickets by district: an area counts for the one that it lies in.
struct WallDistricts: Sendable {
    let all: [District]
    /// Open tickets of no area, or of one that the site no longer has.
    let elsewhere: Int

    struct District: Sendable {
        let entry: Gazetteer.Entry
        var open = 0
        var late = 0
    }

    init(_ areas: [WallArea: Int], _ gazetteer: Gazetteer) {
        var districts = gazetteer.entries.filter { $0.parent == nil }.map { District(entry: $0) }
        let places = Dictionary(districts.indices.map { (districts[$0].entry.code, $0) }, uniquingKeysWith: { $1 })
        var elsewhere = 0
        for (cell, count) in areas {
            let top = cell.area.flatMap { gazetteer.path(of: $0).last }
            if let place = top.flatMap({ places[$0] }) {
                districts[place].open += count
                if cell.lamp >= .red { districts[place].late += count }
            } else {
                elsewhere += count
            }
        }
        all = districts
        self.elsewhere = elsewhere
    }
}

/// The map of the city, from the outlines of the site document `areas`.
struct WallMap: Sendable {
    let viewBox: String
    /// What it shows, for who does not see it.
    let summary: String

    /// - Returns: nil where no district has an outline.
    init?(_ districts: WallDistricts, _ wording: Wording) {
        guard districts.all.contains(where: { $0.entry.outline != nil }) else { return nil }
        viewBox = "0 0 \(Int(WallDistrict.size.width)) \(Int(WallDistrict.size.height))"
        let parts = districts.all.map { district in
            let words = [
                "area": district.entry.name[wording.language], "count": String(district.open),
                "late": String(district.late),
            ]
            return wording.text("wallboard.mapPart", words)
        }
        summary = wording.text("wallboard.mapSummary", ["areas": parts.joined(separator: "; ")])
    }
}

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
