// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Tickets
import WorkCalendar

/// What stands where, and what happened today.
struct OverviewJSON: Encodable {
    /// The newest journal entry that is counted.
    let position: Int64
    let today: String
    let open: Int
    let cells: [Cell]
    /// Every fact, also those of which there were none.
    let facts: [String: Int]

    struct Cell: Encodable {
        let unit: OrNull<String>
        let stage: String
        let lamp: String
        let count: Int
    }

    init(_ overview: Overview) {
        position = overview.position
        today = overview.today.description
        open = overview.open
        cells = overview.cells.map { cell in
            Cell(
                unit: OrNull(cell.unit?.rawValue),
                stage: cell.stage.rawValue,
                lamp: cell.lamp.rawValue,
                count: cell.count,
            )
        }
        facts = Dictionary(uniqueKeysWithValues: Fact.allCases.map { ($0.rawValue, overview.facts[$0] ?? 0) })
    }
}
