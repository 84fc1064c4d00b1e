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
