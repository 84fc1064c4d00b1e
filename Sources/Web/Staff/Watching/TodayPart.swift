// SPDX-License-Identifier: Apache-2.0

import Dashboards
import WorkCalendar

/// What has happened today, in a line of figures: template `staff/today`.
struct TodayPart: Sendable {
    let day: String
    let tiles: [BoardModel.Tile]

    init(_ overview: Overview, _ wording: Wording) {
        day = overview.today.description
        tiles = BoardModel.Tile.today(overview, wording)
    }
}
