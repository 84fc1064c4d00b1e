// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Tickets

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
